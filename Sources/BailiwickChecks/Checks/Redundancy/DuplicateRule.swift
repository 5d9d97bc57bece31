import BailiwickModel
import BailiwickProofs
import BailiwickSource

extension FindingKind {
  static let duplicateRule = FindingKind("D003", "duplicate-rule", category: "redundancy", .warning)
}

extension Check {
  static let duplicateRule = Check(
    .duplicateRule, "two rules that fire in the same requests",
    page: CheckPage(
      what: "Each of the rules fires exactly when the other does, with the same effect.",
      why: "One of them is left over, or was meant to say something else.",
      avoid: """
        block participants in CN-BJ, CN-SH under CN

        block participants in CN-SH, CN-BJ under CN
        """,
      prefer: """
        block participants in CN-BJ, CN-SH under CN
        """,
      fix: """
        Unsafe, since decisions then name other rules: the rule is taken away with its comments. Safe where the others \
        speak on the same word, as strongly, and tell people the same, and no rule gets another number. A rule of \
        which a test speaks stays.
        """,
      related: ["D002", "D007"]),
    .policy(findings))
}

private func findings(_ subject: Subject) -> [Finding] {
  let removal = RuleRemoval(subject)
  return subject.proofs.idleRules.shadowed.filter(\.isMutual).map {
    subject.finding(.duplicateRule, $0, "a second rule for what is said by", removal)
  }
}
