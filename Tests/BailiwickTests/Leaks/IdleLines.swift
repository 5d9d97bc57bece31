import Bailiwick

/// Rules that are dead, silent or shadowed, and assertions that can be violated, in the words of the fixtures.
///
///     dead: a, b
///     silent: c
///     shadowed: d by e, f
///     violated: never 1 by c
struct IdleLines {
  private(set) var lines: [String] = []
  /// What nothing was proved of, and witnesses that do not show what they should.
  private(set) var problems: [String] = []

  init(_ grounds: Grounds) {
    let policy = grounds.policy
    let idle = IdleRuleProver(grounds).find()
    func names(_ rules: [Int]) -> String { rules.map { policy.rules[$0].name }.joined(separator: ", ") }
    if !idle.dead.isEmpty { lines.append("dead: \(names(idle.dead))") }
    if !idle.silent.isEmpty { lines.append("silent: \(names(idle.silent))") }
    for shadowed in idle.shadowed.sorted(by: { $0.rule < $1.rule }) {
      lines.append("shadowed: \(names([shadowed.rule])) by \(names(shadowed.coverers))")
    }
    if !idle.unproved.isEmpty { problems.append("unproved: \(names(idle.unproved))") }
    let assertions = AssertionProver(grounds).find()
    for violation in assertions.violations {
      lines.append("violated: never \(violation.assertion + 1) by \(names([violation.rule]))")
      if !violation.isConfirmed { problems.append("never \(violation.assertion + 1) has no witness") }
    }
    problems += assertions.unproved.map { "unproved: never \($0 + 1)" }
  }
}
