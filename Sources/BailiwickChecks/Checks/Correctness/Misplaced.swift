import BailiwickModel

extension Check {
  static let misplaced = Check(
    .misplaced, "something that cannot stand here, such as an effect with the wrong target",
    page: CheckPage(
      what: """
        Every word is known, but not in this place: an effect on what it cannot be on, a placement without a noun, \
        `by default` with a permission.
        """,
      why: "The sentence would say nothing, or something else than it seems to.",
      avoid: """
        block participants when in CN
        """,
      prefer: """
        block participants when participant in CN
        """,
      fix: "None; the finding says what can stand here.",
      related: ["C004", "C005"]),
    .reading)
}
