import BailiwickModel
import BailiwickProofs
import BailiwickSource

extension FindingKind {
  static let silentRule = FindingKind("D008", "silent-rule", category: "redundancy", .warning)
}

extension Check {
  static let silentRule = Check(
    .silentRule, "the rule fires, and its effect is always withheld",
    page: CheckPage(
      what: "Stronger rules protect, or allow, everybody whom the rule would restrict.",
      why: "Whoever reads the rule believes that it restricts somebody.",
      avoid: """
        protect participants in CN

        block participants in CN for meetings tagged illegal-in-CN
        """,
      prefer: """
        protect participants in CN with account.kind is government

        block participants in CN for meetings tagged illegal-in-CN
        """,
      fix: "None. Narrow the stronger rules, which the finding names, or take this one away.",
      related: ["D001", "A001"]),
    .policy(findings))
}

private func findings(_ subject: Subject) -> [Finding] {
  subject.proofs.idleRules.silent.map { number in
    let rule = subject.policy.rules[number]
    return Finding(.silentRule, "the effect of `\(rule.name)` is always withheld", at: subject.place(of: rule))
  }
}
