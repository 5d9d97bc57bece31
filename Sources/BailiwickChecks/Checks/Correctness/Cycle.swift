import BailiwickModel

extension Check {
  static let cycle = Check(
    .cycle, "a territory or a mark that is made of itself",
    page: CheckPage(
      what: "A territory names itself, or a mark needs the tag that it adds, perhaps by way of others.",
      why: "Such a definition says nothing.",
      avoid: """
        territory North = South, SE
        territory South = North, IT
        """,
      prefer: """
        territory North = SE, NO
        territory South = North, IT

        block participants in South under South
        """,
      fix: "None; the finding shows the cycle."),
    .reading)
}
