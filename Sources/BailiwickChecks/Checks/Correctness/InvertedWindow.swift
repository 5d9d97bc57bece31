import BailiwickModel

extension Check {
  static let invertedWindow = Check(
    .invertedWindow, "a time, an order or a range of numbers that ends before it begins",
    page: CheckPage(
      what: "The end stands before the start.",
      why: "What is in force at no moment, or for no number, has no effect.",
      avoid: """
        block participants in CN from 2020-07-01 until 2020-06-01
        """,
      prefer: """
        block participants in CN under CN from 2020-06-01 until 2020-07-01
        """,
      fix: "None. Change the two about, or mend the one that is wrong; `until` is not in force on its own day.",
      related: ["T001", "T005"]),
    .reading)
}
