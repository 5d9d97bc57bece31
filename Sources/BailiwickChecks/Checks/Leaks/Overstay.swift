import BailiwickProofs
import BailiwickSource

extension FindingKind {
  static let overstay = FindingKind("L008", "overstay", category: "leak", .error)
}

extension Check {
  static let overstay = Check(
    .overstay, "a lasting effect outlives its order",
    page: CheckPage(
      what: "Every order under which the rule stands expires, and its effect does not.",
      why: "An order that is over binds nobody; what it brought about should be over, too.",
      avoid: """
        authority Court binds everywhere

        order ban issued by Court on 2020-01-01 expires 2020-12-31

        suspend participants under ban
        """,
      prefer: """
        authority Court binds everywhere

        order ban issued by Court on 2020-01-01 expires 2020-12-31

        block participants under ban
        """,
      fix: "An effect on participants that is decided anew each time is proposed.",
      related: ["L003", "T002"]),
    .policy({ $0.leaks(.overstay) }))
}
