import Bailiwick
import Glibc

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
  func evaluate(_ job: LineJob, firstLine: @escaping () -> Int) -> Int {
    var lines = LineCount(first: firstLine)
    let chunk = job.chunk
    if chunk.isHeadTooLong {
      evaluate(nil, number: lines.number, job)
      lines.count += 1
    }
    chunk.head.withUnsafeBufferPointer { evaluate($0[..<chunk.headCount], &lines, job) }
    chunk.body.withUnsafeBufferPointer { evaluate($0[chunk.range], &lines, job) }
    return lines.count
  }

  /// The number of a line, which takes some asking.
  private struct LineCount {
    let first: () -> Int
    private var known: Int?
    /// How many lines have ended.
    var count = 0

    init(first: @escaping () -> Int) { self.first = first }

    var number: Int {
      mutating get {
        let first = known ?? first()
        known = first
        return first + count
      }
    }
  }

  private func evaluate(_ bytes: Slice<UnsafeBufferPointer<UInt8>>, _ lines: inout LineCount, _ job: LineJob) {
    guard let base = bytes.base.baseAddress else { return }
    var position = base + bytes.startIndex
    let end = base + bytes.endIndex
    while position < end {
      let byte = position.pointee
      if byte <= 0x20, byte == 0x0A || byte == 0x20 || byte == 0x0D || byte == 0x09 {
        if byte == 0x0A { lines.count &+= 1 }
        position += 1
        continue
      }
      guard let found = memchr(position, 0x0A, end - position) else { return }
      let lineEnd = UnsafePointer(found.assumingMemoryBound(to: UInt8.self))
      let length = lineEnd - position
      let isDone = length <= RequestStream.lengthLimit && fast?.evaluate(position, length, job) == true
      if !isDone {
        evaluate(UnsafeBufferPointer(start: position, count: length), number: lines.number, job)
      }
      position = lineEnd
    }
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
