import Bailiwick
import FoundationEssentials
import Testing

/// Why policies decide so, and what they did in many requests: `Fixtures/Explanations`.
///
/// Under a heading stand a policy in `bwk` blocks and a request in a `json request` block, or several in an
/// `ndjson requests` block; after it a block `explanation`, `explanation json`, `summary` or `summary json` has
/// exactly what is printed of it. `RECORD=1 swift test` rewrites these.
@Suite struct ExplanationFixtures {
  @Test(arguments: ExplanationFile.all) func says(_ file: ExplanationFile) throws {
    var lines = file.lines
    // From the last block to the first, so that line numbers stay.
    for (section, fence) in file.answers.reversed() {
      let wanted = fence.lines
      let got = try #require(try file.answer(fence, in: section))
      if ExplanationFile.isRecording {
        lines.replaceSubrange(fence.firstLine - 1..<fence.firstLine - 1 + wanted.count, with: got)
      } else if got != wanted {
        Issue.record(
          "\(file.url.lastPathComponent):\(fence.firstLine): \(section.heading)\n\(got.joined(separator: "\n"))",
          sourceLocation: SourceLocation(
            fileID: "BailiwickTests/\(file.url.lastPathComponent)", filePath: file.url.path, line: fence.firstLine,
            column: 1))
      }
    }
    if ExplanationFile.isRecording {
      try lines.joined(separator: "\n").write(to: file.url, atomically: true, encoding: .utf8)
    }
  }

  @Test func findsFixtures() {
    #expect(!ExplanationFile.all.isEmpty)
  }
}

/// A fixture with its questions and answers.
struct ExplanationFile: Sendable, CustomTestStringConvertible {
  let url: URL
  let lines: [String]
  let sections: [MarkdownSection]

  static let isRecording = ProcessInfo.processInfo.environment["RECORD"] == "1"

  static let all: [ExplanationFile] = {
    let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: "Fixtures/Explanations")
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return names.filter { $0.hasSuffix(".md") }.sorted().map { ExplanationFile(url: folder.appending(path: $0)) }
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
    sections.flatMap { section in
      section.fences.filter { $0.info.hasPrefix("explanation") || $0.info.hasPrefix("summary") }.map { (section, $0) }
    }
  }

  /// What is printed for the requests above a block.
  func answer(_ fence: MarkdownSection.Fence, in section: MarkdownSection) throws -> [String]? {
    let compilation = Compilation(DecisionCase(url: url, section: section).program)
    guard let policy = compilation.policySet else {
      Issue.record("\(section.heading): \(compilation.findings.map(\.message))")
      return nil
    }
    let requests = section.fences.last { $0.info.contains("request") && $0.firstLine < fence.firstLine }
    let isStream = requests?.info == "ndjson requests"
    let texts = isStream ? requests?.lines : requests.map { [$0.lines.joined(separator: "\n")] }
    let decider = Decider(DecisionProgram(policy, tables: tabulate(policy)))
    let explainer = Explainer(policy, tables: tabulate(policy), decider: decider)
    var summary = Summary(policy)
    var printed = ""
    for text in texts ?? [] {
      guard case .success(let read) = FactsReader(policy).read(Array(text.utf8)) else {
        summary.countError()
        continue
      }
      summary.count(decider.outcome(of: read.facts), of: read.facts)
      let explanation = explainer.explanation(of: read.facts)
      let words = FactsWords(read.facts, vocabulary: policy.vocabulary)
      printed +=
        fence.info == "explanation json"
        ? ExplanationJSON(policy, files: compilation.files).object(explanation).text(.indented) + "\n"
        : ExplanationText(policy, files: compilation.files).render(
          explanation, title: words.title, places: words.places)
    }
    if fence.info == "summary" { printed = SummaryText().render(summary) }
    if fence.info == "summary json" { printed = SummaryJSON.object(summary).text(.indented) + "\n" }
    return printed.split(separator: "\n", omittingEmptySubsequences: false).dropLast().map(String.init)
  }
}
