import BailiwickSource

extension FindingKind {
  static let neverViolated = FindingKind("C014", "never-violated", category: "correctness", .error)
}

extension Check {
  static let neverViolated = Check(
    .neverViolated, "a `never` fails, with a witness",
    page: CheckPage(
      what: "There is a request in which the effect applies that the program says never does.",
      why: "A `never` is a promise to those it names. It is proved for all requests, and here it is broken.",
      avoid: """
        never block participants outside CN

        block participants for meetings tagged illegal-in-CN
        """,
      prefer: """
        never block participants outside CN

        block participants in CN for meetings tagged illegal-in-CN
        """,
      fix: "None; the witness shows the request.",
      related: ["L001"]),
    .proof)
}
