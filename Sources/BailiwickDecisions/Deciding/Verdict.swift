import BailiwickModel

/// What a policy does in one request, in numbers: what an `Outcome` says in words.
public struct Verdict {
  /// What became of a rule's effect.
  public enum Status: UInt8, Sendable, BitwiseCopyable {
    case applied, undecided, withheld
  }

  /// A rule that did something, or may.
  public struct Use: BitwiseCopyable {
    /// Its number in the policy.
    public let rule: Int32
    public let status: Status
    /// It restricts the participant.
    public let isDecisive: Bool
    /// The rule that withholds its effect, or the first of its orders that is in force, by number among the plan's;
    /// -1 for none.
    public let by: Int32
    /// What is missing: a bit for each path of `DecisionProgram.paths`.
    public let missing: UInt64
  }

  public internal(set) var decision = Decision.allow
  public private(set) var uses: UnsafeMutablePointer<Use>
  public private(set) var count = 0
  private var capacity = 256

  init() { uses = .allocate(capacity: capacity) }

  func deallocate() { uses.deallocate() }

  /// Makes it ready for another request.
  @inline(__always)
  mutating func clear() {
    decision = .allow
    count = 0
  }

  @inline(__always)
  mutating func append(_ use: Use) {
    if count == capacity { grow(1) }
    uses[count] = use
    count &+= 1
  }

  @inline(__always)
  mutating func append(_ many: UnsafePointer<Use>, count added: Int) {
    if count &+ added > capacity { grow(added) }
    (uses + count).update(from: many, count: added)
    count &+= added
  }

  private mutating func grow(_ added: Int) {
    while count + added > capacity { capacity *= 2 }
    let grown = UnsafeMutablePointer<Use>.allocate(capacity: capacity)
    grown.update(from: uses, count: count)
    uses.deallocate()
    uses = grown
  }

  /// Brings the rules into program order.
  public mutating func sort() {
    for number in 1..<max(count, 1) where uses[number].rule < uses[number - 1].rule {
      var buffer = UnsafeMutableBufferPointer(start: uses, count: count)
      return buffer.sort { $0.rule < $1.rule }
    }
  }
}
