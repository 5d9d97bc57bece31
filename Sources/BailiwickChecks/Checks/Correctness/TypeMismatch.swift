import BailiwickModel

extension Check {
  static let typeMismatch = Check(
    .typeMismatch, "a test that the attribute's type does not allow",
    page: CheckPage(
      what: """
        Numbers are compared, texts are searched, places are asked with `in`: the test does not go with the \
        attribute.
        """,
      why: "The test has no meaning, so no decision could hang on it.",
      avoid: """
        block participants when meeting.size contains "vigil"
        """,
      prefer: """
        block participants when meeting.topic contains "vigil"
        """,
      fix: "None; the finding says what the attribute is and how it is asked.",
      related: ["C004"]),
    .reading)
}
