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
    /// The bytes before it, and how many they are: at most `longest`.
    let literal: UnsafePointer<UInt8>
    let length: Int32
    /// Where the last sixteen of them begin; 0 if they are no more.
    let tail: Int32
    /// Bits of those of sixteen bytes that a shorter literal does not have.
    let spared: UInt32
    let action: ValueAction
    /// The step after it; `nil` after the last.
    var next: UnsafeMutablePointer<Step>?
    /// What may come in its place.
    var other: UnsafeMutablePointer<Step>?

    /// Whether its bytes stand at a position, from which on `longest` can be read.
    @inline(__always)
    func stands(at position: UnsafePointer<UInt8>) -> Bool {
      let head = bailiwick_common_bytes(literal, position)
      let end = bailiwick_common_bytes(literal + Int(tail), position + Int(tail))
      return head & end | spared == 0xFFFF
    }
  }

  /// How many bytes a step can have before its value: those are looked at in two pieces, which may overlap.
  static let longest = 32

  private let steps: UnsafeMutablePointer<Step>
  private let literals: UnsafeMutablePointer<UInt8>
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

  /// What a line may begin with; `nil` before any has been read.
  var first: UnsafeMutablePointer<Step>? { stepCount == 0 ? nil : steps }

  /// A value of a line, and the bytes before it, at most `longest`.
  struct Trace {
    var literal: UnsafePointer<UInt8>
    var length: Int
    var action: ValueAction
  }

  /// Remembers a line's shape, while there is room.
  mutating func learn(_ traces: [Trace]) {
    let length = traces.reduce(0) { $0 + $1.length }
    guard stepCount + traces.count <= Self.stepLimit, literalCount + length <= Self.literalLimit else { return }
    var previous: UnsafeMutablePointer<Step>?
    var candidate = first
    for trace in traces {
      var last: UnsafeMutablePointer<Step>?
      var choices = 0
      while let step = candidate, !isSame(step.pointee, trace) {
        last = step
        candidate = step.pointee.other
        choices += 1
      }
      if candidate == nil {
        guard choices < Self.choiceLimit else { return }
        candidate = add(trace)
        if let last {
          last.pointee.other = candidate
        } else {
          previous?.pointee.next = candidate
        }
      }
      previous = candidate
      candidate = candidate?.pointee.next
    }
  }

  private mutating func add(_ trace: Trace) -> UnsafeMutablePointer<Step> {
    let (literal, step) = (literals + literalCount, steps + stepCount)
    literal.update(from: trace.literal, count: trace.length)
    step.initialize(
      to: Step(
        literal: UnsafePointer(literal), length: Int32(trace.length), tail: Int32(max(0, trace.length - 16)),
        spared: trace.length < 16 ? 0xFFFF << UInt32(trace.length) & 0xFFFF : 0, action: trace.action))
    literalCount += trace.length
    stepCount += 1
    return step
  }

  private func isSame(_ step: Step, _ trace: Trace) -> Bool {
    guard Int(step.length) == trace.length, step.action == trace.action else { return false }
    return (0..<trace.length).allSatisfy { step.literal[$0] == trace.literal[$0] }
  }
}
