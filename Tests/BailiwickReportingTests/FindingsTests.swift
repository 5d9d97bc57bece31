import BailiwickReporting
import BailiwickSource
import Testing

@Suite struct FindingsTests {
  /// Every file in `Goldens/Findings`: add one to add a test. Answers are the sections `text`,
  /// `text WIDTH`, `coloured`, `concise`, `json` and `summary` that it has; without any, `text`.
  @Test(arguments: Golden.names(in: "Findings"))
  func rendersAsWritten(name: String) throws {
    let golden = Golden(name)
    let fixture = FindingFixture(golden.sections)
    var wanted = golden.sections
    if !wanted.contains(where: { answer(to: $0.heading, fixture) != nil }) {
      wanted.append(Golden.Section(heading: "text", body: ""))
    }
    for index in wanted.indices {
      if let answer = answer(to: wanted[index].heading, fixture) { wanted[index].body = answer }
    }
    try golden.expect(wanted)
  }

  private func answer(to heading: String, _ fixture: FindingFixture) -> String? {
    let words = heading.split(separator: " ")
    switch words[0] {
    case "text":
      let width = words.count > 1 ? Int(words[1])! : 100
      return FindingsText(files: fixture.files, width: width, explained: codes(fixture)).render(fixture.findings)
    case "coloured":
      return FindingsText(files: fixture.files, style: .coloured, explained: codes(fixture))
        .render(fixture.findings)
        .replacing("\u{1B}", with: "\\e")
    case "concise": return FindingsConcise(files: fixture.files).render(fixture.findings)
    case "json": return json(fixture).text(.indented)
    case "summary": return FindingCounts(fixture.findings).summary
    default: return nil
    }
  }

  private func codes(_ fixture: FindingFixture) -> Set<String> { Set(fixture.findings.map(\.kind.code)) }

  private func json(_ fixture: FindingFixture) -> JSONValue {
    FindingsJSON(files: fixture.files).document(
      fixture.findings, counts: FindingCounts(fixture.findings, accepted: 1),
      items: ItemTexts(range: \.range, text: { fixture.files[Int($0.file.number)].text($0.offsets) }))
  }

  @Test(.enabled(if: hasPython), arguments: Golden.names(in: "Findings"))
  func writesValidJSON(name: String) throws {
    let text = json(FindingFixture(Golden(name).sections)).text()
    #expect(!text.contains("\n"))
    #expect(try pythonAccepts(text, "import json, sys; json.load(sys.stdin)"))
  }

  @Test func countsInWords() {
    #expect(FindingCounts([]).summary == "no findings")
    let hidden = FindingCounts([], accepted: 2, baselined: 1)
    #expect(hidden.summary == "no findings (2 accepted, 1 in the baseline)")
    let kinds = [Severity.error, .error, .warning, .info].map { FindingKind("X", "x", category: "x", $0) }
    let range = SourceRange(file: FileID(0), start: 0, end: 0)
    #expect(FindingCounts(kinds.map { Finding($0, "", at: range) }).summary == "2 errors, 1 warning, 1 info")
  }

  /// Whatever the range: no crash, no control character, marks under something that is shown.
  @Test func anyRangeCanBeShown() {
    let pieces: [[UInt8]] = [
      Array("a".utf8), Array("北é\u{301}".utf8), [0x0A], [0x0D, 0x0A], [0x09], [0x1B], [0xFF, 0xE5], [0x80],
      Array("\u{202E}👍🏽".utf8), Array(repeating: 0x78, count: 150), [0x20, 0x20],
    ]
    var generator = SplitMix(state: 7)
    let kind = FindingKind("C001", "unknown-place", category: "names", .error)
    for _ in 0..<2_000 {
      let bytes = (0..<Int.random(in: 0...12, using: &generator)).flatMap { _ in
        pieces.randomElement(using: &generator)!
      }
      let file = SourceFile(name: "p\u{1B}.bwk", bytes: bytes)
      func range() -> SourceRange {
        let start = Int.random(in: 0...(bytes.count + 2), using: &generator)
        return SourceRange(
          file: FileID(Int.random(in: 0...1, using: &generator)), start: start,
          end: Int.random(in: start...(start + 20), using: &generator))
      }
      let finding = Finding(kind, "m\u{1B}", at: range(), labels: [.init("l\n", at: range())])
      let text = FindingsText(files: [file], width: 40).render(finding)
      #expect(!text.unicodeScalars.contains { $0 != "\n" && $0.properties.generalCategory == .control })
      for line in text.split(separator: "\n") where line.contains(" | ") {
        #expect(displayWidth(line) < 70)
      }
      #expect(text.split(separator: "\n").contains { $0.contains(" | ") && $0.contains("^") })
    }
  }
}

/// Steele, Lea and Flood's generator: the same numbers at each run.
struct SplitMix: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = (state ^ (state >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
