import BailiwickSource

extension FindingKind {
  package static let notAcceptable = FindingKind("M005", "not-acceptable", category: "acceptance", .error)
}

extension Check {
  static let notAcceptable = Check(
    .notAcceptable, "an acceptance of what may not be accepted here",
    page: CheckPage(
      what: """
        The pragma accepts a leak, and the configuration does not say with `acceptable` that this may be; or what \
        nobody can accept: an error that keeps the policy from compiling, or a finding about acceptances.
        """,
      why: """
        Whether an authority may reach beyond its bailiwick is not for the author of one rule to settle.
        """,
      avoid: """
        #! accept territory-leak: we were asked to
        block participants in CN for meetings tagged illegal-in-CN
        """,
      prefer: """
        block participants in CN for meetings tagged illegal-in-CN
        """,
      fix: """
        None. Mend the leak as its own page says. Where the leak is wanted, those who answer for all \
        policies say so in `bailiwick.toml`, as in `acceptable = ["territory-leak"]`.
        """,
      related: ["M001", "L001"]),
    .hiding)
}
