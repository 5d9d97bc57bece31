import Bailiwick
import Testing

@Suite struct TabulationTests {
  private func policy(_ text: String) throws -> PolicySet {
    let compilation = Compilation(Program(text: text))
    return try #require(compilation.policySet, "\(compilation.findings.map(\.message))")
  }

  private func rule(_ text: String) throws -> (table: DecisionTable, rule: TableRule) {
    let table = try #require(tabulate(try policy(text)).first)
    return (table, try #require(table.rules.first))
  }

  @Test func aConjunctionIsOneRow() throws {
    let (table, rule) = try rule("block participants in CN for meetings tagged illegal-in-CN with size at least 10")
    #expect(rule.rows.count == 1)
    #expect(table.columns.count == 3)
  }

  @Test func alternativesOfOneColumnAreOneCell() throws {
    let (_, rule) = try rule("block participants when participant in CN or participant in HK")
    #expect(rule.rows.count == 1)
    #expect(rule.rows[0].count == 1)
  }

  @Test func alternativesAcrossColumnsAreRowsThatShareCells() throws {
    let (table, rule) = try rule(
      "block participants in CN when meeting.size at least 10 or participant.role is cohost")
    #expect(rule.rows.count == 2)
    #expect(table.cells.count == 3)
    #expect(Set(rule.rows[0]).intersection(rule.rows[1]).count == 1)
  }

  @Test func windowsAndOrdersAreCells() throws {
    let (table, rule) = try rule(
      """
      order o issued by CN on 2020-06-01
      block participants from joining meetings from 2020-06-01 through 2020-06-30 under o
      """)
    #expect(Set(table.columns) == [.activity, .fact(Path(.time)), .orders])
    #expect(rule.rows[0].count == 4)
  }

  @Test func oneTableForAnEffectOnANoun() throws {
    let tables = tabulate(
      try policy(
        """
        block participants in CN
        suspend hosts in CN
        suspend participants in CN
        block participants in HK
        mark meetings with size at least 10 as large
        """))
    #expect(tables.map(\.rules.count) == [2, 1, 1, 1])
    #expect(tables.last?.output == .tag("large"))
  }

  /// Eleven choices of two would be 2,048 rows.
  @Test func tooManyRowsBecomeAColumn() throws {
    let choices = (0..<11).map { number in
      "(meeting.size at least \(number) or meeting.topic contains \"\(number)\")"
    }
    let text = "block participants when " + choices.joined(separator: " and ")
    let (table, rule) = try rule(text)
    #expect(rule.keepsAlternatives)
    #expect(rule.rows.count == 1)
    #expect(table.columns.contains(.alternatives))
    let policy = try policy(text)
    let decider = Decider(DecisionProgram(policy, tables: tabulate(policy)))
    let meetings = [
      #"{"size":10,"topic":"x"}"#, #"{"size":9,"topic":"10"}"#, #"{"size":9,"topic":"x"}"#, #"{"size":9}"#, "{}",
    ]
    for meeting in meetings {
      let read = try FactsReader(policy).read(Array(#"{"participant":{},"meeting":\#(meeting)}"#.utf8)).get()
      #expect(decider.outcome(of: read.facts) == Meaning(policy).outcome(of: read.facts), "\(meeting)")
    }
  }
}
