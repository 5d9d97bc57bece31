import ArgumentParser
import Bailiwick

struct TestPolicies: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "test", abstract: "Runs the tests that stand in policies.")

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text, json, junit, tap
  }

  @Option(help: ArgumentHelp("Run only the tests whose names a regular expression matches.", valueName: "regex"))
  var filter: String?

  @Option(help: "How to print the results: text, json, junit or tap.")
  var format: Format = .text

  @OptionGroup var shared: SharedOptions

  @Argument(help: "Policies, directories of them, or - for standard input.", completion: .file(extensions: ["bwk"]))
  var paths: [String] = []

  func run() throws {
    let pattern = try filter.map(compileFilter)
    let compilation = try shared.compile(paths) { _ in printReport(TestReport([])) }
    let runner = TestRunner(compilation) { path, policyFile throws(LoadingError) in
      try FileSystem.read(FileSystem.path(path, relativeTo: policyFile))
    }
    guard let runner else {
      shared.explainErrors(of: compilation)
      printReport(TestReport([]))
      throw ExitStatus.unreadable
    }
    let results = runner.run { name in pattern.map { $0.matches(name) == true } ?? true }
    printReport(TestReport(results))
    if results.isEmpty { shared.say("there are no tests" + (filter == nil ? "" : " of such a name")) }
    if results.contains(where: { !$0.passed }) { throw ExitStatus.no }
  }

  private func compileFilter(_ filter: String) throws -> TextPattern {
    do { return try TextPattern(pattern: filter, flags: "") } catch {
      throw ValidationError("--filter is no regular expression: \(error.message) at \(error.offset)")
    }
  }

  private func printReport(_ report: TestReport) {
    switch format {
    case .text: StandardStreams.result(report.text(shared.resultStyle))
    case .json: StandardStreams.result(report.json.text(.indented) + "\n")
    case .junit: StandardStreams.result(report.junit)
    case .tap: StandardStreams.result(report.tap)
    }
  }
}
