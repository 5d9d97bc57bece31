import BailiwickSyntax

extension Check {
  static let invalidText = Check(
    .invalidText, "bytes that are not UTF-8, or a NUL",
    page: CheckPage(
      what: "The file has bytes that are no UTF-8, or a NUL.",
      why: "Two programs may read such bytes as two texts, so that what a reviewer saw is not what decides.",
      avoid: """
        block participants in CN because "a\u{0000}b"
        """,
      prefer: """
        block participants in CN because "a b"
        """,
      fix: "None. Save the file as UTF-8.",
      related: ["U001", "U003"]),
    .reading)
}
