import BailiwickModel

extension Check {
  static let undeclaredTag = Check(
    .undeclaredTag, "a tag that nothing declares; it counts as the platform's own",
    page: CheckPage(
      what: "The tag is neither declared, nor added by a mark, nor of the form `illegal-in-PLACE`.",
      why: """
        Who asserts a tag decides whose word it is. A tag of nobody is taken for the house's own word, and a \
        misspelt one never holds.
        """,
      avoid: """
        block participants in CN for meetings tagged ilegal-in-CN under CN
        """,
      prefer: """
        tag unlisted on meeting

        block participants in CN for meetings tagged unlisted under CN
        """,
      fix: "A declaration or a near tag is proposed.",
      related: ["C004", "S004"]),
    .reading)
}
