import Bailiwick
import Testing

@Suite struct ConditionWordsTests {
  /// A condition, and what a table and a sentence say of it.
  struct Case: CustomTestStringConvertible {
    let written: String
    let cell: String
    /// As written, when it is not given.
    var sentence: String?
    var testDescription: String { written }
  }

  static let cases = [
    Case(written: "participant in CN", cell: "in CN"),
    Case(written: "participant.location in CN", cell: "in CN", sentence: "participant in CN"),
    Case(written: "participant outside EU", cell: "outside EU"),
    Case(written: "not participant outside EU", cell: "in EU", sentence: "participant in EU"),
    Case(written: "participant possibly in US-CA", cell: "possibly in US-CA"),
    Case(written: "not participant possibly in US-CA", cell: "not possibly in US-CA"),
    Case(written: "participant in US-NY, US-NJ, US-CT", cell: "in Market", sentence: "participant in Market"),
    Case(written: "participant in CA except CA-QC", cell: "in CA except CA-QC"),
    Case(written: "participant in EU except FR", cell: "in EU except FR"),
    Case(written: "participant in \"150\"", cell: "in \"Europe\"", sentence: "participant in \"Europe\""),
    Case(
      written: "participant in FR, DE, AT, IT", cell: "in AT, DE, FR, IT",
      sentence: "participant in AT, DE, FR, IT"),
    Case(written: "host in HK", cell: "in HK"),
    Case(written: "participant.residence in HK", cell: "in HK"),
    Case(written: "meeting tagged a", cell: "tagged a"),
    Case(written: "meeting not tagged \"any\"", cell: "not tagged \"any\""),
    Case(written: "meeting tagged any of a, b", cell: "tagged any of a, b"),
    Case(written: "meeting tagged all of a, b", cell: "tagged all of a, b"),
    Case(written: "meeting tagged none of a, b", cell: "tagged none of a, b"),
    Case(
      written: "meeting tagged a and not meeting tagged b", cell: "tagged a and not tagged b",
      sentence: "meeting tagged a and meeting not tagged b"),
    Case(written: "meeting.size at least 10", cell: "at least 10"),
    Case(written: "meeting.size more than 9", cell: "at least 10", sentence: "meeting.size at least 10"),
    Case(
      written: "not meeting.size at least 10", cell: "at most 9", sentence: "meeting.size at most 9"),
    Case(written: "not meeting.size at most 10", cell: "at least 11", sentence: "meeting.size at least 11"),
    Case(written: "meeting.size between 1 and 5", cell: "between 1 and 5"),
    Case(written: "not meeting.size between 1 and 5", cell: "not between 1 and 5"),
    Case(written: "not meeting.size at most 9223372036854775807", cell: "not at most 9223372036854775807"),
    Case(written: "meeting.size is 7", cell: "is 7"),
    Case(written: "meeting.size is not 7", cell: "is not 7"),
    Case(written: "participant.role is one of attendee, cohost", cell: "is one of attendee, cohost"),
    Case(written: "participant.role is not attendee", cell: "is not attendee"),
    Case(written: "meeting.topic is \"a\\\"b\"", cell: "is \"a\\\"b\""),
    Case(written: "meeting.topic matches /a\\/b/i", cell: "matches /a\\/b/i"),
    Case(written: "meeting.topic does not match /a/", cell: "does not match /a/"),
    Case(written: "meeting.topic contains \"x\"", cell: "contains \"x\""),
    Case(written: "meeting.topic does not start with \"x\"", cell: "does not start with \"x\""),
    Case(written: "meeting.topic ends with \"x\"", cell: "ends with \"x\""),
    Case(written: "participant.account.licensed", cell: "yes"),
    Case(written: "not participant.account.licensed", cell: "no"),
    Case(written: "time before 2020-06-04", cell: "before 2020-06-04"),
    Case(written: "time after 2020-06-04", cell: "from 2020-06-05", sentence: "not time before 2020-06-05"),
    Case(written: "time after 2020-06-04T20:00:00Z", cell: "after 2020-06-04T20:00:00Z"),
    Case(written: "participant.location is known", cell: "is known"),
    Case(written: "participant.role is unknown", cell: "is unknown"),
    Case(written: "any participant in CN", cell: "yes"),
    Case(written: "not any participant in CN", cell: "no"),
    Case(written: "at least 2 participants in CN with role is attendee", cell: "yes"),
    Case(written: "every participant with (role is attendee or in CN)", cell: "yes"),
    Case(written: "exactly 1 participant", cell: "yes"),
  ]

  @Test(arguments: cases) func words(_ question: Case) throws {
    let policy = try policy(question.written)
    let condition = policy.rules[0].sentence.when
    let words = ConditionWords(policy.declarations)
    #expect(words.sentence(condition) == question.sentence ?? question.written)
    let report = TableReport(policy, tables: tabulate(policy), files: [])
    #expect(report.tables[0].rules[0].rows.map { $0.cells.map(\.words) } == [[question.cell]])
  }

  /// What is said is again a condition of the language, and means the same.
  @Test(arguments: cases) func areTheLanguage(_ question: Case) throws {
    let first = try policy(question.written)
    let words = ConditionWords(first.declarations).sentence(first.rules[0].sentence.when)
    let second = try policy(words)
    #expect(ConditionWords(second.declarations).sentence(second.rules[0].sentence.when) == words)
    let tables = [first, second].map { TableReport($0, tables: tabulate($0), files: []) }
    #expect(tables[0].csv.split(separator: "\n")[0] == tables[1].csv.split(separator: "\n")[0])
    #expect(
      tables.map { $0.tables[0].rules[0].rows.map { $0.cells.map(\.words) } }.allSatisfy {
        $0 == [[question.cell]]
      })
  }

  @Test(arguments: [
    "1970-01-01T00:00:00Z", "2020-02-29T23:59:59Z", "1969-12-31T23:59:59.5Z", "0001-01-01T00:00:00Z",
    "2000-03-01T00:00:00.000000001Z", "9999-12-31T12:00:00Z",
  ]) func moments(_ text: String) throws {
    #expect(try #require(Instant(text)).timestamp == text)
  }

  private func policy(_ condition: String) throws -> PolicySet {
    let text = """
      territory Market = US-NY, US-NJ, US-CT
      warn participants when \(condition)
      """
    let compilation = Compilation(Program(text: text))
    return try #require(compilation.policySet, "\(compilation.findings.map(\.message))")
  }
}
