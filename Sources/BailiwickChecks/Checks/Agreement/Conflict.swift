import BailiwickSource

extension FindingKind {
  static let conflict = FindingKind("A001", "conflict", category: "agreement", .warning)
}

extension Check {
  static let conflict = Check(
    .conflict, "a protect and a restriction of different authorities meet",
    page: CheckPage(
      what: """
        One authority protects somebody whom another restricts, in the same request. The witness shows it.
        """,
      why: "The strength of rules decides, and perhaps nobody has decided that it should.",
      avoid: """
        protect participants in HK for meetings tagged illegal-in-CN under HK

        block participants in CN, HK for meetings tagged illegal-in-CN under CN
        """,
      prefer: """
        protect participants in HK under HK

        block participants in CN for meetings tagged illegal-in-CN under CN
        """,
      fix: "None.",
      related: ["A002"]),
    .proof)
}
