import BailiwickProofs
import BailiwickSource

extension FindingKind {
  static let territoryLeak = FindingKind("L001", "territory-leak", category: "leak", .error)
}

extension Check {
  static let territoryLeak = Check(
    .territoryLeak, "the target is not confined to the authority's bailiwick",
    page: CheckPage(
      what: """
        Somebody outside what an authority binds is restricted, or spared, because of its word: its tag, or its \
        order in force.
        """,
      why: """
        An authority's word counts in its own district. Beyond it, the word is a wish, and whoever acts on it there \
        has made it law.
        """,
      avoid: """
        block participants for meetings tagged illegal-in-CN
        """,
      prefer: """
        block participants in CN for meetings tagged illegal-in-CN
        """,
      fix: "Unsafe: `in PLACE` is added, so that fewer people are restricted.",
      related: ["L002", "L004", "L006"]),
    .policy({ $0.leaks(.territory) }))
}
