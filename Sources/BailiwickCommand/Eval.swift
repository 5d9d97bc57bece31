import ArgumentParser
import Bailiwick
import Glibc

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

  @OptionGroup var shared: SharedOptions

  @Argument(help: "Policies, directories of them, or - for standard input.", completion: .file(extensions: ["bwk"]))
  var paths: [String] = []

  func validate() throws {
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
    let input: FileInput
    do { input = try openFacts() } catch {
      printFailure("\(error)")
      throw error
    }
    let reader = FactsReader(policy, strict: strictFacts)
    var stream = RequestStream(reader: reader) { buffer throws(InputFailure) in
      StandardStreams.flush()
      return try input.fill(&buffer)
    }
    var printer = OutcomePrinter(
      format: format, style: shared.resultStyle, vocabulary: policy.vocabulary,
      isSingle: format == .json ? try stream.isSingle() : true)
    let decider = Decider(DecisionProgram(policy, tables: tabulate(policy)))
    let time = at.flatMap { Instant($0) }
    var tally = Tally()
    printer.begin()
    while let request = try stream.next() {
      switch request.facts {
      case .success(let read):
        for warning in read.warnings { shared.say("warning: line \(request.line): \(warning)") }
        var facts = read.facts
        facts.time = facts.time ?? time ?? Clock.now
        let outcome = decider.outcome(of: facts)
        tally.count(outcome)
        printer.print(outcome, of: facts)
      case .failure(let error):
        tally.failures += 1
        printer.print(error)
      }
    }
    printer.end()
    if tally.failures > 0 {
      shared.say(tally.failures == 1 ? "1 request cannot be read" : "\(tally.failures) requests cannot be read")
      throw ExitStatus.unreadable
    }
    if exitCode { throw tally.status }
  }

  private func openFacts() throws -> FileInput {
    if facts == "-" { return .standard }
    let descriptor = open(facts, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw LoadingError(path: facts, reason: String(cString: strerror(errno))) }
    return FileInput(descriptor: descriptor)
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

private enum Clock {
  static var now: Instant {
    var time = timespec()
    clock_gettime(CLOCK_REALTIME, &time)
    return Instant(seconds: Int64(time.tv_sec), nanoseconds: Int32(time.tv_nsec))
  }
}
