import BailiwickProofs
import BailiwickSource

extension FindingKind {
  static let proxyLeak = FindingKind("L005", "proxy-leak", category: "leak", .error)
}

extension Check {
  static let proxyLeak = Check(
    .proxyLeak, "residence, account country, e-mail … taken for presence",
    page: CheckPage(
      what: "The rule tests a place that proves no presence, or a text about the person.",
      why: """
        People travel and move, and accounts stay behind. What is registered somewhere binds nobody elsewhere.
        """,
      avoid: """
        block participants with account.country in CN for meetings tagged illegal-in-CN
        """,
      prefer: """
        block participants in CN for meetings tagged illegal-in-CN
        """,
      fix: "The `located` attribute is proposed.",
      related: ["L001"]),
    .policy({ $0.leaks(.proxy) }))
}
