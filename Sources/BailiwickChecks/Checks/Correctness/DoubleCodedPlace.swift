import BailiwickModel

extension Check {
  static let doubleCodedPlace = Check(
    .doubleCodedPlace, "a second code of a place that has one of its own, such as `CN-HK`",
    page: CheckPage(
      what: """
        The place has an alpha-2 code of its own, and so is in no other country here: `in CN` leaves HK out, however \
        HK is written.
        """,
      why: """
        Whoever writes `CN-HK` may believe that `CN` holds it. An order of one is no order of the other.
        """,
      avoid: """
        block participants in CN-HK under HK
        """,
      prefer: """
        block participants in HK under HK
        """,
      fix: "Safe: the place's own code is written.",
      related: ["C001", "C002"]),
    .reading)
}
