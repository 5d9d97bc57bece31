/// What becomes of a bucket's rules when nothing is known of the participant's place.
///
/// Of most there is no more to say than that. So the rules that need no more than a place are a block, which is told
/// as a whole; those that need one more thing stand ready but for that, the same thing of several together
/// (``WaitingRules``); and the others are asked as everywhere.
struct OpenBuckets: Sendable {
  struct Bucket {
    /// The rules that need one more thing and are asked one by one.
    var firstWaiting: Int32
    var waitingCount: Int32
    /// Those that are asked together.
    var firstDivision: Int32
    var divisionCount: Int32
    /// The others, by their numbers in the bucket.
    var firstOther: Int32
    var otherCount: Int32
    /// Whether there are rules that need no more than a place, and whether one of them restricts the participant.
    var hasBlock = false
    var isDecisive = false
  }

  let buckets: FlatArray<Bucket>
  /// Rules that are undecided unless their rest does not hold; and these rests, in the same order.
  let waiting: FlatArray<Verdict.Use>
  let rests: FlatArray<CodedRest>
  let divided: WaitingRules
  let others: FlatArray<Int32>
  /// By bucket: where the uses begin of the rules that need no more than a place; and the end of all.
  let blockStarts: FlatArray<Int32>
  let blockUses: FlatArray<Verdict.Use>

  init(_ builder: Builder) {
    buckets = FlatArray(builder.buckets)
    waiting = FlatArray(builder.waiting)
    rests = FlatArray(builder.rests)
    divided = WaitingRules(builder.divided)
    others = FlatArray(builder.others)
    blockStarts = FlatArray(builder.blockStarts)
    blockUses = FlatArray(builder.blockUses)
  }

  /// The same while bucket after bucket is added.
  struct Builder {
    private(set) var buckets: [Bucket] = []
    private(set) var waiting: [Verdict.Use] = []
    private(set) var rests: [CodedRest] = []
    private(set) var divided = WaitingRules.Builder()
    private(set) var others: [Int32] = []
    private(set) var blockStarts: [Int32] = [0]
    private(set) var blockUses: [Verdict.Use] = []

    mutating func add(_ candidates: [RuleBuckets.Candidate], _ uses: PlaceUses) {
      var bucket = Bucket(
        firstWaiting: Int32(waiting.count), waitingCount: 0, firstDivision: Int32(divided.divisions.count),
        divisionCount: 0, firstOther: Int32(others.count), otherCount: 0)
      var waiting: [Verdict.Use] = []
      var rests: [CodedRest] = []
      for (number, candidate) in candidates.enumerated() {
        if let use = uses.openUse(of: candidate) {
          if candidate.entry.rest == RuleCode.always {
            blockUses.append(use)
            bucket.hasBlock = true
            bucket.isDecisive = bucket.isDecisive || use.isDecisive
          } else {
            waiting.append(use)
            rests.append(uses.rests[Int(candidate.entry.rest)])
          }
        } else {
          others.append(Int32(number))
        }
      }
      add(waiting, rests, to: &bucket)
      bucket.otherCount = Int32(others.count) - bucket.firstOther
      blockStarts.append(Int32(blockUses.count))
      buckets.append(bucket)
    }

    /// Adds the rules that need one more thing.
    private mutating func add(_ uses: [Verdict.Use], _ rests: [CodedRest], to bucket: inout Bucket) {
      let parts = WaitingRules.Builder.parts(rests)
      waiting += parts.others.map { uses[$0] }
      self.rests += parts.others.map { rests[$0] }
      bucket.waitingCount = Int32(parts.others.count)
      for part in parts.divided {
        let (uses, rests) = (part.map { uses[$0] }, part.map { rests[$0] })
        divided.add(rests, uses, first: waiting.count)
        waiting += uses
        self.rests += rests
      }
      bucket.divisionCount = Int32(parts.divided.count)
    }
  }
}
