import BailiwickSource

extension FindingKind {
  static let excessDemand = FindingKind("L009", "excess-demand", category: "leak", .warning)
}

extension Check {
  static let excessDemand = Check(
    .excessDemand, "the order demands what cannot be met without a leak",
    page: CheckPage(
      what: "No rule could give what the order asks for without reaching people whom it does not bind.",
      why: "A demand may be met as far as the authority's bailiwick goes, and no farther.",
      avoid: """
        order takedown issued by CN on 2020-05-18 demands end meetings tagged illegal-in-CN
        """,
      prefer: """
        order takedown issued by CN on 2020-05-18 demands block participants in CN for meetings tagged illegal-in-CN
        """,
      fix: "The widest confined form is proposed.",
      related: ["L002", "A002"]),
    .proof)
}
