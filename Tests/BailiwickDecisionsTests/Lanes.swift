import Bailiwick
import BailiwickDecisions
import Testing

/// The two ways from a line to a result.
struct Lanes {
  private let policy: PolicySet
  private let locatedSlot: Int?
  private let reader: FactsReader
  private let decider: Decider
  private let slotReader: SlotReader
  private let slotDecider: SlotDecider
  private let request: RequestSlots
  private let printer: VerdictJSON

  init?(_ policy: PolicySet, isStrict: Bool) {
    let program = DecisionProgram(policy, tables: tabulate(policy))
    guard let slotDecider = SlotDecider(program) else { return nil }
    self.policy = policy
    locatedSlot = program.locatedSlot
    reader = FactsReader(policy, strict: isStrict)
    decider = Decider(program)
    self.slotDecider = slotDecider
    slotReader = SlotReader(slotDecider.plan, like: reader)
    request = RequestSlots(slotDecider.plan)
    printer = VerdictJSON(program, policy: policy)
  }

  /// `nil` for a line that is left to the other way.
  func fast(_ line: [UInt8]) -> String? {
    guard let first = line.first, ![0x20, 0x09, 0x0D].contains(first) else { return nil }
    let padded = line + [UInt8(ascii: "\n")] + [UInt8](repeating: 0, count: SlotReader.slack)
    return padded.withUnsafeBufferPointer { bytes in
      guard let start = bytes.baseAddress, slotReader.read(start, count: line.count, into: request),
        slotDecider.decide(request)
      else { return nil }
      var output = OutputBytes()
      defer { output.deallocate() }
      printer.append(&slotDecider.verdict, to: &output)
      return String(decoding: UnsafeBufferPointer(start: output.start, count: output.count), as: UTF8.self)
    }
  }

  /// Those lines counted that go the fast way: by verdicts, and by outcomes; and how many verdicts had blocks.
  func counts(_ lines: [[UInt8]]) -> (fast: Summary, slow: Summary, inBlocks: Int) {
    let tally = VerdictTally(policy, slotDecider.blocks)
    var (fast, slow, inBlocks) = (Summary(policy), Summary(policy), 0)
    for line in lines where self.fast(line) != nil {
      guard case .success(let read) = reader.read(line) else { continue }
      let padded = line + [UInt8(ascii: "\n")] + [UInt8](repeating: 0, count: SlotReader.slack)
      padded.withUnsafeBufferPointer { bytes in
        guard let start = bytes.baseAddress, slotReader.read(start, count: line.count, into: request),
          slotDecider.decide(request)
        else { return }
        let place = locatedSlot.map { request.slots[Int(request.bases[0]) + $0] } ?? RequestSlots.Slot()
        inBlocks += slotDecider.verdict.blockCount > 0 ? 1 : 0
        tally.count(slotDecider.verdict, at: place.form == .place ? place.code : -1)
        slow.count(decider.generalOutcome(of: read.facts), of: read.facts)
      }
    }
    fast.add(tally)
    return (fast, slow, inBlocks)
  }

  /// What one line is counted as, again and again; `nil` of one that goes the other way.
  func counts(_ line: [UInt8], times: Int) -> Summary? {
    guard fast(line) != nil else { return nil }
    let tally = VerdictTally(policy, slotDecider.blocks)
    for _ in 0..<times { tally.count(slotDecider.verdict, at: -1) }
    var summary = Summary(policy)
    summary.add(tally)
    return summary
  }

  func slow(_ line: [UInt8]) -> String {
    switch reader.read(line) {
    case .success(let read):
      let warnings = read.warnings.joined(separator: "; ")
      return warnings + OutcomeJSON.object(decider.generalOutcome(of: read.facts)).text()
    case .failure(let error): return error.message
    }
  }
}
