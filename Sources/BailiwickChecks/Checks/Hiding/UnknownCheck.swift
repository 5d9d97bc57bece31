import BailiwickSource

extension FindingKind {
  package static let unknownCheck = FindingKind("M003", "unknown-check", category: "acceptance", .error)
}

extension Check {
  static let unknownAccepted = Check(
    .unknownCheck, "a pragma that names no check",
    page: CheckPage(
      what: "No check has the code or name that the pragma accepts.",
      why: "What it was to accept is not accepted.",
      avoid: """
        #! accept no-autority: ours
        block participants in CN under CN
        """,
      prefer: """
        #! accept no-authority: ours
        block participants in CN
        """,
      fix: "A near name is proposed.",
      related: ["M001", "M006"]),
    .hiding)
}
