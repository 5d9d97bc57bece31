import Bailiwick
import Foundation
import Testing

/// Every case in `Fixtures/Checks`, drawn as those in `Fixtures/Findings` are.
///
/// The name of a file says which checks run in its cases: `time.md` those of the category `time`, the ones that
/// are off by default included. So a case shows one thing.
@Suite struct CheckFixtures {
  static let folder = Document.root.appending(path: "Tests/BailiwickTests/Fixtures/Checks")

  static let cases: [FindingCase] = {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return names.filter { $0.hasSuffix(".md") }.sorted().flatMap { name in
      let text = try? String(contentsOf: folder.appending(path: name), encoding: .utf8)
      return FindingCase.cases(in: text ?? "", of: name)
    }
  }()

  @Test(arguments: cases) func findsWhatIsDrawn(fixture: FindingCase) throws {
    let category = String(fixture.fixture.dropLast(3))
    let chosen = Check.chosen(by: category)
    try #require(!chosen.isEmpty, "\(fixture.fixture) is named after no category")
    let compilation = Compilation(Program(files: fixture.files.map(\.source)))
    let settings = CheckSettings(enabled: Set(chosen.map(\.code)))
    let findings = Linting.linted(compilation, settings).findings
    let mismatches = fixture.mismatches(with: findings)
    if !mismatches.isEmpty {
      Issue.record(
        """
        \(mismatches.joined(separator: "\n"))
        --- what is found:
        \(fixture.files.map { $0.drawing(findings) }.joined(separator: "\n"))
        """)
    }
  }

  @Test func thereAreCases() { #expect(Self.cases.count >= 20) }
}
