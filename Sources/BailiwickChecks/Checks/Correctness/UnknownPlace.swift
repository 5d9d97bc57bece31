import BailiwickModel

extension Check {
  static let unknownPlace = Check(
    .unknownPlace, "no place has this code or name",
    page: CheckPage(
      what: "A code or name is no ISO 3166 code, no group, no M49 region and no territory of the program.",
      why: """
        A restriction for a place that does not exist restricts nobody. What looks like a code is never guessed: \
        `USCA` is not read as `US-CA`.
        """,
      avoid: """
        block participants in USCA for meetings tagged illegal-in-US-CA
        """,
      prefer: """
        block participants in US-CA for meetings tagged illegal-in-US-CA
        """,
      fix: "A near code is proposed; a place of the program's own is declared with `territory`.",
      related: ["C002", "C003", "A004"]),
    .reading)
}
