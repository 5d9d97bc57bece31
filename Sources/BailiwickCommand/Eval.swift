import ArgumentParser
import Bailiwick

struct Eval: ParsableCommand {
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
    let compilation = try shared.compile(paths) { printFailure("\($0)") }
    guard let policy = compilation.policySet else {
      shared.explainErrors(of: compilation)
      printFailure("the policy does not compile")
      throw ExitStatus.unreadable
    }
    var input: RequestInput
    do {
      input = try RequestInput(facts, policy: policy, strict: strictFacts, at: at, shared: shared)
    } catch {
      printFailure("\(error)")
      throw error
    }
    let tally = summary ? try summarize(&input, policy) : try decide(&input, policy, compilation.files)
    try RequestInput.finish(failures: tally.failures, shared: shared)
    if exitCode { throw tally.status }
  }

  /// A result for each request.
  private func decide(_ input: inout RequestInput, _ policy: PolicySet, _ files: [SourceFile]) throws -> Tally {
    var printer = OutcomePrinter(
      format: format, style: shared.resultStyle, policy: policy, files: files,
      isSingle: format == .json ? try input.isSingle() : true)
    let tables = tabulate(policy)
    let decider = Decider(DecisionProgram(policy, tables: tables))
    let explainer = explain ? Explainer(policy, tables: tables, decider: decider) : nil
    var tally = Tally()
    var progress = Progress("deciding", shared: shared, sharesTerminal: true)
    printer.begin()
    while let request = try input.next() {
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
        tally.failures += 1
        printer.print(error)
      }
      progress.advance()
    }
    progress.erase()
    printer.end()
    return tally
  }

  /// Counts, in one pass.
  private func summarize(_ input: inout RequestInput, _ policy: PolicySet) throws -> Tally {
    let decider = Decider(DecisionProgram(policy, tables: tabulate(policy)))
    var (tally, summary) = (Tally(), Summary(policy))
    var progress = Progress("deciding", shared: shared, sharesTerminal: false)
    while let request = try input.next() {
      switch request {
      case .success(let facts):
        let outcome = decider.outcome(of: facts)
        tally.count(outcome)
        summary.count(outcome, of: facts)
      case .failure:
        tally.failures += 1
        summary.countError()
      }
      progress.advance()
    }
    progress.erase()
    switch format {
    case .text: StandardStreams.result(SummaryText(style: shared.resultStyle).render(summary))
    case .json: StandardStreams.result(SummaryJSON.object(summary).text(.indented) + "\n")
    case .jsonl: StandardStreams.result(SummaryJSON.object(summary).text(.compact) + "\n")
    }
    return tally
  }

  /// A machine's format has its one document also on failure.
  private func printFailure(_ message: String) {
    guard format != .text else { return }
    StandardStreams.result(JSONValue.failure(message).text(format == .json ? .indented : .compact) + "\n")
  }
}

/// What came out of all requests, as far as the exit code tells.
private struct Tally {
  var failures = 0
  private var decisions: Set<Decision> = []

  mutating func count(_ outcome: Outcome) {
    if let decision = outcome.decision { decisions.insert(decision) }
    for person in outcome.people ?? [] { count(person.outcome) }
  }

  var status: ExitStatus {
    decisions.contains(.block) ? .no : decisions.contains(.undecided) ? .undecided : .yes
  }
}
