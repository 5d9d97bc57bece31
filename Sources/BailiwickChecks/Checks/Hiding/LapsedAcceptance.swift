import BailiwickSource

extension FindingKind {
  static let lapsedAcceptance = FindingKind("M002", "lapsed-acceptance", category: "acceptance", .error)
}

extension Check {
  static let lapsedAcceptance = Check(
    .lapsedAcceptance, "an acceptance whose day has passed",
    page: CheckPage(
      what: """
        The pragma says until when the finding is accepted, and that was before today. What it accepted is shown \
        again.
        """,
      why: "Somebody has promised to look at it by that day.",
      avoid: """
        #! accept no-authority: until we have the order until 2026-01-31
        block participants in CN
        """,
      prefer: """
        #! accept no-authority: until we have the order until 2026-12-31
        block participants in CN
        """,
      fix: "None. Mend what was accepted; or accept it anew, with the reason of today and another day.",
      related: ["M001"]),
    .hiding)
}
