import BailiwickSource

extension FindingKind {
  static let shadowedRule = FindingKind("D002", "shadowed-rule", category: "redundancy", .warning)
}

extension Check {
  static let shadowedRule = Check(
    .shadowedRule, "other rules do the same whenever it fires",
    page: CheckPage(
      what: """
        Whenever the rule fires, others with the same effect and at least its strength fire as well. The fewest such \
        rules are named.
        """,
      why: "Two rules for one thing are changed one at a time.",
      avoid: """
        block participants in CN under CN

        block participants in CN for meetings tagged illegal-in-CN
        """,
      prefer: """
        block participants in CN for meetings tagged illegal-in-CN
        """,
      fix: "Unsafe, since decisions then name other rules; safe if provenance is equal.",
      related: ["D001", "D003"]),
    .proof)
}
