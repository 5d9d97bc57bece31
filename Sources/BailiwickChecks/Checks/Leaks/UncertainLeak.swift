import BailiwickProofs
import BailiwickSource

extension FindingKind {
  static let uncertainLeak = FindingKind("L004", "uncertain-leak", category: "leak", .error)
}

extension Check {
  static let uncertainLeak = Check(
    .uncertainLeak, "fires though the location is unknown or disputed",
    page: CheckPage(
      what: """
        The restriction holds for people of whom it is not known where they are, or whose places do not all lie \
        inside.
        """,
      why: "Somebody who may be elsewhere is restricted by a word that may not bind them.",
      avoid: """
        block participants possibly in CN for meetings tagged illegal-in-CN
        """,
      prefer: """
        block participants in CN for meetings tagged illegal-in-CN
        """,
      fix: "Unsafe: `possibly` is dropped.",
      related: ["L001", "C013"]),
    .policy({ $0.leaks(.uncertain) }))
}
