import BailiwickSyntax

extension Check {
  static let invisibleCharacter = Check(
    .invisibleCharacter, "a character that shows nothing, or a space that is no blank",
    page: CheckPage(
      what: "The text has a character that cannot be seen.",
      why: "Two names that look the same may be two names.",
      avoid: """
        block participants in\u{00A0}CN under CN
        """,
      prefer: """
        block participants in CN under CN
        """,
      fix: "Safe: a space is written, or the character taken away.",
      related: ["U001", "U002"]),
    .reading)
}
