import ArgumentParser
import Bailiwick

/// A format of coverage and where it goes: `lcov=coverage.info`.
struct CoverageFormat: ExpressibleByArgument {
  enum Name: String, CaseIterable {
    case text, json, lcov
  }

  let name: Name
  let file: String

  init?(argument: String) {
    let parts = argument.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.count == 2, let name = Name(rawValue: String(parts[0])), !parts[1].isEmpty else { return nil }
    self.name = name
    file = String(parts[1])
  }

  static let allValueStrings = Name.allCases.map { "\($0.rawValue)=FILE" }

  /// Writes the file.
  func write(_ report: CoverageReport) throws(LoadingError) {
    let text =
      switch name {
      case .text: report.text()
      case .json: report.document.text(.indented) + "\n"
      case .lcov: report.lcov
      }
    try FileSystem.replace(file, with: Array(text.utf8))
  }
}

/// What to measure of the tests, and which to write.
struct CoverageOptions: ParsableArguments {
  enum Generated: String, ExpressibleByArgument, CaseIterable {
    case borders
  }

  @Flag(help: "Tell what the tests show: rules, rows of tables, and both sides of every border.")
  var coverage = false

  @Option(
    help: ArgumentHelp("Write the coverage to a file as well: text, json or lcov.", valueName: "format=file"))
  var coverageReport: [CoverageFormat] = []

  @Option(help: ArgumentHelp("Fail when less of rules, rows or borders is shown.", valueName: "percent"))
  var minCoverage: Int?

  @Option(help: "Run nothing; print the tests that are missing: borders.")
  var generate: Generated?

  @Option(help: ArgumentHelp("Add generated tests to the end of a policy, or make one.", valueName: "file"))
  var output: String?

  func validate() throws {
    if let minCoverage, !(0...100).contains(minCoverage) {
      throw ValidationError("--min-coverage takes a whole number of percents from 0 to 100")
    }
    if output != nil, generate == nil { throw ValidationError("--output goes with --generate") }
    if generate != nil, isMeasuring {
      throw ValidationError("--generate writes tests; coverage is told without it")
    }
  }

  var isMeasuring: Bool { coverage || !coverageReport.isEmpty || minCoverage != nil }

  /// Which shares are too small, in words; empty when none is.
  func shortfalls(of report: CoverageReport) -> [String] {
    guard let minimum = minCoverage else { return [] }
    return report.shares.filter { $0.shown * 100 < minimum * $0.total }.map {
      "\($0.name) \($0.percent)% (\($0.shown) of \($0.total))"
    }
  }
}
