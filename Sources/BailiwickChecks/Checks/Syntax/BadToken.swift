import BailiwickSyntax

extension Check {
  static let badToken = Check(
    .badToken, "a character, number, string or expression that is not well formed",
    page: CheckPage(
      what: """
        A number, a string, a regular expression or another sign is not written as the language writes it.
        """,
      why: "What is meant must be read, never guessed: `10k` could be a name or a number.",
      avoid: """
        block participants in CN when meeting.size is at least 10k
        """,
      prefer: """
        block participants in CN when meeting.size is at least 10_000
        """,
      fix: "None; the finding says what is expected.",
      related: ["Y001"]),
    .reading)
}
