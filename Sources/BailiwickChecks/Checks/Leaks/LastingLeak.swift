import BailiwickProofs
import BailiwickSource

extension FindingKind {
  static let lastingLeak = FindingKind("L003", "lasting-leak", category: "leak", .error)
}

extension Check {
  static let lastingLeak = Check(
    .lastingLeak, "the effect follows the person abroad",
    page: CheckPage(
      what: "A lasting effect stays with a person who was inside when it was decided, and who may leave.",
      why: """
        Where somebody was is not where somebody is. A suspension for what was done there holds everywhere.
        """,
      avoid: """
        suspend hosts in CN for meetings tagged illegal-in-CN
        """,
      prefer: """
        block participants in CN for meetings tagged illegal-in-CN
        """,
      fix: "An effect on participants that is decided anew each time is proposed.",
      related: ["L008"]),
    .policy({ $0.leaks(.lasting) }))
}
