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

  /// The places of the filter are those that sentences name, and a row is shown for those whom it may concern.
  @Test func aPageIsFilteredByThePlacesThatAreNamed() throws {
    let text = """
      territory Nordic = SE, NO, FI
      territory Idle = JP
      rule b: block participants in EU except FR for meetings tagged illegal-in-DE
      rule c: block participants in CN except CN-BJ
      rule d: warn participants in "Western Asia", Nordic when participant.residence is UK
      """
    let html = try page(of: text)
    let group = try #require(html.firstMatch(of: /(?s)Named in the policy">\n(.*?)\n<\/optgroup>/)).1
    #expect(
      group == """
        <option value="Nordic">Nordic</option>
        <option value="CN">CN – China</option>
        <option value="CN-BJ">CN-BJ – Beijing</option>
        <option value="EU">EU – European Union</option>
        <option value="FR">FR – France</option>
        <option value="UK">UK – United Kingdom</option>
        <option value="Western Asia">Western Asia</option>
        """, "\(group)")
    let sets = try #require(html.firstMatch(of: /const places = (.*);/)).1
    let shown = sets.matches(of: /\[("[^\]]*)\]/).map { match in
      ["Nordic", "CN", "CN-BJ", "EU", "FR", "UK", "Western Asia"].filter { match.1.contains("\"\($0)\"") }
    }
    #expect(shown == [["Nordic", "EU", "Western Asia"], ["CN"], ["Nordic", "EU", "Western Asia"]], "\(shown)")
  }

  /// Whose word a tag is is told of every tag, and of those that marks add.
  @Test func aPageSaysWhatTagsMean() throws {
    let text = """
      tag adult on meeting "For adults"
      mark meetings tagged illegal-in-DE as dark
      rule b: block participants in DE for meetings tagged any of adult, dark, loud, illegal-in-CN
      """
    let html = try page(of: text)
    let tags = try #require(html.firstMatch(of: /(?s)<h3>Tags<\/h3>\n<dl>\n(.*?)\n<\/dl>/)).1
    #expect(
      tags == """
        <dt>adult</dt><dd>For adults. The house's own.</dd>
        <dt>dark</dt><dd>The house's own. Added by marks, on the word of DE.</dd>
        <dt>illegal-in-CN</dt><dd>Asserted by CN.</dd>
        <dt>illegal-in-DE</dt><dd>Asserted by DE.</dd>
        <dt>loud</dt><dd>The house's own.</dd>
        """, "\(tags)")
  }

  private func page(of text: String) throws -> String { try report(text).html }

  private func report(_ text: String) throws -> TableReport {
    let compilation = Compilation(Program(text: text))
    let policy = try #require(compilation.policySet)
    return TableReport(policy, tables: tabulate(policy), files: compilation.files)
  }

  /// A mark that combines with a character of the format is one character with it, and yet the format's reader sees
  /// the character.
  @Test func charactersOfTheFormatBeforeCombiningMarks() throws {
    let csv = try report("rule a: block participants in CN because \"\u{301}x\"\n").csv
    #expect(csv.unicodeScalars.contains("\u{301}") && Array(csv.utf8).count { $0 == UInt8(ascii: "\"") } % 2 == 0)
    let fields = csv.split(separator: "\n")[1].unicodeScalars.split(separator: ",").map { String(Substring($0)) }
    #expect(
      fields.contains { $0.utf8.elementsEqual("\"rule a: block participants in CN because \"\"\u{301}x\"\"\"".utf8) })
    let commanding = "|<*`_[]~&#"
    let marked = commanding.unicodeScalars.map { "\($0)\u{301}" }.joined()
    let markdown = try report("block participants for meetings with topic is \"\(marked)\"\n").markdown
    for scalar in commanding.unicodeScalars {
      #expect(markdown.utf8.contains("\\\(scalar)\u{301}".utf8), "\(scalar)")
    }
  }

  /// Names differ in DMN where they differ here.
  @Test func namesInDMN() throws {
    let names = ["a-b", "a_b", "a-_b", "a_-b", "a__b", "a_-_b", "a-_-b", "a-b_", "a-_", "a___hu_b"]
    let orders = names.map { "order \($0) issued by CN on 2020-01-01\nblock participants in CN under \($0)\n" }
    let dmn = try report(orders.joined()).dmn()
    let inputs = dmn.matches(of: /<inputData id="data_(order_[^"]*)"/).map { String($0.1) }
    #expect(Set(inputs).count == names.count, "\(inputs)")
    #expect(inputs.prefix(3) == ["order_a_b", "order_a__b", "order_a___hu_b"])
  }

  /// XML can have neither, but FEEL can say them.
  @Test(arguments: [("\u{FFFE}", "\\uFFFE"), ("\u{FFFF}", "\\uFFFF")])
  func charactersThatXMLCannotHave(_ character: String, _ escape: String) throws {
    let report = try report("block participants for meetings with topic is \"b\(character)\"\n")
    #expect(report.dmn().contains("\"b\(escape)\"</text>"))
    #expect(report.dmn(.collect).contains("\"b\(escape)\""))
  }

  @Test func linesThatEndAsOnWindows() throws {
    let text = "rule a:\n    block participants\n      in CN\n"
    let sentences = try [text, text.replacing("\n", with: "\r\n")].map { try report($0).tables[0].rules[0].sentence }
    #expect(sentences == Array(repeating: "rule a:\n  block participants\n    in CN", count: 2))
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
