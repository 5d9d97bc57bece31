import BailiwickModel
import BailiwickProofs
import BailiwickSource

extension FindingKind {
  static let neverTrue = FindingKind("C007", "never-true", category: "correctness", .error)
}

extension Check {
  static let neverTrue = Check(
    .neverTrue, "no request satisfies it",
    page: CheckPage(
      what: "The condition contradicts itself. The finding names the part that kills it.",
      why: """
        A rule that can never fire protects and restricts nobody, though its author believes that it does.
        """,
      avoid: """
        block participants in CN when participant in DE under CN
        """,
      prefer: """
        block participants in CN when meeting.language is "de" under CN
        """,
      fix: """
        None. Change the part that the finding names: often `and` is written for `or`, or a place lies in \
        another.
        """,
      related: ["D001", "C008"]),
    .policy(findings))
}

private func findings(_ subject: Subject) -> [Finding] {
  subject.proofs.idleConditions.filter { $0.kind == .neverTrue || $0.kind == .contradicted }.map { condition in
    let isAlone = condition.kind == .neverTrue
    return Finding(
      .neverTrue, isAlone ? "no request satisfies this" : "no request satisfies this and what the rule asks besides",
      at: condition.range, labels: condition.others.map { .init("this contradicts it", at: $0) })
  }
}
