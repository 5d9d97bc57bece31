import ArgumentParser
import Bailiwick

struct Eval: ParsableCommand, DocumentPrinting {
  static let configuration = CommandConfiguration(
    abstract: "Decides requests.",
    discussion: """
      Reads one JSON object, an array of them, or an object a line, and prints what the policy does in each: \
      the decision, the effects that apply, those that are undecided and what they need, those withheld.
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text, json, jsonl
  }

  @Option(help: ArgumentHelp("The requests: a file, or - for standard input.", valueName: "file"))
  var facts: String

  @Option(help: ArgumentHelp("The time of requests that state none; the clock's when not given.", valueName: "instant"))
  var at: String?

  @Option(help: "How to print the results: text, json or jsonl.")
  var format: Format = .text

  @Flag(help: "A member or an order that the policy does not declare is an error.")
  var strictFacts = false

  @Flag(help: "End with 0 for allow, 1 for block, 4 for undecided; the worst of several counts.")
  var exitCode = false

  @Flag(help: "Say why: what fired, what nearly did, and what smallest change would decide otherwise.")
  var explain = false

  @Flag(help: "Print counts by decision, rule, authority and place instead of a result for each request.")
  var summary = false

  @OptionGroup var shared: SharedOptions

  @Argument(help: "Policies, directories of them, or - for standard input.", completion: .file(extensions: ["bwk"]))
  var paths: [String] = []

  func validate() throws {
    if explain, summary { throw ValidationError("--summary counts and --explain explains: choose one of them") }
    if let at, Instant(at) == nil {
      throw ValidationError("--at takes an instant like 2020-06-04T12:00:00Z, not '\(at)'")
    }
    if facts == "-", paths.contains("-") {
      throw ValidationError("the policy and the facts cannot both be standard input")
    }
  }

  func run() throws {
    let compilation = try shared.compile(paths)
    guard let policy = compilation.policySet else { throw shared.refusal(of: compilation) }
    var input = try RequestInput(facts, policy: policy, strict: strictFacts, at: at, shared: shared)
    let tally = summary ? try summarize(&input, policy) : try decide(&input, policy, compilation.files)
    try RequestInput.finish(failures: tally.failures, shared: shared)
    if exitCode { throw tally.status }
  }

  /// A result for each request.
  private func decide(_ input: inout RequestInput, _ policy: PolicySet, _ files: [SourceFile]) throws -> Tally {
    let isSingle = format == .json ? try input.isSingle() : true
    var printer = OutcomePrinter(
      format: format, style: shared.resultStyle, policy: policy, files: files, isSingle: isSingle)
    let tables = tabulate(policy)
    let program = DecisionProgram(policy, tables: tables)
    let decider = Decider(program)
    let explainer = explain ? Explainer(policy, tables: tables, decider: decider) : nil
    var tally = Tally()
    var progress = Progress("deciding", of: "requests", shared: shared, sharesTerminal: true)
    printer.begin()
    while explainer != nil || !input.isLines, let request = try input.next() {
      switch request {
      case .success(let facts):
        let outcome = decider.outcome(of: facts)
        tally.count(outcome)
        if let explainer {
          printer.print(outcome, of: facts, explainedBy: explainer.explanation(of: facts, decidedAs: outcome))
        } else {
          printer.print(outcome, of: facts)
        }
      case .failure(let error):
        tally.countFailure()
        printer.print(error)
      }
      progress.advance()
    }
    if explainer == nil, input.isLines {
      let results = LineResults.each(format, style: shared.resultStyle, files: files, isSingle: isSingle)
      _ = try decideLines(&input, program, decider, results, &tally, &progress)
    }
    progress.erase()
    printer.end()
    return tally
  }

  /// Counts, in one pass.
  private func summarize(_ input: inout RequestInput, _ policy: PolicySet) throws -> Tally {
    let program = DecisionProgram(policy, tables: tabulate(policy))
    let decider = Decider(program)
    var (tally, summary) = (Tally(), Summary(policy))
    var progress = Progress("deciding", of: "requests", shared: shared)
    while !input.isLines, let request = try input.next() {
      switch request {
      case .success(let facts):
        let outcome = decider.outcome(of: facts)
        tally.count(outcome)
        summary.count(outcome, of: facts)
      case .failure:
        tally.countFailure()
        summary.countError()
      }
      progress.advance()
    }
    if input.isLines {
      for evaluator in try decideLines(&input, program, decider, .counted, &tally, &progress) {
        evaluator.add(to: &summary)
      }
    }
    progress.erase()
    switch format {
    case .text: StandardStreams.result(SummaryText(style: shared.resultStyle).render(summary))
    case .json: StandardStreams.result(SummaryJSON.object(summary).text(.indented) + "\n")
    case .jsonl: StandardStreams.result(SummaryJSON.object(summary).text(.compact) + "\n")
    }
    return tally
  }

  /// Decides what follows of a stream of lines, on all cores.
  private func decideLines(
    _ input: inout RequestInput, _ program: DecisionProgram, _ decider: Decider, _ results: LineResults,
    _ tally: inout Tally, _ progress: inout Progress
  ) throws -> [LineEvaluator] {
    let (reader, time) = (input.reader, input.time)
    let evaluators = (0..<LinePipeline.coreCount).map { _ in
      LineEvaluator(program, decider, reader, time: time, results)
    }
    let done = FinishedJobs(shared: shared, tally: tally, progress: progress)
    defer { (tally, progress) = (done.tally, done.progress) }
    try withUnsafeMutablePointer(to: &input) { input in
      let pipeline = LinePipeline(
        evaluators, firstLine: input.pointee.line, read: { try input.pointee.read($0) }, deliver: { done.take($0) })
      input.pointee.waiting.prepare = { pipeline.drain() }
      defer { input.pointee.waiting.prepare = {} }
      try pipeline.run()
    }
    return evaluators
  }
}
