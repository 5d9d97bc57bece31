import ArgumentParser
import Bailiwick

/// A format of coverage and where it goes: `lcov=coverage.info`; standard output where no file is named.
struct CoverageFormat: DirectedFormat {
  enum Name: String, CaseIterable {
    case text, json, lcov

    /// Whether it is one document, which shares its stream with nothing.
    var isDocument: Bool {
      switch self {
      case .text: false
      case .json, .lcov: true
      }
    }
  }

  let name: Name
  let file: String?

  init(_ name: Name, file: String?) {
    self.name = name
    self.file = file
  }

  func rendered(_ report: CoverageReport) -> String {
    switch name {
    case .text: report.text()
    case .json: report.document.text(.indented) + "\n"
    case .lcov: report.lcov
    }
  }

  /// Writes the file, if there is one to write.
  func write(_ report: CoverageReport) throws(LoadingError) {
    if let file { try FileSystem.replace(file, with: Array(rendered(report).utf8)) }
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
    help: ArgumentHelp(
      "Print the coverage as text, json or lcov, or write it to a file; may be given several times.",
      valueName: "format[=file]"))
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
    try CoverageFormat.expectApart(coverageReport, option: "--coverage-report")
    let shown = coverageReport.filter { $0.file == nil }
    if let document = shown.first(where: \.name.isDocument), shown.count > 1 || coverage {
      throw ValidationError(
        "--coverage-report \(document.name.rawValue) is one document and needs standard output for itself;"
          + " give it a file: --coverage-report \(document.name.rawValue)=FILE")
    }
    if output != nil, generate == nil { throw ValidationError("--output goes with --generate") }
    if generate != nil, isMeasuring {
      throw ValidationError("--generate writes tests; coverage is told without it")
    }
  }

  var isMeasuring: Bool { coverage || !coverageReport.isEmpty || minCoverage != nil }

  /// The document that standard output is for; the results then go to the other stream.
  var shownDocument: CoverageFormat? { coverageReport.first { $0.file == nil && $0.name.isDocument } }

  /// Which shares are too small, in words; empty when none is.
  func shortfalls(of report: CoverageReport) -> [String] {
    guard let minimum = minCoverage else { return [] }
    return report.shares.filter { $0.shown * 100 < minimum * $0.total }.map {
      "\($0.name) \($0.percent)% (\($0.shown) of \($0.total))"
    }
  }
}
