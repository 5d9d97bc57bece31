import BailiwickSyntax

extension Check {
  static let repeatedClause = Check(
    .repeatedClause, "a clause that may stand once, a second time",
    page: CheckPage(
      what: "A sentence has two clauses of a sort of which it may have one, such as `when` or `until`.",
      why: """
        Two of them could be meant together or instead of each other. Join conditions with `and` or `or`.
        """,
      avoid: """
        block participants in CN when meeting.size is 1 when meeting.language is "en"
        """,
      prefer: """
        block participants in CN when meeting.size is 1 and meeting.language is "en"
        """,
      fix: "None; the finding points at the first clause."),
    .reading)
}
