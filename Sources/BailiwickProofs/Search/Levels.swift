/// The choices on which something hangs, each by how many were made before it.
///
/// Where a search fails for reasons that do not hang on its last choice, the other ways of that choice would fail for
/// the same reasons (backjumping: Prosser, "Hybrid Algorithms for the Constraint Satisfaction Problem", 1993).
/// Choices that come after very many others are told apart no more, and count as one.
struct Levels: Hashable, Sendable {
  private var bits: UInt64

  private static let last = 63

  static let none = Levels(bits: 0)
  static let all = Levels(bits: .max)

  private init(bits: UInt64) { self.bits = bits }

  /// The choice before which so many were made.
  init(_ level: Int) { bits = 1 << UInt64(min(level, Self.last)) }

  func contains(_ level: Int) -> Bool { bits & Levels(level).bits != 0 }

  func union(_ other: Levels) -> Levels { Levels(bits: bits | other.bits) }

  mutating func formUnion(_ other: Levels) { bits |= other.bits }

  /// Without one choice, if it is told apart from others.
  func without(_ level: Int) -> Levels { level < Self.last ? Levels(bits: bits & ~Levels(level).bits) : self }
}

/// A goal, and the choices that led to it.
struct Sought: Sendable {
  let goal: Goal
  let hangs: Levels

  init(_ goal: Goal, _ hangs: Levels) {
    self.goal = goal
    self.hangs = hangs
  }
}
