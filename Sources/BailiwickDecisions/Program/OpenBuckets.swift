/// What becomes of a bucket's rules when nothing is known of the participant's place.
///
/// Of most there is no more to say than that. So the rules that need no more than a place are a block, which is told
/// as a whole; those that need one more thing stand ready but for that; and the others are asked as everywhere.
struct OpenBuckets: Sendable {
  struct Bucket {
    /// The rules that need one more thing.
    var firstWaiting: Int32
    var waitingCount: Int32
    /// The others, by their numbers in the bucket.
    var firstOther: Int32
    var otherCount: Int32
    /// Whether there are rules that need no more than a place, and whether one of them restricts the participant.
    var hasBlock = false
    var isDecisive = false
  }

  /// A rule that is undecided unless its rest does not hold.
  struct Waiting {
    var use: Verdict.Use
    var rest: Int32
  }

  let buckets: FlatArray<Bucket>
  let waiting: FlatArray<Waiting>
  let others: FlatArray<Int32>
  /// By bucket: the rules that need no more than a place.
  let blocks: RuleBlocks

  init(_ builder: Builder) {
    buckets = FlatArray(builder.buckets)
    waiting = FlatArray(builder.waiting)
    others = FlatArray(builder.others)
    blocks = RuleBlocks(builder.blockStarts, builder.uses)
  }

  /// The same while bucket after bucket is added.
  struct Builder {
    private(set) var buckets: [Bucket] = []
    private(set) var waiting: [Waiting] = []
    private(set) var others: [Int32] = []
    private(set) var blockStarts: [Int32] = [0]
    private(set) var uses: [Verdict.Use] = []

    mutating func add(_ candidates: [RuleBuckets.Candidate], _ openUses: OpenUses) {
      var bucket = Bucket(
        firstWaiting: Int32(waiting.count), waitingCount: 0, firstOther: Int32(others.count), otherCount: 0)
      for (number, candidate) in candidates.enumerated() {
        if let use = openUses.use(of: candidate) {
          if candidate.entry.rest == RuleCode.always {
            uses.append(use)
            bucket.hasBlock = true
            bucket.isDecisive = bucket.isDecisive || use.isDecisive
          } else {
            waiting.append(Waiting(use: use, rest: candidate.entry.rest))
          }
        } else {
          others.append(Int32(number))
        }
      }
      bucket.waitingCount = Int32(waiting.count) - bucket.firstWaiting
      bucket.otherCount = Int32(others.count) - bucket.firstOther
      blockStarts.append(Int32(uses.count))
      buckets.append(bucket)
    }
  }
}

/// What becomes of rules while nothing is known of the participant's place.
struct OpenUses {
  /// What rules do, by number.
  let actions: [CodedAction]
  /// The participant's place, as a verdict names what is missing.
  let missing: UInt64

  /// `nil` of a rule that needs no place, or of which more than a place and its rest tell.
  func use(of candidate: RuleBuckets.Candidate) -> Verdict.Use? {
    let entry = candidate.entry
    let action = actions[Int(entry.action)]
    guard candidate.set >= 0, entry.rest != RuleCode.general, action.lifting == .never, action.reach != .roles else {
      return nil
    }
    return Verdict.Use(
      rule: entry.rule, status: .undecided, isDecisive: action.reach == .participant, by: -1, missing: missing)
  }
}

/// Rules of which a verdict says the same, side by side.
public struct RuleBlocks: Sendable {
  private let starts: FlatArray<Int32>
  private let uses: FlatArray<Verdict.Use>

  /// - Parameter starts: of each block, and at last where the last one ends.
  init(_ starts: [Int32], _ uses: [Verdict.Use]) {
    self.starts = FlatArray(starts)
    self.uses = FlatArray(uses)
  }

  public var count: Int { starts.count - 1 }

  /// What spreading out blocks reads. It lives as long as the blocks do.
  struct View: BitwiseCopyable {
    fileprivate let starts: UnsafePointer<Int32>
    fileprivate let uses: UnsafePointer<Verdict.Use>

    func uses(ofBlock number: Int32) -> UnsafeBufferPointer<Verdict.Use> {
      let start = Int(starts[Int(number)])
      return UnsafeBufferPointer(start: uses + start, count: Int(starts[Int(number) + 1]) - start)
    }
  }

  var view: View { View(starts: starts.start, uses: uses.start) }

  /// What a block says of its rules. It lives as long as the blocks do.
  public func uses(ofBlock number: Int32) -> UnsafeBufferPointer<Verdict.Use> { view.uses(ofBlock: number) }
}
