import BailiwickSyntax

extension Check {
  static let syntax = Check(
    .syntax, "something else should stand here",
    page: CheckPage(
      what: "A word, sign or clause stands where the grammar has another, or something is missing.",
      why: """
        A sentence that cannot be read restricts nobody. It is reported where reading stopped, with what may stand \
        there; the sentences after it are read as if nothing had happened.
        """,
      avoid: """
        block participants in CN fro meetings tagged illegal-in-CN
        """,
      prefer: """
        block participants in CN for meetings tagged illegal-in-CN
        """,
      fix: "Where a word is near to one that fits, the finding proposes that.",
      related: ["Y002", "C004"]),
    .reading)
}
