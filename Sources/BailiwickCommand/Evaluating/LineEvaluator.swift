import Bailiwick

/// What becomes of the results of lines.
enum LineResults {
  /// One for each request; none is the first of all.
  case each(Eval.Format, style: Style, files: [SourceFile], isSingle: Bool)
  /// Counted for a summary.
  case counted
}

/// Decides lines, one after the other, on one thread.
///
/// A line that is what it should be goes from its bytes to its result without becoming anything else between. All
/// others are read, decided and printed as those of other streams are.
final class LineEvaluator {
  private let decider: Decider
  private let reader: LineReader
  private let time: Instant?
  private let results: LineResults
  private let fast: FastLane?
  private let printed = PrintedText()
  private var printer: OutcomePrinter?
  private var summary: Summary?

  /// What a printer prints.
  private final class PrintedText {
    var text = ""
  }

  init(_ program: DecisionProgram, _ decider: Decider, _ reader: FactsReader, time: Instant?, _ results: LineResults) {
    self.decider = decider
    self.reader = LineReader(reader)
    self.time = time
    self.results = results
    let policy = program.policy
    fast = FastLane(program, reader, time: time, results)
    switch results {
    case .each(let format, let style, let files, let isSingle):
      printer = OutcomePrinter(
        format: format, style: style, policy: policy, files: files, isSingle: isSingle, after: 1,
        write: { [printed] in printed.text += $0 })
    case .counted:
      summary = Summary(policy)
    }
  }

  /// Adds what has been counted.
  func add(to total: inout Summary) {
    if let summary { total.add(summary) }
    if let tally = fast?.tally { total.add(tally) }
  }

  /// Decides a job's lines. Returns how many line ends they have.
  ///
  /// - Parameter firstLine: asked only where a line's number is needed.
  func evaluate(_ job: LineJob, firstLine: () -> Int) -> Int {
    var known: Int?
    func evaluate(_ line: UnsafeBufferPointer<UInt8>?, lineEnds: Int) {
      let first = known ?? firstLine()
      known = first
      self.evaluate(line, number: first + lineEnds, job)
    }
    guard let fast else { return job.chunk.forEachLine(evaluate) }
    return fast.evaluate(job, other: evaluate)
  }

  // MARK: Any line

  /// - Parameter line: `nil` for one too long to be held.
  private func evaluate(_ line: UnsafeBufferPointer<UInt8>?, number: Int, _ job: LineJob) {
    let request = reader.read(line, number: number)
    switch request.facts {
    case .success(let read):
      job.warnings += read.warnings.map { "warning: line \(number): \($0)" }
      var facts = read.facts
      facts.time = facts.time ?? time ?? Clock.now
      let outcome = decider.outcome(of: facts)
      job.tally.count(outcome)
      printer?.print(outcome, of: facts)
      summary?.count(outcome, of: facts)
    case .failure(let error):
      job.tally.countFailure()
      printer?.print(error)
      summary?.countError()
    }
    job.output.append(printed.text)
    printed.text = ""
  }
}
