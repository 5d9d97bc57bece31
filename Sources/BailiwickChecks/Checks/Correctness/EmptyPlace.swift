import BailiwickModel

extension Check {
  static let emptyPlace = Check(
    .emptyPlace, "`except` leaves no place",
    page: CheckPage(
      what: "Everything named before `except` is named after it.",
      why: "Nobody is in no place: what hangs on it never happens.",
      avoid: """
        block participants in DE, FR except EU
        """,
      prefer: """
        block participants in EU except DE, FR under EU
        """,
      fix: "None. Take the list after `except` for what it leaves, or take it away.",
      related: ["C001", "D004"]),
    .reading)
}
