import Bailiwick

/// The lines of a workload from their bytes to verdicts, on one thread.
final class LineReading {
  let lines: [Range<Int>]
  /// Lines that went the slow way.
  private(set) var leftCount = 0
  private let bytes: UnsafeMutablePointer<UInt8>
  private let reader: SlotReader
  private let slowReader: FactsReader
  private let slowDecider: Decider
  let decider: SlotDecider
  private let request: RequestSlots

  init(_ workload: Workload, _ policy: PolicySet, _ decider: SlotDecider) {
    slowReader = FactsReader(policy)
    slowDecider = Decider(DecisionProgram(policy, tables: tabulate(policy)))
    self.decider = decider
    reader = SlotReader(decider.plan, like: slowReader)
    request = RequestSlots(decider.plan)
    let size = workload.lines.reduce(SlotReader.slack) { $0 + $1.count + 1 }
    bytes = .allocate(capacity: size)
    bytes.initialize(repeating: UInt8(ascii: "\n"), count: size)
    var lines: [Range<Int>] = []
    var start = 0
    for line in workload.lines {
      for (offset, byte) in line.enumerated() { bytes[start + offset] = byte }
      lines.append(start..<start + line.count)
      start += line.count + 1
    }
    self.lines = lines
    for number in lines.indices where !read(number) { leftCount += 1 }
  }

  deinit { bytes.deallocate() }

  func read(_ number: Int) -> Bool {
    let line = lines[number]
    return reader.read(UnsafePointer(bytes) + line.lowerBound, count: line.count, into: request)
  }

  func decide(_ number: Int) {
    if read(number), decider.decide(request) { return }
    let line = lines[number]
    let copy = Array(UnsafeBufferPointer(start: bytes + line.lowerBound, count: line.count))
    if case .success(let read) = slowReader.read(copy) { _ = slowDecider.outcome(of: read.facts) }
  }
}
