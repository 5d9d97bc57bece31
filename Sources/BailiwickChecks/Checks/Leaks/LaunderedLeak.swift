import BailiwickProofs
import BailiwickSource

extension FindingKind {
  static let launderedLeak = FindingKind("L006", "laundered-leak", category: "leak", .error)
}

extension Check {
  static let launderedLeak = Check(
    .launderedLeak, "another's word arrives through a mark or tag",
    page: CheckPage(
      what: """
        The rule names no order and no tag of the authority, and its word decides all the same: a mark or another \
        tag carries it.
        """,
      why: """
        A word does not change its speaker by being repeated. `adopts` says openly that an order takes over what \
        another asserts.
        """,
      avoid: """
        mark meetings tagged illegal-in-CN as reported

        block participants for meetings tagged reported
        """,
      prefer: """
        block participants in CN for meetings tagged illegal-in-CN
        """,
      fix: "None; the finding names the way.",
      related: ["L001", "A005"]),
    .policy({ $0.leaks(.laundered) }))
}
