import CByteScanning

/// The shapes of lines that have been read: what stands between their values, byte for byte.
///
/// Lines of one origin differ in their values and little else. What stands before a value has been checked once, and
/// is compared from then on. Shapes that begin alike share their beginning:
///
///     {"time":"  ⟨time⟩  ","participant":{"id":"  ⟨id⟩  ","location":"  ⟨place⟩  "}}  ⟨end⟩
///                                                         "}}  ⟨end⟩
struct LineShapes {
  /// What stands before a value, and what the value is.
  struct Step {
    /// Where the bytes before it lie, and how many they are.
    var literal: Int32
    var length: Int32
    var action: ValueAction
    /// The step after it; -1 after the last.
    var next: Int32
    /// What may come in its place; -1 for nothing else.
    var other: Int32
  }

  private(set) var steps: UnsafeMutablePointer<Step>
  private(set) var literals: UnsafeMutablePointer<UInt8>
  private var stepCount = 0
  private var literalCount = 0

  private static let stepLimit = 512
  private static let literalLimit = 1 << 15
  /// How many steps may be tried in one place.
  private static let choiceLimit = 8

  init() {
    steps = .allocate(capacity: Self.stepLimit)
    literals = .allocate(capacity: Self.literalLimit + 16)
    literals.initialize(repeating: 0, count: Self.literalLimit + 16)
  }

  func deallocate() {
    steps.deallocate()
    literals.deallocate()
  }

  var isEmpty: Bool { stepCount == 0 }

  /// A value of a line, and the bytes before it.
  struct Trace {
    var literal: UnsafePointer<UInt8>
    var length: Int
    var action: ValueAction
  }

  /// Remembers a line's shape, while there is room.
  mutating func learn(_ traces: [Trace]) {
    let length = traces.reduce(0) { $0 + $1.length }
    guard stepCount + traces.count <= Self.stepLimit, literalCount + length <= Self.literalLimit else { return }
    var previous: Int32 = -1
    var candidate: Int32 = isEmpty ? -1 : 0
    for trace in traces {
      var last: Int32 = -1
      var choices = 0
      while candidate >= 0, !isSame(steps[Int(candidate)], trace) {
        last = candidate
        candidate = steps[Int(candidate)].other
        choices += 1
      }
      if candidate < 0 {
        guard choices < Self.choiceLimit else { return }
        candidate = add(trace)
        if last >= 0 {
          steps[Int(last)].other = candidate
        } else if previous >= 0 {
          steps[Int(previous)].next = candidate
        }
      }
      previous = candidate
      candidate = steps[Int(candidate)].next
    }
  }

  private mutating func add(_ trace: Trace) -> Int32 {
    (literals + literalCount).update(from: trace.literal, count: trace.length)
    steps[stepCount] = Step(
      literal: Int32(literalCount), length: Int32(trace.length), action: trace.action, next: -1, other: -1)
    literalCount += trace.length
    stepCount += 1
    return Int32(stepCount - 1)
  }

  private func isSame(_ step: Step, _ trace: Trace) -> Bool {
    guard Int(step.length) == trace.length, step.action == trace.action else { return false }
    return (0..<trace.length).allSatisfy { literals[Int(step.literal) + $0] == trace.literal[$0] }
  }

  /// Whether a step's bytes stand at a position; sixteen are looked at together, since most are no more.
  @inline(__always)
  static func stands(_ literal: UnsafePointer<UInt8>, _ length: Int, at position: UnsafePointer<UInt8>) -> Bool {
    var offset = 0
    while length &- offset > 16 {
      if bailiwick_common_bytes(literal + offset, position + offset) != 0xFFFF { return false }
      offset &+= 16
    }
    let same = UInt64(bailiwick_common_bytes(literal + offset, position + offset))
    return ~same &<< UInt64(64 &- (length &- offset)) == 0
  }
}
