import BailiwickSource

extension FindingKind {
  static let unusedAcceptance = FindingKind("M001", "unused-acceptance", category: "acceptance", .warning)
}

extension Check {
  static let unusedAcceptance = Check(
    .unusedAcceptance, "a pragma that accepts nothing",
    page: CheckPage(
      what: "The check ran, and found nothing in the item after the pragma; or there is no item after it.",
      why: """
        What was accepted is gone. Left in place, the pragma would hide the next finding, which nobody has thought \
        about.
        """,
      avoid: """
        #! accept no-authority: ours
        block participants in CN under CN
        """,
      prefer: """
        block participants in CN under CN
        """,
      fix: "Safe: the pragma is taken away.",
      related: ["M002"]),
    .hiding)
}
