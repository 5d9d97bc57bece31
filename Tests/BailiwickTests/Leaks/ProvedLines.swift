import Bailiwick

/// What is proved of a policy beside its leaks, in the words of the fixtures.
///
///     dead: a, b
///     silent: c
///     shadowed: d by e, f
///     violated: never 1 by c
///     conflict: c and g
///     excess: june-4th 1
///     gap: june-4th 2
struct ProvedLines {
  /// The rules that do nothing of their own, and the assertions that can be violated.
  private(set) var ofRules: [String] = []
  /// The rules of two authorities that meet on one person.
  private(set) var ofConflicts: [String] = []
  /// What orders demand in excess, and what of it nothing gives.
  private(set) var ofDemands: [String] = []
  /// What nothing was proved of, and witnesses that do not show what they should.
  private(set) var problems: [String] = []

  init(_ grounds: Grounds) {
    collectRules(grounds)
    collectConflicts(grounds)
    collectDemands(grounds)
  }

  private mutating func collectRules(_ grounds: Grounds) {
    let policy = grounds.policy
    let idle = IdleRuleProver(grounds).find()
    func names(_ rules: [Int]) -> String { rules.map { policy.rules[$0].name }.joined(separator: ", ") }
    if !idle.dead.isEmpty { ofRules.append("dead: \(names(idle.dead))") }
    if !idle.silent.isEmpty { ofRules.append("silent: \(names(idle.silent))") }
    for shadowed in idle.shadowed.sorted(by: { $0.rule < $1.rule }) {
      ofRules.append("shadowed: \(names([shadowed.rule])) by \(names(shadowed.coverers))")
    }
    if !idle.unproved.isEmpty { problems.append("unproved: \(names(idle.unproved))") }
    let assertions = AssertionProver(grounds).find()
    for violation in assertions.violations {
      ofRules.append("violated: never \(violation.assertion + 1) by \(names([violation.rule]))")
      if !violation.isConfirmed { problems.append("never \(violation.assertion + 1) has no witness") }
    }
    problems += assertions.unproved.map { "unproved: never \($0 + 1)" }
  }

  private mutating func collectConflicts(_ grounds: Grounds) {
    let found = ConflictProver(grounds).find()
    for conflict in found.conflicts {
      let names = [conflict.restricting, conflict.protecting].map { grounds.policy.rules[$0].name }
      ofConflicts.append("conflict: \(names[0]) and \(names[1])")
      if !conflict.isConfirmed || conflict.person.isEmpty { problems.append("\(names) have no witness") }
    }
    if !found.unproved.isEmpty { problems.append("unproved: \(found.unproved)") }
  }

  private mutating func collectDemands(_ grounds: Grounds) {
    let orders = grounds.policy.orders.map(\.name)
    let demands = DemandProver(grounds)
    ofDemands = demands.excessDemands().map { "excess: \(orders[$0.order]) \($0.demand + 1)" }
    let found = demands.gaps()
    for gap in found.gaps {
      ofDemands.append("gap: \(orders[gap.order]) \(gap.demand + 1)")
      if !gap.isConfirmed { problems.append("the gap of \(orders[gap.order]) has no witness") }
    }
    if !found.unproved.isEmpty { problems.append("unproved: \(found.unproved)") }
  }
}
