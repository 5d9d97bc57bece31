import BailiwickModel
import BailiwickSource

extension FindingKind {
  static let unnamedRule = FindingKind("S003", "unnamed-rule", category: "style", .info)
}

extension Check {
  static let unnamedRule = Check(
    .unnamedRule, "a rule without a name", isOnByDefault: false,
    page: CheckPage(
      what: "The rule is called `rule-N` after its number. Off unless it is selected.",
      why: "A rule that is put before it takes its name, and decisions on record speak of another rule.",
      avoid: """
        block participants in CN under CN
        """,
      prefer: """
        rule mainland: block participants in CN under CN
        """,
      fix: "None. Write `rule NAME:` before the effect; decisions then speak of the rule by that."),
    .policy(findings))
}

private func findings(_ subject: Subject) -> [Finding] {
  subject.policy.rules.filter { !$0.isNamed }.map { rule in
    Finding(
      .unnamedRule, "the rule has no name and is called `\(rule.name)` after its number", at: subject.place(of: rule),
      notes: [.init("help", "write `rule NAME:` before it")])
  }
}
