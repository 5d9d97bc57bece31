import Bailiwick
import Foundation
import Testing

/// Every case in `Fixtures/Findings`; `Fixtures/Findings/README.md` tells how to write one.
///
/// The source of a case is drawn with all that is found in it, and nothing else may be found.
@Suite struct FindingFixtures {
  static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "Fixtures/Findings")

  static let cases: [FindingCase] = {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return names.filter { $0.hasSuffix(".md") }.sorted().flatMap { name in
      let text = try? String(contentsOf: folder.appending(path: name), encoding: .utf8)
      return FindingCase.cases(in: text ?? "", of: name)
    }
  }()

  @Test(arguments: cases)
  func findsWhatIsDrawn(fixture: FindingCase) {
    let compilation = Compilation(Program(files: fixture.files.map(\.source)))
    let mismatches = fixture.mismatches(with: compilation.findings)
    if !mismatches.isEmpty {
      Issue.record(
        """
        \(mismatches.joined(separator: "\n"))
        --- what is found:
        \(fixture.files.map { $0.drawing(compilation.findings) }.joined(separator: "\n"))
        """)
    }
    if let text = fixture.text {
      #expect(FindingsText(files: compilation.files).render(compilation.findings) == text)
    }
    if let concise = fixture.concise {
      #expect(FindingsConcise(files: compilation.files).render(compilation.findings) == concise)
    }
  }

  /// What holds of every list of findings, whatever the text.
  @Test(arguments: cases)
  func reportsInOrderAndOnce(fixture: FindingCase) {
    let compilation = Compilation(Program(files: fixture.files.map(\.source)))
    let findings = compilation.findings
    #expect(findings.map(\.range) == findings.map(\.range).sorted())
    #expect(Set(findings).count == findings.count, "a finding stands twice")
    #expect(findings.allSatisfy { !$0.message.isEmpty && !$0.message.hasSuffix(".") })
    #expect(compilation.trees.allSatisfy { $0.joinedTokens == $0.file.bytes })
    #expect((compilation.policySet == nil) == findings.contains { $0.severity == .error })
  }

  /// Lines and columns in JSON are those of the drawing, counted by other code.
  @Test(arguments: cases)
  func reportsItAsJSON(fixture: FindingCase) throws {
    let compilation = Compilation(Program(files: fixture.files.map(\.source)))
    let document = FindingsJSON(files: compilation.files).document(
      compilation.findings, counts: FindingCounts(compilation.findings), items: compilation.itemTexts)
    let parsed = try JSONDecoder().decode(ReportedFindings.self, from: Data(document.text().utf8))
    let reported = parsed.findings.map {
      "\($0.file):\($0.range.start.line):\($0.range.start.column)-\($0.range.end.line):\($0.range.end.column) \($0.code)"
    }
    #expect(reported.sorted() == fixture.files.flatMap(\.positions).sorted())
  }

  @Test func thereAreCases() {
    #expect(Self.cases.count >= 120)
    #expect(Set(Self.cases.map(\.testDescription)).count == Self.cases.count, "two cases have one heading")
  }
}

/// As much of the JSON of findings as is compared.
private struct ReportedFindings: Decodable {
  let findings: [Item]

  struct Item: Decodable {
    let code: String
    let file: String
    let range: Range
  }
  struct Range: Decodable {
    let start: Position
    let end: Position
  }
  struct Position: Decodable {
    let line: Int
    let column: Int
  }
}
