import BailiwickModel

extension Check {
  static let duplicateName = Check(
    .duplicateName, "a second item of this name, or a territory with the code of a place",
    page: CheckPage(
      what: """
        Two rules, orders, tags, territories, authorities or tests of one program have one name, or a territory \
        takes the code of a place.
        """,
      why: "Decisions, reports and acceptances speak of items by their names.",
      avoid: """
        territory US = US-NY
        """,
      prefer: """
        territory NewYork = US-NY

        block participants in NewYork under NewYork
        """,
      fix: "None; the finding points at the first.",
      related: ["X003"]),
    .reading)
}
