import BailiwickModel
import BailiwickProofs
import BailiwickSource

extension FindingKind {
  static let deadRule = FindingKind("D001", "dead-rule", category: "redundancy", .warning)
}

extension Check {
  static let deadRule = Check(
    .deadRule, "no request fires the rule",
    page: CheckPage(
      what: "What the rule asks for cannot be.",
      why: "A rule without effect hides that nothing is done, or that it is done elsewhere.",
      avoid: """
        block participants in CN for meetings tagged illegal-in-CN when no participant in CN
        """,
      prefer: """
        block participants in CN for meetings tagged illegal-in-CN
        """,
      fix: """
        Unsafe: the rule is taken away with its comments. Where facts are missing it may have kept a decision open. A \
        rule of which a test speaks stays.
        """,
      related: ["C007", "D002", "D008"]),
    .policy(findings))
}

private func findings(_ subject: Subject) -> [Finding] {
  let conditions = subject.proofs.idleConditions
  let removal = RuleRemoval(subject)
  return subject.proofs.idleRules.dead.map { number in
    let rule = subject.policy.rules[number]
    var labels: [Finding.Label] = []
    for condition in conditions where condition.rule == number {
      let isAlone = condition.others.isEmpty
      labels.append(.init(isAlone ? "nothing is so" : "this", at: condition.range))
      labels += condition.others.map { .init("and this are never so together", at: $0) }
    }
    return Finding(
      .deadRule, "no request fires `\(rule.name)`", at: subject.place(of: rule), labels: labels,
      fixes: removal.fixes(ofDead: number))
  }
}
