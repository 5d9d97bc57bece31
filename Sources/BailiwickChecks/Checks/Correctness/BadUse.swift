import BailiwickModel

extension Check {
  static let badUse = Check(
    .badUse, "a used file that cannot be read, lies outside the root directory, or uses itself",
    page: CheckPage(
      what: """
        The file after `use` is not there, cannot be read, leads out of the program's directory, or in the end uses \
        this one.
        """,
      why: "A program without a part of it could be the opposite of what is meant.",
      avoid: """
        use "nowhere.bwk"
        """,
      prefer: """
        block participants in CN for meetings tagged illegal-in-CN
        """,
      fix: "None. Write the path from this file's folder, without a circle."),
    .reading)
}
