import ArgumentParser
import Bailiwick

struct TestPolicies: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "test", abstract: "Runs the tests that stand in policies, and transcripts of sessions.",
    discussion: """
      A PATH that ends with .md is a transcript, as :transcript of repl writes it: its statements are run again, and \
      every answer must be as it is written. Files that it writes stay in memory.
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text, json, junit, tap
  }

  @Option(help: ArgumentHelp("Run only the tests whose names a regular expression matches.", valueName: "regex"))
  var filter: String?

  @Option(help: "How to print the results: text, json, junit or tap.")
  var format: Format = .text

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
    if filter != nil, transcripts > 0 { throw ValidationError("--filter goes with the tests in policies") }
  }

  func run() throws {
    if paths.contains(where: { $0.hasSuffix(".md") }) { return try runTranscripts() }
    let pattern = try filter.map(compileFilter)
    let programs: Programs
    do { programs = try shared.programs(in: paths) } catch {
      printReport(TestReport([]))
      throw error
    }
    shared.report(programs.failures)
    var results: [TestResult] = []
    // A file that several programs use has its tests in each; where all pass, or fail alike, one tells it.
    var told: Set<TestResult> = []
    var isUnreadable = !programs.failures.isEmpty
    for titled in programs.list {
      let compilation = Compilation(titled.program)
      let runner = TestRunner(compilation) { path, policyFile throws(LoadingError) in
        try FileSystem.read(FileSystem.path(path, relativeTo: policyFile))
      }
      guard let runner else {
        shared.explainErrors(of: compilation)
        isUnreadable = true
        continue
      }
      results += runner.run { name in pattern.map { $0.matches(name) == true } ?? true }.filter {
        told.insert($0).inserted
      }
    }
    printReport(TestReport(results))
    if isUnreadable { throw ExitStatus.unreadable }
    if results.isEmpty { shared.say("there are no tests" + (filter == nil ? "" : " of such a name")) }
    if results.contains(where: { !$0.passed }) { throw ExitStatus.no }
  }

  private func runTranscripts() throws {
    var results: [TestResult] = []
    for path in paths {
      let run: TranscriptRun
      do throws(LoadingError) { run = try TranscriptRun(path) } catch {
        printReport(TestReport([]))
        throw error
      }
      results += run.results
      if accept, try run.accept() { shared.say("\(path): written as it went") }
    }
    printReport(TestReport(results))
    if !accept, results.contains(where: { !$0.passed }) { throw ExitStatus.no }
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
