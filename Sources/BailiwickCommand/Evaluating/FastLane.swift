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

  /// A line, `nil` for one too long to be held.
  struct Line {
    var text: UnsafeBufferPointer<UInt8>?
    var lineEnds: Int
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
    lines.initialize(repeating: Line(text: nil, lineEnds: 0, isRead: false), count: Self.capacity)
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

  /// Reads a line, and decides those that wait if they are enough.
  ///
  /// - Parameter other: takes a line that must go the other way; all lines before it have been decided.
  func add(_ text: UnsafeBufferPointer<UInt8>?, lineEnds: Int, _ job: LineJob, other: (Line) -> Void) {
    var isRead = false
    if let start = text?.baseAddress, let length = text?.count, length <= RequestStream.lengthLimit {
      isRead = requests[count]._withUnsafeGuaranteedRef { reader.begin(start, count: length, into: $0) }
    }
    lines[count] = Line(text: text, lineEnds: lineEnds, isRead: isRead)
    count &+= 1
    if count == Self.capacity { finish(job, other: other) }
  }

  /// Decides all lines that wait.
  func finish(_ job: LineJob, other: (Line) -> Void) {
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
      other(line)
    }
    count = 0
  }

  /// Decides a request. Fails, and has done nothing, when it must go the other way.
  @inline(__always)
  private func decide(_ request: RequestSlots, _ job: LineJob) -> Bool {
    if request.slots[SlotPlan.timeSlot].form == .unknown {
      let time = time ?? Clock.now
      request.slots[SlotPlan.timeSlot] = RequestSlots.Slot(.time, code: time.nanoseconds, number: time.seconds)
    }
    guard decider.decideFetched(request) else { return false }
    job.tally.count(decider.verdict.decision)
    if let json {
      job.output.append(separator)
      json.append(&decider.verdict, to: &job.output)
      job.output.append(end)
    } else if let text {
      job.output.append(separator)
      text.append(&decider.verdict, of: request, to: &job.output)
    } else if let counting {
      var atom: Int32 = -1
      if let located {
        let place = request.slots[Int(request.bases[0]) + located]
        if place.form == .place { atom = place.code }
      }
      counting._withUnsafeGuaranteedRef { $0.count(decider.verdict, at: atom) }
    }
    return true
  }
}
