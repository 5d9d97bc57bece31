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
      fix: "None.",
      related: ["D001", "C008"]),
    .proof)
}
