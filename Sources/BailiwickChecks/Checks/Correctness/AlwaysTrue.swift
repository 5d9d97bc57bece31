import BailiwickModel
import BailiwickProofs
import BailiwickSource

extension FindingKind {
  static let alwaysTrue = FindingKind("C008", "always-true", category: "correctness", .warning)
}

extension Check {
  static let alwaysTrue = Check(
    .alwaysTrue, "the condition adds nothing",
    page: CheckPage(
      what: "The condition holds in every request.",
      why: "Whoever reads it believes in a limit that is none.",
      avoid: """
        block participants in CN under CN
        when meeting.size is at least 1 or meeting.size is less than 1 or meeting.size is unknown
        """,
      prefer: """
        block participants in CN when meeting.size is at least 1 under CN
        """,
      fix: """
        Safe: the condition is taken away, unless a comment stands in it. Where it alone names a tag that an authority \
        asserts, this is only proposed: the rule would be on another's word.
        """,
      related: ["C007", "D005"]),
    .policy(findings))
}

private func findings(_ subject: Subject) -> [Finding] {
  subject.proofs.idleConditions.filter { $0.kind == .alwaysTrue }.map {
    Finding(.alwaysTrue, "every request satisfies this", at: $0.range, fixes: subject.removal(of: $0))
  }
}
