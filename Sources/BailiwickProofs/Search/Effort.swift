/// How much work a question may be before its answer is that nothing is proved.
///
/// A step is a goal that is taken apart, or a test or a choice that is looked at, and takes some microseconds. One question has
/// `perQuestion` steps; where the questions about one policy have taken `perPolicy` together, each of the rest has
/// `whenSpent`, which is plenty for a rule as people write them.
package final class Effort {
  package static let perQuestion = 400_000
  package static let perPolicy = 4_000_000
  package static let whenSpent = 4_000

  private var left: Int

  init(_ steps: Int = Effort.perQuestion) { left = steps }

  /// So many of the steps that are left, taken apart for a question that is not to take all.
  func portion(_ divisor: Int) -> Effort {
    let part = remaining / divisor
    left -= part
    return Effort(part)
  }

  /// Gives back what a portion did not take.
  func regain(_ portion: Effort) { left += portion.remaining }

  var isSpent: Bool { left <= 0 }
  var remaining: Int { max(0, left) }

  /// Takes a step; `false` when there is none left.
  func spend() -> Bool {
    left -= 1
    return left >= 0
  }
}

/// What the questions about one policy may take together.
struct Efforts {
  private var left = Effort.perPolicy

  /// What the next question may take.
  var next: Effort { Effort(left > 0 ? Effort.perQuestion : Effort.whenSpent) }

  mutating func account(for effort: Effort) {
    left -= (left > 0 ? Effort.perQuestion : Effort.whenSpent) - effort.remaining
  }
}
