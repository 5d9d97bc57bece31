import ArgumentParser
import Bailiwick

struct Lint: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Finds what is wrong with policies.",
    discussion: "Reports every finding on syntax, names, types, tags and places, in source order.")

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text, concise, json
  }

  enum FailLevel: String, ExpressibleByArgument, CaseIterable {
    case error, warning, info, never

    /// The least severity that fails.
    var severity: Severity? { Severity(rawValue: rawValue) }
  }

  @Option(help: "How to print the findings: text, concise or json.")
  var format: Format = .text

  @Option(help: "The least severity that makes the exit code 1: error, warning, info or never.")
  var failOn: FailLevel = .error

  @OptionGroup var shared: SharedOptions

  @Argument(help: "Policies, directories of them, or - for standard input.", completion: .file(extensions: ["bwk"]))
  var paths: [String] = []

  func run() throws {
    let compilation = try shared.compile(paths) { printFailure($0) }
    let findings = compilation.findings
    let counts = FindingCounts(findings)
    switch format {
    case .text:
      StandardStreams.result(FindingsText(files: compilation.files, style: shared.resultStyle).render(findings))
      shared.say(counts.summary)
    case .concise:
      StandardStreams.result(FindingsConcise(files: compilation.files).render(findings))
      shared.say(counts.summary)
    case .json:
      let document = FindingsJSON(files: compilation.files).document(
        findings, counts: counts, itemText: compilation.itemText)
      StandardStreams.result(document.text(.indented) + "\n")
    }
    if let level = failOn.severity, findings.contains(where: { $0.severity >= level }) { throw ExitStatus.no }
  }

  /// A machine's format has its one document also on failure.
  private func printFailure(_ error: LoadingError) {
    guard format == .json else { return }
    StandardStreams.result(JSONValue.failure("\(error)").text(.indented) + "\n")
  }
}
