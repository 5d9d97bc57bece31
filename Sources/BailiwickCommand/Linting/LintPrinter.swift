import Bailiwick
import BailiwickSource
import Glibc

/// Prints a report in every format that is asked for.
struct LintPrinter {
  let formats: [LintFormat]
  let style: Style
  let tellsAccepted: Bool
  /// People are told how often each check finds something, in place of the findings.
  let counts: Bool

  /// Statistics go to standard output unless it is a program's.
  func print(_ report: LintReport, files: [SourceFile]) throws {
    for format in formats where !(counts && format.isShown) {
      let result = rendered(report, files: files, format)
      if let file = format.file {
        try FileSystem.replace(file, with: Array(result.joined()))
      } else {
        for piece in result { StandardStreams.result(piece) }
      }
      if format.name == .github { try appendSummary(report.markdownSummary) }
    }
    guard counts else { return }
    let isTaken = formats.contains { $0.file == nil && !$0.isShown }
    let statistics = report.statistics
    guard isTaken else { return StandardStreams.result(statistics) }
    if !statistics.isEmpty { StandardStreams.error(String(statistics.dropLast())) }
  }

  /// A machine's format has its one document also when nothing could be looked at.
  func printFailure(_ message: String) throws {
    try print(LintReport(failure: message), files: [])
  }

  /// The pieces of a result, one after the other.
  func rendered(_ report: LintReport, files: [SourceFile], _ format: LintFormat) -> [[UInt8]] {
    switch format.name {
    case .text: text(report.findings, files, format.file == nil ? style : .plain)
    case .concise: [Array(FindingsConcise(files: files).render(report.findings).utf8)]
    case .json: document(report.json)
    case .sarif: document(report.sarif(version: BailiwickCommand.version, tellsAccepted: tellsAccepted))
    case .github: [Array(report.github.utf8)]
    case .junit: [Array(report.junit.utf8)]
    case .gitlab: document(report.gitlab)
    }
  }

  private func document(_ json: JSONValue) -> [[UInt8]] { [Array((json.text(.indented) + "\n").utf8)] }

  /// The findings for people.
  private func text(_ findings: [Finding], _ files: [SourceFile], _ style: Style) -> [[UInt8]] {
    FindingsText(files: files, style: style, explained: Set(Check.all.map(\.code))).pieces(findings)
  }

  /// The job's page on GitHub takes Markdown at the end of the file that this variable names.
  private func appendSummary(_ markdown: String) throws {
    guard let path = getenv("GITHUB_STEP_SUMMARY").map({ String(cString: $0) }), !path.isEmpty else { return }
    try FileSystem.append(Array(markdown.utf8), to: path)
  }
}
