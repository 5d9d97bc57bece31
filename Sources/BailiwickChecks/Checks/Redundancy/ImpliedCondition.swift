import BailiwickModel
import BailiwickProofs
import BailiwickSource

extension FindingKind {
  static let impliedCondition = FindingKind("D005", "implied-condition", category: "redundancy", .warning)
}

extension Check {
  static let impliedCondition = Check(
    .impliedCondition, "a clause implied by others",
    page: CheckPage(
      what: "The condition holds whenever the others of its sentence do.",
      why: "A reader looks for the case that it excludes, and there is none.",
      avoid: """
        block participants in FR with location in EU under FR
        """,
      prefer: """
        block participants in FR under FR
        """,
      fix: """
        Safe: the condition is taken away, unless a comment stands in it. Where it alone names a tag that an authority \
        asserts, this is only proposed: the rule would be on another's word.
        """,
      related: ["C008", "D004"]),
    .policy(findings))
}

private func findings(_ subject: Subject) -> [Finding] {
  subject.proofs.idleConditions.filter { $0.kind == .implied }.map { condition in
    Finding(
      .impliedCondition, "the condition holds whenever the others do", at: condition.range,
      labels: condition.others.map { .init("this says it already", at: $0) }, fixes: subject.removal(of: condition))
  }
}
