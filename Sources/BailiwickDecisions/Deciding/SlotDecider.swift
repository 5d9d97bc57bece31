import BailiwickModel

/// Decides requests in slots by a program's code, one after the other, and allocates nothing on the way.
///
/// For one thread: what it remembers of a request bears that request's number, and needs no clearing.
public final class SlotDecider {
  /// Where the facts must be.
  public let plan: SlotPlan
  /// Of the request that was decided last.
  @inlinable public var verdict: Verdict {
    _read { yield room.pointee }
    _modify { yield &room.pointee }
  }

  /// Where the verdict is, for access without a check.
  @usableFromInline let room: UnsafeMutablePointer<Verdict>

  let code: RuleCode
  let tests: UnsafePointer<CodedTest>
  let nodes: UnsafePointer<CodedNode>
  let parts: UnsafePointer<Int32>
  let rests: UnsafePointer<CodedRest>
  let ranks: UnsafePointer<UInt8>
  let openBuckets: UnsafePointer<OpenBuckets.Bucket>
  let waiting: UnsafePointer<Verdict.Use>
  let waitingRests: UnsafePointer<CodedRest>
  let divided: WaitingRules
  /// The block of its first cell.
  let firstCell: Int
  let others: UnsafePointer<Int32>
  let places: PlaceRows
  let placeTable: UnsafePointer<PlaceRows.Place>
  let texts: TextTests
  let matching = PatternMatching()

  /// The number of the request that is being decided, and what is in it.
  @exclusivity(unchecked) var generation: UInt32 = 0
  @exclusivity(unchecked) var slots: UnsafeMutablePointer<RequestSlots.Slot>
  @exclusivity(unchecked) var bases: UnsafeMutablePointer<Int32>
  @exclusivity(unchecked) var isGiven: UnsafeMutablePointer<Bool>
  @exclusivity(unchecked) var orderStatements: UnsafeMutablePointer<RequestSlots.OrderStatement>
  @exclusivity(unchecked) var tags: UnsafeMutablePointer<Int32>
  @exclusivity(unchecked) var activity: Int32 = 0

  /// By tag of the thing: the last request that had it.
  let tagStamps: UnsafeMutablePointer<UInt32>
  let textMemory: UnsafeMutablePointer<Remembered>
  /// By slot: the marks of its text.
  let textMarks: UnsafeMutablePointer<RememberedMarks>
  let markMemory: UnsafeMutablePointer<Remembered>
  let lifterMemory: UnsafeMutablePointer<Remembered>
  let locatedSlot: Int
  let tagsSlot: Int
  let tagCount: Int
  /// Whether no rule does without a tag.
  let isEveryRuleTagged: Bool
  /// Stands where no request has been taken yet.
  private let nothing: RequestSlots

  /// Yes, no, or unknown for want of some facts.
  struct Answer {
    var truth: UInt8
    /// A bit for each path; none unless it is unknown.
    var missing: UInt64 = 0

    static let yes = Answer(truth: Kleene.yes)
    static let no = Answer(truth: Kleene.no)
  }

  /// An answer, and the request that it is of.
  struct Remembered {
    var generation: UInt32 = 0
    var answer = Answer.no
  }

  /// The marks of a text, and the request that it is of.
  struct RememberedMarks {
    var generation: UInt32 = 0
    var marks: TextMarks = []
  }

  /// `nil` when the program has no code.
  public init?(_ program: DecisionProgram) {
    guard let code = program.code else { return nil }
    self.code = code
    plan = code.plan
    tests = code.tests.start
    nodes = code.nodes.start
    parts = code.parts.start
    rests = code.rests.start
    room = .allocate(capacity: 1)
    room.initialize(to: Verdict(code.buckets.blocks))
    ranks = code.ranks.start
    openBuckets = code.buckets.open.buckets.start
    waiting = code.buckets.open.waiting.start
    waitingRests = code.buckets.open.rests.start
    divided = code.buckets.open.divided
    firstCell = code.buckets.blocks.firstCell
    others = code.buckets.open.others.start
    places = code.places
    placeTable = code.places.places.start
    texts = code.texts
    tagCount = code.buckets.count - 1
    isEveryRuleTagged = code.buckets.bucket(code.buckets.count - 1).count == 0
    locatedSlot = program.layout.locatedSlot ?? -1
    tagsSlot = program.tagsSlot.map { code.plan.thingBase + $0 } ?? -1
    tagStamps = .allocate(capacity: tagCount + 1)
    tagStamps.initialize(repeating: 0, count: tagCount + 1)
    textMemory = Self.memory(code.texts.count)
    textMarks = .allocate(capacity: code.plan.slotCount)
    textMarks.initialize(repeating: RememberedMarks(), count: code.plan.slotCount)
    markMemory = Self.memory(code.marks.count)
    lifterMemory = Self.memory(code.lifters.count)
    nothing = RequestSlots(code.plan)
    slots = nothing.slots
    bases = nothing.bases
    isGiven = nothing.isGiven
    orderStatements = nothing.orders
    tags = nothing.state.pointee.tags
  }

  deinit {
    tagStamps.deallocate()
    textMemory.deallocate()
    textMarks.deallocate()
    markMemory.deallocate()
    lifterMemory.deallocate()
    verdict.deallocate()
    room.deinitialize(count: 1)
    room.deallocate()
  }

  private static func memory(_ count: Int) -> UnsafeMutablePointer<Remembered> {
    let memory = UnsafeMutablePointer<Remembered>.allocate(capacity: max(count, 1))
    memory.initialize(repeating: Remembered(), count: max(count, 1))
    return memory
  }

  // MARK: The next request

  @inline(__always)
  func take(_ request: RequestSlots) {
    slots = request.slots
    bases = request.bases
    isGiven = request.isGiven
    orderStatements = request.orders
    tags = request.state.pointee.tags
    activity = request.state.pointee.activity
    generation &+= 1
    if generation == 0 { forget() }
  }

  /// After four billion requests their numbers begin again.
  @inline(never)
  private func forget() {
    tagStamps.update(repeating: 0, count: tagCount + 1)
    textMemory.update(repeating: Remembered(), count: code.texts.count)
    textMarks.update(repeating: RememberedMarks(), count: plan.slotCount)
    markMemory.update(repeating: Remembered(), count: code.marks.count)
    lifterMemory.update(repeating: Remembered(), count: code.lifters.count)
    generation = 1
  }
}
