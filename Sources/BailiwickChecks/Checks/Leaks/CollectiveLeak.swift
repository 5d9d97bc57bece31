import BailiwickProofs
import BailiwickSource

extension FindingKind {
  static let collectiveLeak = FindingKind("L002", "collective-leak", category: "leak", .error)
}

extension Check {
  static let collectiveLeak = Check(
    .collectiveLeak, "an effect on the thing reaches people outside",
    page: CheckPage(
      what: """
        The effect is on the thing, and so on everybody in it; an authority's word decides it, and some are outside \
        what it binds.
        """,
      why: """
        Ending a meeting for one of its people ends it for all. An order that binds one of them cannot decide for \
        the others.
        """,
      avoid: """
        end meetings tagged illegal-in-CN when any participant in CN
        """,
      prefer: """
        block participants in CN for meetings tagged illegal-in-CN
        """,
      fix: "Unsafe: the effect on the thing becomes one on each person inside.",
      related: ["L001", "L009"]),
    .policy({ $0.leaks(.collective) }))
}
