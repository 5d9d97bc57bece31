import Bailiwick

/// What takes a line from its bytes to its result without detours, on one thread.
final class FastLane {
  private let reader: SlotReader
  private let decider: SlotDecider
  private let request: RequestSlots
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
    request = RequestSlots(decider.plan)
    located = program.locatedSlot
  }

  /// Decides a line. Fails, and has done nothing, when it must go the other way.
  func evaluate(_ line: UnsafePointer<UInt8>, _ length: Int, _ job: LineJob) -> Bool {
    guard reader.read(line, count: length, into: request) else { return false }
    if request.slots[SlotPlan.timeSlot].form == .unknown {
      let time = time ?? Clock.now
      request.slots[SlotPlan.timeSlot] = RequestSlots.Slot(.time, code: time.nanoseconds, number: time.seconds)
    }
    guard decider.decide(request) else { return false }
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
