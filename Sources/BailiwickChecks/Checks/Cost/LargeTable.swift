import BailiwickDecisions
import BailiwickModel
import BailiwickSource

extension FindingKind {
  static let largeTable = FindingKind("Z001", "large-table", category: "cost", .info)
}

extension Check {
  static let largeTable = Check(
    .largeTable, "a rule that takes more than 64 rows of its decision table",
    page: CheckPage(
      what: "The rule joins alternatives of several facts, each with each.",
      why: "Nobody reads a table of that size, and deciding takes longer.",
      avoid: """
        block participants in CN under CN
        when (meeting.size is 1 or meeting.language is "l1") and (meeting.size is 2 or meeting.language is "l2")
          and (meeting.size is 3 or meeting.language is "l3") and (meeting.size is 4 or meeting.language is "l4")
          and (meeting.size is 5 or meeting.language is "l5") and (meeting.size is 6 or meeting.language is "l6")
          and (meeting.size is 7 or meeting.language is "l7")
        """,
      prefer: """
        block participants in CN under CN when meeting.size is between 1 and 7
        """,
      fix: "None. Divide the rule, or name the alternatives of one fact together: `is one of`.",
      related: ["Z002"]),
    .policy(findings))
}

private let rowLimit = 64

private func findings(_ subject: Subject) -> [Finding] {
  subject.tables.flatMap { table -> [Finding] in
    guard case .effect = table.output else { return [] }
    return table.rules.filter { $0.rows.count > rowLimit || $0.keepsAlternatives }.map { source in
      let rule = subject.policy.rules[source.number]
      let count = source.keepsAlternatives ? "more rows than are written out" : "\(source.rows.count) rows"
      return Finding(
        .largeTable, "the rule `\(rule.name)` takes \(count) of its decision table", at: subject.place(of: rule))
    }
  }
}
