import BailiwickModel

extension Check {
  static let badRegex = Check(
    .badRegex, "a regular expression that does not compile",
    page: CheckPage(
      what: "PCRE2 cannot read the expression.",
      why: "A test that cannot be asked decides nothing.",
      avoid: """
        block participants when meeting.topic matches /vigil(/
        """,
      prefer: """
        block participants when meeting.topic matches /vigil/
        """,
      fix: "None; the finding says where and why.",
      related: ["C016"]),
    .reading)
}
