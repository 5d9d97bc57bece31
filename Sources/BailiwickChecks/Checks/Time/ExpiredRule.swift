import BailiwickModel
import BailiwickSource
import BailiwickSyntax

extension FindingKind {
  static let expiredRule = FindingKind("T001", "expired-rule", category: "time", .warning)
}

extension Check {
  static let expiredRule = Check(
    .expiredRule, "a rule whose window has passed",
    page: CheckPage(
      what: "The rule's own window ended before today.",
      why: """
        It does nothing any more, and reads as if it did. For a record of it there is the history of the file.
        """,
      avoid: """
        block participants in CN under CN from 2020-06-01 until 2020-07-01
        """,
      prefer: """
        block participants in CN under CN from 2026-06-01
        """,
      fix: "Unsafe: the rule is taken away, which changes what is decided for requests of that time.",
      related: ["T002", "T003"]),
    .policy(findings))
}

private func findings(_ subject: Subject) -> [Finding] {
  let now = subject.options.today.start
  let removal = RuleRemoval(subject)
  return subject.policy.rules.enumerated().compactMap { number, rule in
    guard let end = rule.sentence.window.end, end <= now, let item = subject.item(rule.origin) else { return nil }
    let clause = item.child(.untilClause, .throughClause)?.range
    return Finding(
      .expiredRule, "the rule `\(rule.name)` ended before \(subject.options.today.date)",
      at: clause ?? subject.place(of: rule),
      fixes: removal.edit(number).map { [Fix("take the rule away", .unsafe, [$0])] } ?? [])
  }
}
