import BailiwickSource

extension FindingKind {
  static let deadRule = FindingKind("D001", "dead-rule", category: "redundancy", .warning)
}

extension Check {
  static let deadRule = Check(
    .deadRule, "no request fires the rule, or it is always withheld",
    page: CheckPage(
      what: "What the rule asks for cannot be, or stronger rules always lift it.",
      why: "A rule without effect hides that nothing is done, or that it is done elsewhere.",
      avoid: """
        protect participants in CN

        block participants in CN for meetings tagged illegal-in-CN
        """,
      prefer: """
        block participants in CN for meetings tagged illegal-in-CN
        """,
      fix: "Unsafe: the rule is taken away.",
      related: ["C007", "D002"]),
    .proof)
}
