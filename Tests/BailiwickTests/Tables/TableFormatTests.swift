import Bailiwick
import FoundationEssentials
import Testing

@Suite struct TableFormatTests {
  @Test(arguments: TableFixture.all) func goldens(_ fixture: TableFixture) throws {
    let report = try fixture.report()
    try fixture.expect(report.text(width: 110), in: "table.txt")
    try fixture.expect(report.text(width: 72), in: "narrow.txt")
    try fixture.expect(report.markdown, in: "table.md")
    try fixture.expect(report.csv, in: "table.csv")
    try fixture.expect(report.json.text(.indented) + "\n", in: "table.json")
    try fixture.expect(report.html, in: "table.html")
    try fixture.expect(report.dmn(.priority), in: "priority.dmn")
    try fixture.expect(report.dmn(.collect), in: "collect.dmn")
  }

  @Test(arguments: TableFixture.all, [60, 72, 110, 160]) func fitsTheTerminal(
    _ fixture: TableFixture, _ width: Int
  ) throws {
    for line in try fixture.report().text(width: width).split(separator: "\n") where line.first == "│" {
      #expect(displayWidth(line) <= width)
    }
  }

  @Test func oneTable() throws {
    let report = try TableFixture.all[0].report()
    #expect(report.only("block participants")?.tables.map(\.name) == ["block participant"])
    #expect(report.only("protect participant")?.tables.map(\.name) == ["protect participant"])
    #expect(report.only("block participant ") == nil)
  }

  @Test func alternativesThatAreKept() throws {
    let many = (1...11).map { "(meeting.size is \($0) or meeting.topic is \"t\($0)\")" }
    let text = "block participants in CN when \(many.joined(separator: " and "))"
    let compilation = Compilation(Program(text: text))
    let policy = try #require(compilation.policySet)
    let report = TableReport(policy, tables: tabulate(policy), files: compilation.files)
    #expect(report.tables[0].rules[0].rows.count == 1)
    #expect(report.text(width: 100).contains("rule-1 keeps alternatives"))
    #expect(report.markdown.contains("rule-1 keeps alternatives"))
    #expect(report.html.contains("Keeps alternatives"))
    #expect(report.csv.contains("meeting.size is 1 or meeting.topic is \"\"t1\"\""))
  }

  @Test(arguments: ["json", "csv", "html", "dmn"]) func failures(_ format: String) throws {
    let report = TableReport(failure: "the policy does not compile <&>", files: ["p.bwk"])
    let text =
      switch format {
      case "json": report.json.text()
      case "csv": report.csv
      case "html": report.html
      default: report.dmn()
      }
    #expect(format == "csv" || text.contains("does not compile"))
    #expect(!text.contains("<&>") || format == "json")
  }
}
