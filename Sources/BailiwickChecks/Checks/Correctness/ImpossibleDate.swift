import BailiwickModel

extension Check {
  static let impossibleDate = Check(
    .impossibleDate, "a date or instant that does not exist",
    page: CheckPage(
      what: "There is no such day, hour or moment, or its time zone is not said.",
      why: "An order is in force from one moment to another; both must exist.",
      avoid: """
        block participants in CN from 2021-02-29
        """,
      prefer: """
        block participants in CN under CN from 2020-02-29
        """,
      fix: "None. Write a day as `2020-02-29`, a moment as `2020-02-29T12:00:00Z`.",
      related: ["C010"]),
    .reading)
}
