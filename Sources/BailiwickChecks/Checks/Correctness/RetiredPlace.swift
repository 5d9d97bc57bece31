import BailiwickModel

extension Check {
  static let retiredPlace = Check(
    .retiredPlace, "a former or alias code; it names what the code stands for",
    page: CheckPage(
      what: "The code was withdrawn, or is another name of a place.",
      why: """
        An order speaks of a place as it is. A code that was withdrawn may be given again, or stand for several \
        places now.
        """,
      avoid: """
        block participants in UK under GB
        """,
      prefer: """
        block participants in GB under GB
        """,
      fix: "Safe: the code is replaced by those for which it stands, where several places may stand.",
      related: ["C001", "C003"]),
    .reading)
}
