import Bailiwick
import FoundationEssentials
import Glibc
import Testing

private let hasPython = system("command -v python3 >/dev/null") == 0
private let hasXMLLint = system("command -v xmllint >/dev/null") == 0
private let schemaFile = TableFixture.root.appending(path: "../shared/schemas/DMN15.xsd").standardized
private let hasSchema = FileManager.default.fileExists(atPath: schemaFile.path)

/// Tables as programs read them that share nothing with us.
@Suite struct TableReadingTests {
  /// What every rule of a policy must be called by in a table: its decision, name, strength, authorities.
  private static let readBack = """
    import csv, json, sys
    tables, sheet, wanted = json.load(open("table.json")), list(csv.DictReader(open("table.csv"))), json.load(open("wanted"))
    rows = [(table["name"], row) for table in tables["tables"] for row in table["rows"]]
    found = lambda rules: sorted({tuple(rule) for rule in rules})
    assert tables["schema"] == "bailiwick.tables/1"
    assert found((n, r["rule"], r["strength"], "; ".join(r["authorities"])) for n, r in rows) == found(wanted)
    assert found((r["decision"], r["rule"], r["strength"], r["authorities"]) for r in sheet) == found(wanted)
    assert len(sheet) == len(rows)
    for line, (name, row) in zip(sheet, rows):
        table = next(table for table in tables["tables"] if table["name"] == name)
        cells = {table["columns"][cell["column"]]["words"]: cell["words"] for cell in row["cells"]}
        own = {column["words"] for table in tables["tables"] for column in table["columns"]}
        assert {column: line[column] for column in own if line[column]} == cells
        assert (line["row"], line["file"], line["sentence"]) == (str(row["number"]), row["file"], row["sentence"])
        assert line["line"] == str(row["range"]["start"]["line"])
    """

  @Test(.enabled(if: hasPython, "skipped: there is no python3"), arguments: TableFixture.all)
  func csvAndJSON(_ fixture: TableFixture) throws {
    let compilation = try fixture.compilation()
    let policy = try #require(compilation.policySet)
    let vocabulary = policy.vocabulary
    let rules = policy.rules.map { rule -> JSONValue in
      let effect = vocabulary.effects[rule.effect]
      let strength = rule.isByDefault ? "restricts by default" : effect.force.rawValue
      let decision = "\(effect.name) \(vocabulary.noun(rule.sentence.target))"
      return .strings([decision, rule.name, strength, rule.authorities.joined(separator: "; ")])
    }
    let marks = policy.marks.map { mark in
      JSONValue.strings(["mark \(mark.tag)", "mark \(mark.tag)", "marks", ""])
    }
    let report = TableReport(policy, tables: tabulate(policy), files: compilation.files)
    try inFolder { folder in
      try report.json.text().write(
        to: folder.appending(path: "table.json"), atomically: true, encoding: .utf8)
      try report.csv.write(to: folder.appending(path: "table.csv"), atomically: true, encoding: .utf8)
      try JSONValue.array(rules + marks).text()
        .write(to: folder.appending(path: "wanted"), atomically: true, encoding: .utf8)
      try Self.readBack.write(to: folder.appending(path: "read.py"), atomically: true, encoding: .utf8)
      #expect(system("cd '\(folder.path)' && python3 read.py") == 0)
    }
  }

  /// Every element is closed, every cell is under a header, and nothing is fetched.
  private static let readPage = """
    import html.parser, sys
    class Page(html.parser.HTMLParser):
        open, ids, links, labels = [], set(), set(), set()
        def handle_starttag(self, tag, attributes):
            found = dict(attributes)
            assert not {"src", "srcset", "action", "onclick", "style"} & found.keys(), found
            if tag == "link" or "href" in found and not found["href"].startswith("#"): raise SystemExit(tag)
            self.ids.add(found.get("id")); self.links.add(found.get("href", "#")[1:] or None)
            if tag in ("select",): self.labels.add(found["id"])
            if tag == "label": self.labels.discard(found["for"]) or self.labels.add("-" + found["for"])
            if tag == "th": assert found["scope"] in ("col", "rowgroup")
            if tag not in ("meta", "br", "wbr", "hr"): self.open.append(tag)
        def handle_endtag(self, tag):
            assert self.open.pop() == tag
        def handle_data(self, text):
            assert "@import" not in text and "url(" not in text and "http" not in text, text
    page = Page()
    page.feed(sys.stdin.read())
    assert not page.open and page.links <= page.ids, page.links - page.ids
    assert all("-" + label in page.labels for label in page.labels if not label.startswith("-")), page.labels
    """

  @Test(.enabled(if: hasPython, "skipped: there is no python3"), arguments: TableFixture.all)
  func page(_ fixture: TableFixture) throws {
    let page = try fixture.report().html
    try inFolder { folder in
      try page.write(to: folder.appending(path: "page"), atomically: true, encoding: .utf8)
      try Self.readPage.write(to: folder.appending(path: "read.py"), atomically: true, encoding: .utf8)
      #expect(system("cd '\(folder.path)' && python3 read.py < page") == 0)
    }
  }

  @Test(
    .enabled(if: hasXMLLint && hasSchema, "skipped: there is no xmllint, or no ../shared/schemas/DMN15.xsd"),
    arguments: TableFixture.all)
  func schema(_ fixture: TableFixture) throws {
    let report = try fixture.report()
    try inFolder { folder in
      for (name, text) in [
        "priority": report.dmn(.priority), "collect": report.dmn(.collect),
        "failure": TableReport(failure: "it does not compile").dmn(),
      ] {
        try text.write(to: folder.appending(path: name), atomically: true, encoding: .utf8)
        let check =
          "xmllint --noout --nonet --schema '\(schemaFile.path)' \(name) 2>problems || (cat problems; exit 1)"
        #expect(system("cd '\(folder.path)' && \(check)") == 0)
      }
    }
  }

  private func inFolder(_ body: (URL) throws -> Void) throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "bailiwick-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try body(folder)
  }
}
