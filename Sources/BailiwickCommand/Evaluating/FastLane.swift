import Bailiwick

/// What takes lines from their bytes to their results without detours, on one thread.
///
/// Some lines are read before the first of them is decided: what they need from memory is fetched meanwhile.
final class FastLane {
  private let reader: SlotReader
  private let decider: SlotDecider
  /// The lines that wait, and what has been read of each.
  private let lines: UnsafeMutablePointer<Line>
  private let requests: UnsafeMutablePointer<Unmanaged<RequestSlots>>
  private var count = 0
  private let time: Instant?
  /// Prints verdicts as objects, after a separator and before an end.
  private let json: VerdictJSON?
  private let text: VerdictText?
  private let separator: StaticString
  private let end: StaticString
  let tally: VerdictTally?
  /// The same; what is done for each line counts no references to it.
  private let counting: Unmanaged<VerdictTally>?
  /// The slot of the place where the participant is.
  private let located: Int?

  private static let capacity = 8

  /// Takes a line that must go the other way, `nil` for one too long to be held, with how many line ends stand before
  /// it.
  typealias OtherWay = (_ line: UnsafeBufferPointer<UInt8>?, _ lineEnds: Int) -> Void

  /// A line that waits.
  private struct Line {
    let start: UnsafePointer<UInt8>
    let end: UnsafePointer<UInt8>
    let lineEnds: Int
    /// Whether it is in the slots.
    var isRead: Bool
  }

  /// `nil` for programs that take the other way.
  init?(_ program: DecisionProgram, _ reader: FactsReader, time: Instant?, _ results: LineResults) {
    guard let decider = SlotDecider(program) else { return nil }
    switch results {
    case .each(.text, let style, _, _):
      text = VerdictText(program, style: style)
      json = nil
      (separator, end) = ("\n", "")
      tally = nil
    case .each(.json, _, _, isSingle: false):
      json = VerdictJSON(program, policy: program.policy)
      text = nil
      (separator, end) = (",\n", "")
      tally = nil
    case .each(.json, _, _, isSingle: true), .each(.jsonl, _, _, _):
      json = VerdictJSON(program, policy: program.policy)
      text = nil
      (separator, end) = ("", "\n")
      tally = nil
    case .counted:
      json = nil
      text = nil
      (separator, end) = ("", "")
      tally = VerdictTally(program.policy, decider.blocks)
    }
    counting = tally.map(Unmanaged.passUnretained)
    self.decider = decider
    self.reader = SlotReader(decider.plan, like: reader)
    self.time = time
    located = program.locatedSlot
    lines = .allocate(capacity: Self.capacity)
    requests = .allocate(capacity: Self.capacity)
    for number in 0..<Self.capacity {
      (requests + number).initialize(to: Unmanaged.passRetained(RequestSlots(decider.plan)))
    }
  }

  deinit {
    for number in 0..<Self.capacity { requests[number].release() }
    requests.deallocate()
    lines.deallocate()
  }

  /// Decides a job's lines. Returns how many line ends they have.
  ///
  /// - Parameter other: called when all lines before the one that it takes have been decided.
  func evaluate(_ job: LineJob, other: OtherWay) -> Int {
    job.chunk.withLines { first, others in
      if job.chunk.isHeadTooLong { other(nil, 0) }
      var lineEnds = job.chunk.isHeadTooLong ? 1 : 0
      evaluate(first, &lineEnds, job, other)
      evaluate(others, &lineEnds, job, other)
      finish(job, other)
      return lineEnds
    }
  }

  private func evaluate(
    _ text: UnsafeBufferPointer<UInt8>, _ lineEnds: inout Int, _ job: LineJob, _ other: OtherWay
  ) {
    guard var cursor = LineCursor(text, lineEnds: lineEnds) else { return }
    while let start = cursor.next() {
      let read = requests[count]._withUnsafeGuaranteedRef { reader.begin(start, into: $0) }
      let end = read ?? cursor.lineEnd(after: start)
      let isRead = read != nil && end - start <= RequestStream.lengthLimit
      (lines + count).initialize(to: Line(start: start, end: end, lineEnds: cursor.lineEnds, isRead: isRead))
      count &+= 1
      cursor.pass(to: end)
      if count == Self.capacity { finish(job, other) }
    }
    lineEnds = cursor.lineEnds
  }

  /// Decides all lines that wait.
  private func finish(_ job: LineJob, _ other: OtherWay) {
    for number in 0..<count where lines[number].isRead {
      requests[number]._withUnsafeGuaranteedRef {
        lines[number].isRead = reader.finish($0)
        decider.fetchBuckets(for: $0)
      }
    }
    for number in 0..<count where lines[number].isRead {
      requests[number]._withUnsafeGuaranteedRef { decider.fetchRules(for: $0) }
    }
    for number in 0..<count {
      let line = lines[number]
      if line.isRead, requests[number]._withUnsafeGuaranteedRef({ decide($0, job) }) { continue }
      other(UnsafeBufferPointer(start: line.start, count: line.end - line.start), line.lineEnds)
    }
    count = 0
  }

  /// Decides a request. Fails, and has done nothing, when it must go the other way.
  @inline(__always)
  private func decide(_ request: RequestSlots, _ job: LineJob) -> Bool {
    if request.slots[SlotPlan.timeSlot].form == .unknown { setTime(request) }
    guard decider.decideFetched(request) else { return false }
    job.tally.count(decider.verdict.decision)
    guard let counting else {
      print(request, job)
      return true
    }
    var atom: Int32 = -1
    if let located {
      let place = request.slots[Int(request.bases[0]) &+ located]
      if place.form == .place { atom = place.code }
    }
    counting._withUnsafeGuaranteedRef { $0.count(decider.verdict, at: atom) }
    return true
  }

  /// The time of a request that states none.
  @inline(never)
  private func setTime(_ request: RequestSlots) {
    let time = time ?? Clock.now
    request.slots[SlotPlan.timeSlot] = RequestSlots.Slot(.time, code: time.nanoseconds, number: time.seconds)
  }

  /// Prints the verdict of a request.
  @inline(never)
  private func print(_ request: RequestSlots, _ job: LineJob) {
    job.output.append(separator)
    if let json {
      json.append(&decider.verdict, to: &job.output)
      job.output.append(end)
    } else if let text {
      text.append(&decider.verdict, of: request, to: &job.output)
    }
  }
}
