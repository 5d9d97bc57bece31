/// How much work a question may be before its answer is that nothing is proved.
///
/// A step is a goal that is taken apart, or a test or a choice that is looked at, and takes some microseconds. Each
/// question about leaks has `atFirst` steps, which is plenty for a rule as people write them. Those that take more are
/// asked again when all were asked, with `perQuestion` steps each, until they have taken `perPolicy` together.
package final class Effort {
  package static let atFirst = 20_000
  package static let perQuestion = 1_000_000
  package static let perPolicy = 8_000_000

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

  /// Takes a step; `false` when there is none left, or nobody waits any longer.
  func spend() -> Bool {
    left = Interruption.isAsked ? -1 : left - 1
    return left >= 0
  }
}
