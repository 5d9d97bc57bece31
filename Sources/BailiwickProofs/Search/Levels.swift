/// What a search has supposed and chosen on which something hangs.
///
///     bit 0        whom a leak hits, and what is known of where they are
///     bit 1        whether the thing's people are listed
///     bits 2–31    who is in each of the thing's roles
///     bits 32–127  the choices, each by how many were made before it
///
/// Where a search fails for reasons that do not hang on its last choice, the other ways of that choice would fail for
/// the same reasons (backjumping: Prosser, "Hybrid Algorithms for the Constraint Satisfaction Problem", 1993). What
/// was supposed before the first choice is told apart likewise: a search that fails by none of it would fail whatever
/// were supposed in its place. Choices that come after very many others, and the last of very many roles, are told
/// apart no more, and count as one.
struct Levels: Hashable, Sendable {
  private var bits: UInt128

  private static let firstRole = 2
  private static let firstChoice = 32
  private static let lastChoice = 127

  static let none = Levels(bits: 0)
  static let all = Levels(bits: .max)
  /// Whom a leak hits, and what is known of where they are.
  static let person = Levels(bit: 0)
  /// Whether the thing's people are listed.
  static let list = Levels(bit: 1)

  /// Who is in a role.
  static func role(_ attribute: Int) -> Levels { Levels(bit: min(firstRole + attribute, firstChoice - 1)) }

  private init(bits: UInt128) { self.bits = bits }

  private init(bit: Int) { bits = 1 << UInt128(bit) }

  /// The choice before which so many were made.
  init(_ level: Int) { self.init(bit: min(Self.firstChoice + level, Self.lastChoice)) }

  var isEmpty: Bool { bits == 0 }

  func contains(_ level: Int) -> Bool { intersects(Levels(level)) }

  func intersects(_ other: Levels) -> Bool { bits & other.bits != 0 }

  func isSubset(of other: Levels) -> Bool { bits & ~other.bits == 0 }

  func union(_ other: Levels) -> Levels { Levels(bits: bits | other.bits) }

  mutating func formUnion(_ other: Levels) { bits |= other.bits }

  /// Without one choice, if it is told apart from others.
  func without(_ level: Int) -> Levels {
    Self.firstChoice + level < Self.lastChoice ? Levels(bits: bits & ~Levels(level).bits) : self
  }

  /// Whether the last choice on which this hangs was made before the last on which another does.
  static func isEarlier(_ one: Levels, _ other: Levels) -> Bool { one.bits < other.bits }
}

/// A goal, and what led to it.
struct Sought: Sendable {
  let goal: Goal
  let hangs: Levels

  init(_ goal: Goal, _ hangs: Levels) {
    self.goal = goal
    self.hangs = hangs
  }
}
