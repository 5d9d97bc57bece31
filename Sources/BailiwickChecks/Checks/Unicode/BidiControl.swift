import BailiwickSyntax

extension Check {
  static let bidiControl = Check(
    .bidirectionalControl, "a character that changes the direction of text",
    page: CheckPage(
      what: "The text has a bidirectional control character.",
      why: "A reviewer is shown another rule than the one that is in force (Unicode Technical Report 36).",
      avoid: """
        block participants in CN because "a\u{202E}b" under CN
        """,
      prefer: """
        block participants in CN because "ab" under CN
        """,
      fix: "Safe: the character is taken away.",
      related: ["U002", "U003"]),
    .reading)
}
