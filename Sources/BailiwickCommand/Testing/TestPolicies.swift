import ArgumentParser
import Bailiwick

struct TestPolicies: ParsableCommand, DocumentPrinting {
  static let configuration = CommandConfiguration(
    commandName: "test", abstract: "Runs the tests that stand in policies, and transcripts of sessions.",
    discussion: """
      Of directories in which files use others, every file that none uses is a program of its own, and its tests \
      are run in it. A PATH that ends with .md is a transcript, as :transcript of repl writes it: its statements are \
      run again, and every answer must be as it is written. Files that it writes stay in memory.
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text, json, junit, tap
  }

  @Option(help: ArgumentHelp("Run only the tests whose names a regular expression matches.", valueName: "regex"))
  var filter: String?

  @Option(help: "How to print the results: text, json, junit or tap.")
  var format: Format = .text

  @OptionGroup var measuring: CoverageOptions

  @Flag(help: "Run again whenever a file changes, until interrupted.")
  var watch = false

  @Flag(help: "Write what transcripts got as what they expect.")
  var accept = false

  @OptionGroup var shared: SharedOptions

  @Argument(
    help: "Policies, directories of them, transcripts, or - for standard input.",
    completion: .file(extensions: ["bwk", "md"]))
  var paths: [String] = []

  func validate() throws {
    let transcripts = paths.count { $0.hasSuffix(".md") }
    if transcripts > 0, transcripts < paths.count {
      throw ValidationError("transcripts are run apart from policies: they load their own")
    }
    if accept, transcripts == 0 { throw ValidationError("--accept goes with transcripts: files that end with .md") }
    if transcripts > 0 {
      if filter != nil { throw ValidationError("--filter goes with the tests in policies") }
      if measuring.isMeasuring || measuring.generate != nil {
        throw ValidationError("coverage goes with the tests in policies")
      }
    }
    if watch {
      if paths.contains("-") { throw ValidationError("standard input cannot be watched") }
      if accept || measuring.generate != nil { throw ValidationError("--watch only looks; it writes no tests") }
    }
    if measuring.shownDocument != nil, format != .text {
      throw ValidationError("the results and the coverage are a document each: give the coverage a file")
    }
    if measuring.generate != nil, filter != nil || format != .text {
      throw ValidationError("--generate prints tests, and takes no --filter and no --format")
    }
    _ = try pattern()
  }

  func run() throws {
    if measuring.generate != nil { return try BorderTestWriter(paths, output: measuring.output, shared).write() }
    guard watch else {
      var used: [String] = []
      return try run(&used)
    }
    var watch = Watch(paths, others: [])
    try watch.run(shared) { used in try run(&used) }
  }

  /// - Parameter used: takes the files that are read.
  private func run(_ used: inout [String]) throws {
    if paths.contains(where: { $0.hasSuffix(".md") }) { try runTranscripts() } else { try runTests(&used) }
  }

  private func runTests(_ used: inout [String]) throws {
    let facts = FactFiles()
    try expectFree(Destinations(reading: paths))
    let programs: TestedPrograms
    do { programs = try TestedPrograms(paths, shared) } catch {
      try printObstacle("\(error)")
      throw error
    }
    used = programs.files
    try expectFree(Destinations(reading: [], policies: programs.members.flatMap(\.compilation.files)))
    guard let runners = programs.runners(shared, facts: facts) else {
      let failures = programs.failures.map(\.description)
      try printObstacle(failures.first ?? "a policy does not compile")
      throw ExitStatus.unreadable
    }
    let report = try report(of: runners)
    used += facts.names
    printReport(report)
    for format in measuring.coverageReport { try report.coverage.map(format.write) }
    if report.results.isEmpty { shared.say("there are no tests" + (filter == nil ? "" : " of such a name")) }
    let shortfalls = report.coverage.map(measuring.shortfalls) ?? []
    if let minimum = measuring.minCoverage, !shortfalls.isEmpty {
      StandardStreams.error("below \(minimum)%: \(shortfalls.joined(separator: ", "))")
    }
    if !report.isRun { throw ExitStatus.unreadable }
    if report.failed > 0 || !shortfalls.isEmpty { throw ExitStatus.no }
  }

  /// Refuses files that coverage would be written over.
  private func expectFree(_ destinations: Destinations) throws(DestinationRefusal) {
    for file in measuring.coverageReport.compactMap(\.file) { try destinations.expectFree(file, for: .report) }
  }

  /// The results in every program, and the coverage of all.
  private func report(of runners: [(member: TestedPrograms.Member, runner: TestRunner)]) throws -> TestReport {
    let pattern = try pattern()
    let isChosen = { (name: String) in pattern.map { $0.matches(name) == true } ?? true }
    var all: [TestResult] = []
    var coverage: CoverageReport? = measuring.isMeasuring ? CoverageReport() : nil
    for (member, runner) in runners {
      var results: [TestResult]
      if measuring.isMeasuring {
        var progress = Progress("looking for tests", of: "borders", shared: shared)
        let covered = runner.cover(where: isChosen) { progress.reach($0, of: $1) }
        progress.erase()
        results = covered.results
        coverage?.merge(covered.coverage)
      } else {
        results = runner.run(where: isChosen)
      }
      // Where there are several, whoever reads wants to know in which one a test was run.
      if runners.count > 1 { for index in results.indices { results[index].program = member.name } }
      all += results
    }
    return TestReport(all, coverage: coverage)
  }

  private func runTranscripts() throws {
    var results: [TestResult] = []
    var isAnswered = true
    for path in paths {
      let run: TranscriptRun
      do throws(LoadingError) { run = try TranscriptRun(path) } catch {
        printReport(TestReport(obstacle: error.description))
        throw error
      }
      results += run.results
      isAnswered = isAnswered && run.isAnswered
      if run.results.isEmpty { shared.say("\(path): it has no transcript: no `console` with statements after `> `") }
      if accept, try run.accept() { shared.say("\(path): written as it went") }
    }
    printReport(TestReport(results))
    if accept ? !isAnswered : results.contains(where: { !$0.passed }) { throw ExitStatus.no }
  }

  private func pattern() throws -> TextPattern? {
    guard let filter else { return nil }
    do { return try TextPattern(pattern: filter, flags: "") } catch {
      throw ValidationError("--filter is no regular expression: \(error.message) at \(error.offset)")
    }
  }

  /// What there is in place of results, also in files: what an earlier run left there says nothing of this one.
  private func printObstacle(_ message: String) throws {
    let coverage = CoverageReport(obstacle: message)
    if let document = measuring.shownDocument {
      StandardStreams.result(document.rendered(coverage))
    } else {
      printReport(TestReport(obstacle: message))
    }
    for format in measuring.coverageReport { try format.write(coverage) }
  }

  private func printReport(_ report: TestReport) {
    if let document = measuring.shownDocument {
      shared.say(String(TestReport(report.results).text(shared.errorStyle).dropLast()))
      return StandardStreams.result(document.rendered(report.coverage ?? CoverageReport()))
    }
    StandardStreams.result(Self.rendered(report, format, shared.resultStyle))
    if format == .junit, let coverage = report.coverage { shared.say(coverage.summary) }
  }

  static var documents: [(option: String, failure: (NoResult, String) -> String?)] {
    [("--format", { failureDocument($0, format: $1) }), ("--coverage-report", { failedCoverage($0, format: $1) })]
  }

  private static func failedCoverage(_ failure: NoResult, format: String) -> String? {
    guard let name = CoverageFormat.Name(rawValue: format), name.isDocument else { return nil }
    return CoverageFormat(name, file: nil).rendered(CoverageReport(obstacle: failure.message))
  }

  static func failureDocument(_ failure: NoResult, format: String) -> String? {
    guard let format = Format(rawValue: format), format != .text else { return nil }
    return rendered(TestReport(obstacle: failure.message), format, .plain)
  }

  private static func rendered(_ report: TestReport, _ format: Format, _ style: Style) -> String {
    switch format {
    case .text: report.text(style)
    case .json: report.json.text(.indented) + "\n"
    case .junit: report.junit
    case .tap: report.tap
    }
  }
}
