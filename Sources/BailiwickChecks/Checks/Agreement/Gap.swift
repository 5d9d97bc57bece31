import BailiwickSource

extension FindingKind {
  static let gap = FindingKind("A002", "gap", category: "agreement", .warning)
}

extension Check {
  static let gap = Check(
    .gap, "an order in force demands what nothing gives",
    page: CheckPage(
      what: """
        An order is in force and demands an effect within its bailiwick, and no effect that applies gives it to that \
        person. The witness shows it.
        """,
      why: "What is not done should be a decision, and be written down.",
      avoid: """
        order ban issued by CN on 2020-05-18 demands block participants in CN for meetings tagged illegal-in-CN
        """,
      prefer: """
        order ban issued by CN on 2020-05-18 demands block participants in CN for meetings tagged illegal-in-CN

        block participants in CN for meetings tagged illegal-in-CN under ban
        """,
      fix: "A rule that meets the demand is proposed.",
      related: ["L009"]),
    .proof)
}
