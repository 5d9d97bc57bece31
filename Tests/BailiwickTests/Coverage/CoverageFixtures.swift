import Bailiwick
import FoundationEssentials
import Testing

/// What tests show of policies, and the tests that are missing: `Fixtures/Coverage`.
///
/// Under a heading stands a policy with its tests in `bwk` blocks. After it a block `coverage` has exactly what is
/// printed of its coverage without the counts, a block `missing` the tests that `--generate borders` writes, and a
/// block `failures` what is printed of tests that fail. `RECORD=1 swift test` rewrites these.
@Suite struct CoverageFixtures {
  @Test(arguments: CoverageFile.all) func says(_ file: CoverageFile) throws {
    var lines = file.lines
    // From the last block to the first, so that line numbers stay.
    for (section, fence) in file.answers.reversed() {
      let got = try file.answer(fence, in: section)
      if CoverageFile.isRecording {
        lines.replaceSubrange(fence.firstLine - 1..<fence.firstLine - 1 + fence.lines.count, with: got)
      } else if got != fence.lines {
        DecisionCase(url: file.url, section: section).fail(got.joined(separator: "\n"), line: fence.firstLine)
      }
    }
    if CoverageFile.isRecording {
      try lines.joined(separator: "\n").write(to: file.url, atomically: true, encoding: .utf8)
    }
  }

  @Test func findsFixtures() {
    #expect(CoverageFile.all.flatMap(\.answers).count >= 20)
  }
}

/// A fixture with its questions and answers.
struct CoverageFile: Sendable, CustomTestStringConvertible {
  let url: URL
  let lines: [String]
  let sections: [MarkdownSection]

  static let isRecording = ProcessInfo.processInfo.environment["RECORD"] == "1"

  static let all: [CoverageFile] = {
    let folder = DecisionCase.folder.deletingLastPathComponent().appending(path: "Coverage")
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return names.filter { $0.hasSuffix(".md") }.sorted().map { CoverageFile(url: folder.appending(path: $0)) }
  }()

  init(url: URL) {
    self.url = url
    let text = (try? String(contentsOf: url, encoding: .utf8)) ?? ""
    lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    sections = MarkdownSection.sections(of: text)
  }

  var testDescription: String { url.deletingPathExtension().lastPathComponent }

  /// The blocks that hold what is printed.
  var answers: [(section: MarkdownSection, fence: MarkdownSection.Fence)] {
    sections.flatMap { section in section.fences.filter { !$0.info.hasPrefix("bwk") }.map { (section, $0) } }
  }

  /// What is printed of the policy above a block.
  func answer(_ fence: MarkdownSection.Fence, in section: MarkdownSection) throws -> [String] {
    let compilation = Compilation(DecisionCase(url: url, section: section).program)
    let runner = try #require(
      TestRunner(compilation) { path, _ throws(LoadingError) in throw LoadingError(path: path, reason: "none here") },
      "\(section.heading): \(compilation.findings.map(\.message))")
    let printed: String
    switch fence.info {
    case "coverage": printed = runner.cover().coverage.text().lines(before: "coverage")
    case "failures": printed = TestReport(runner.run().filter { !$0.passed }).text().lines(before: "0 passed")
    case "missing":
      let missing = runner.borderTests()
      printed = missing.text + missing.unwritten.map { "# \($0)\n" }.joined()
    default:
      Issue.record("\(section.heading): a block \(fence.info)")
      return []
    }
    return printed.split(separator: "\n", omittingEmptySubsequences: false).map(String.init).dropTrailingEmpty
  }
}

extension String {
  /// The lines before the first that begins with a text.
  fileprivate func lines(before text: String) -> String {
    var found = ""
    for line in split(separator: "\n", omittingEmptySubsequences: false) {
      if line.hasPrefix(text) { break }
      found += line + "\n"
    }
    return found
  }
}

extension [String] {
  fileprivate var dropTrailingEmpty: [String] {
    Array(prefix((lastIndex { !$0.isEmpty } ?? -1) + 1))
  }
}
