import BailiwickModel

/// What a policy does in one request, in numbers: what an `Outcome` says in words.
///
/// Some rules are there one by one, and others block by block; to count them, blocks need not be spread out.
public struct Verdict {
  /// What became of a rule's effect.
  public enum Status: UInt8, Sendable, BitwiseCopyable {
    case applied, undecided, withheld
  }

  /// A rule that did something, or may.
  public struct Use: BitwiseCopyable, Hashable, Sendable {
    /// Its number in the policy.
    public let rule: Int32
    public let status: Status
    /// It restricts the participant.
    public let isDecisive: Bool
    /// The rule that withholds its effect, or the first of its orders that is in force, by number among the plan's;
    /// -1 for none.
    public let by: Int32
    /// What is missing: a bit for each path of `DecisionProgram.paths`.
    public internal(set) var missing: UInt64
  }

  public internal(set) var decision = Decision.allow
  public private(set) var uses: UnsafeMutablePointer<Use>
  public private(set) var count = 0
  private var capacity = 256
  /// The blocks of rules that are not among the uses.
  public private(set) var blocks: UnsafeMutablePointer<Int32>
  public private(set) var blockCount = 0
  private var blockCapacity = 64
  private let source: RuleBlocks.View

  /// - Parameter source: lives as long as this is used.
  init(_ source: RuleBlocks) {
    self.source = source.view
    uses = .allocate(capacity: capacity)
    blocks = .allocate(capacity: blockCapacity)
  }

  func deallocate() {
    uses.deallocate()
    blocks.deallocate()
  }

  /// Makes it ready for another request.
  @inline(__always)
  mutating func clear() {
    decision = .allow
    count = 0
    blockCount = 0
  }

  @inline(__always)
  mutating func append(_ use: Use) {
    if count == capacity { grow() }
    uses[count] = use
    count &+= 1
  }

  @inline(__always)
  mutating func append(block: Int32) {
    if blockCount == blockCapacity { growBlocks() }
    blocks[blockCount] = block
    blockCount &+= 1
  }

  private mutating func growBlocks() {
    blockCapacity *= 2
    let grown = UnsafeMutablePointer<Int32>.allocate(capacity: blockCapacity)
    grown.update(from: blocks, count: blockCount)
    blocks.deallocate()
    blocks = grown
  }

  /// All that were appended.
  var all: UnsafeBufferPointer<Use> { UnsafeBufferPointer(start: uses, count: count) }

  /// Puts the rules of blocks among the uses.
  private mutating func spread() {
    let source = source
    for number in 0..<blockCount { source.forEachUse(ofBlock: blocks[number]) { append($0) } }
    blockCount = 0
  }

  private mutating func grow() {
    capacity *= 2
    let grown = UnsafeMutablePointer<Use>.allocate(capacity: capacity)
    grown.update(from: uses, count: count)
    uses.deallocate()
    uses = grown
  }

  /// Brings all rules into program order, one by one.
  public mutating func sort() {
    if blockCount > 0 { spread() }
    for number in 1..<max(count, 1) where uses[number].rule < uses[number - 1].rule {
      var buffer = UnsafeMutableBufferPointer(start: uses, count: count)
      return buffer.sort { $0.rule < $1.rule }
    }
  }
}
