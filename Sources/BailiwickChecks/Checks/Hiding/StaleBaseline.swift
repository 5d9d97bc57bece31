import BailiwickSource

extension FindingKind {
  package static let staleBaseline = FindingKind("M004", "stale-baseline", category: "acceptance", .error)
}

extension Check {
  static let staleBaseline = Check(
    .staleBaseline, "an entry of the baseline that stands for nothing",
    page: CheckPage(
      what: "The baseline knows a finding that is no longer found.",
      why: "It would hide the same finding when it comes back.",
      avoid: nil,
      prefer: """
        block participants in CN under CN
        """,
      fix: "Safe: `--fix` takes the entry out of the baseline.",
      related: ["M001"]),
    .hiding)
}
