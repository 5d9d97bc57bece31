import BailiwickModel

/// Decides requests in slots by a program's code, one after the other, and allocates nothing on the way.
///
/// For one thread: what it remembers of a request bears that request's number, and needs no clearing.
public final class SlotDecider {
  /// Where the facts must be.
  public let plan: SlotPlan
  /// Of the request that was decided last.
  @exclusivity(unchecked) public var verdict = Verdict()

  let code: RuleCode
  let tests: UnsafePointer<CodedTest>
  let nodes: UnsafePointer<CodedNode>
  let parts: UnsafePointer<Int32>
  let ranks: UnsafePointer<UInt8>
  let places: PlaceRows
  let texts: TextTests
  let matching = PatternMatching()

  /// The request that is being decided, its number, and what is in it.
  @exclusivity(unchecked) private var request: RequestSlots
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
  let markMemory: UnsafeMutablePointer<Remembered>
  let lifterMemory: UnsafeMutablePointer<Remembered>
  private let locatedSlot: Int
  let tagsSlot: Int
  private let tagCount: Int

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

  /// `nil` when the program has no code.
  public init?(_ program: DecisionProgram) {
    guard let code = program.code else { return nil }
    self.code = code
    plan = code.plan
    tests = code.tests.start
    nodes = code.nodes.start
    parts = code.parts.start
    ranks = code.ranks.start
    places = code.places
    texts = code.texts
    tagCount = code.buckets.buckets.count - 1
    locatedSlot = program.layout.locatedSlot ?? -1
    tagsSlot = program.tagsSlot.map { code.plan.thingBase + $0 } ?? -1
    tagStamps = .allocate(capacity: tagCount + 1)
    tagStamps.initialize(repeating: 0, count: tagCount + 1)
    textMemory = Self.memory(code.texts.count)
    markMemory = Self.memory(code.marks.count)
    lifterMemory = Self.memory(code.lifters.count)
    let nothing = RequestSlots(code.plan)
    request = nothing
    slots = nothing.slots
    bases = nothing.bases
    isGiven = nothing.isGiven
    orderStatements = nothing.orders
    tags = nothing.state.pointee.tags
  }

  deinit {
    tagStamps.deallocate()
    textMemory.deallocate()
    markMemory.deallocate()
    lifterMemory.deallocate()
    verdict.deallocate()
  }

  private static func memory(_ count: Int) -> UnsafeMutablePointer<Remembered> {
    let memory = UnsafeMutablePointer<Remembered>.allocate(capacity: max(count, 1))
    memory.initialize(repeating: Remembered(), count: max(count, 1))
    return memory
  }

  // MARK: Finding rules

  /// Decides a request, with the result in `verdict`. Fails when only the program itself can tell.
  public func decide(_ request: RequestSlots) -> Bool {
    take(request)
    verdict.clear()
    let place = slots[Int(bases[0]) &+ locatedSlot]
    let placeClass =
      place.form == .place ? Int(code.places.classes.start[Int(place.code)]) : Self.unknownPlace
    guard tagsSlot >= 0 else { return decide(bucket: tagCount, at: placeClass, .yes) }
    let given = slots[tagsSlot]
    guard given.form == .tags else {
      let isTagged = unknown(tagsSlot)
      for tag in 0..<tagCount { guard decide(bucket: tag, at: placeClass, isTagged) else { return false } }
      return decide(bucket: tagCount, at: placeClass, .yes)
    }
    let first = Int(given.number)
    let count = distinct(tags + first, Int(given.code))
    slots[tagsSlot].code = Int32(truncatingIfNeeded: count)
    for index in first..<first &+ count {
      guard decide(bucket: Int(tags[index]), at: placeClass, .yes) else { return false }
    }
    return decide(bucket: tagCount, at: placeClass, .yes)
  }

  /// Stamps tags, and leaves each there once. Returns how many they are.
  @inline(__always)
  private func distinct(_ tags: UnsafeMutablePointer<Int32>, _ count: Int) -> Int {
    var kept = 0
    for index in 0..<count {
      let tag = tags[index]
      if tagStamps[Int(tag)] == generation { continue }
      tagStamps[Int(tag)] = generation
      tags[kept] = tag
      kept &+= 1
    }
    return kept
  }

  private static let unknownPlace = -1

  private func take(_ request: RequestSlots) {
    if request !== self.request { self.request = request }
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
  private func forget() {
    tagStamps.update(repeating: 0, count: tagCount + 1)
    textMemory.update(repeating: Remembered(), count: code.texts.count)
    markMemory.update(repeating: Remembered(), count: code.marks.count)
    lifterMemory.update(repeating: Remembered(), count: code.lifters.count)
    generation = 1
  }

  private func decide(bucket number: Int, at placeClass: Int, _ isTagged: Answer) -> Bool {
    let bucket = code.buckets.buckets.start[number]
    if bucket.count == 0 { return true }
    let entries = code.buckets.entries.start + Int(bucket.first)
    if bucket.large >= 0, placeClass >= 0 {
      let start = code.buckets.rowStarts.start[Int(bucket.large)] &+ placeClass &* 2 &* bucket.words
      let row = code.buckets.rows.start + start
      return decide(entries, row, bucket, isTagged)
    }
    if placeClass < 0, isTagged.truth == Kleene.yes, bucket.openCount > 0 {
      return decideOpen(bucket, entries)
    }
    var index = 0
    while index < Int(bucket.count) {
      let entry = entries[index]
      index &+= 1
      var isThere = Answer.yes
      if entry.set >= 0 {
        isThere.truth = placeClass >= 0 ? places.truth(ofClass: placeClass, in: entry.set) : Kleene.unknown
        if isThere.truth == Kleene.no { continue }
        if isThere.truth == Kleene.unknown { isThere = unknownPlaceAnswer }
      }
      guard decide(entry, and(isTagged, isThere)) else { return false }
    }
    return true
  }

  /// A bucket's rules when nothing is known of the place: of many that is all there is to say.
  private func decideOpen(_ bucket: RuleBuckets.Bucket, _ entries: UnsafePointer<RuleBuckets.Entry>) -> Bool {
    let open = code.buckets.open.start + Int(bucket.firstOpen)
    verdict.append(open, count: Int(bucket.openCount))
    if verdict.decision == .allow, (0..<Int(bucket.openCount)).contains(where: { open[$0].isDecisive }) {
      verdict.decision = .undecided
    }
    let others = code.buckets.others.start + Int(bucket.firstOther)
    for index in 0..<Int(bucket.count &- bucket.openCount) {
      let entry = entries[Int(others[index])]
      guard decide(entry, entry.set < 0 ? .yes : unknownPlaceAnswer) else { return false }
    }
    return true
  }

  /// A large bucket's rules whose bits are set.
  private func decide(
    _ entries: UnsafePointer<RuleBuckets.Entry>, _ row: UnsafePointer<UInt64>, _ bucket: RuleBuckets.Bucket,
    _ isTagged: Answer
  ) -> Bool {
    for word in 0..<bucket.words {
      let certain = row[word]
      var rest = certain | row[bucket.words &+ word]
      while rest != 0 {
        let bit = rest.trailingZeroBitCount
        rest &= rest &- 1
        let isThere = certain &>> UInt64(bit) & 1 == 1 ? Answer.yes : unknownPlaceAnswer
        guard decide(entries[word &* 64 &+ bit], and(isTagged, isThere)) else { return false }
      }
    }
    return true
  }

  private var unknownPlaceAnswer: Answer { unknown(Int(bases[0]) &+ locatedSlot) }

  @inline(__always)
  private func and(_ left: Answer, _ right: Answer) -> Answer {
    Answer(truth: min(left.truth, right.truth), missing: left.missing | right.missing)
  }

  // MARK: What a rule does

  /// - Parameter answer: whether the request has the rule's tag and place, which is not `no`.
  @inline(__always)
  private func decide(_ entry: RuleBuckets.Entry, _ answer: Answer) -> Bool {
    guard entry.rest != RuleCode.always else { return apply(entry.rule, answer) }
    guard entry.rest >= 0 else { return false }
    let rest = self.answer(entry.rest)
    return rest.truth == Kleene.no || apply(entry.rule, and(answer, rest))
  }

  private func apply(_ number: Int32, _ fires: Answer) -> Bool {
    let rule = code.rules.start[Int(number)]
    var status = fires.truth == Kleene.yes ? Verdict.Status.applied : .undecided
    var missing = fires.missing
    var by: Int32 = -1
    if rule.lifting != .never {
      let lifting = lifting(rule.lifting)
      if lifting.answer.truth == Kleene.yes {
        guard fires.truth == Kleene.yes else { return true }
        (status, by) = (.withheld, lifting.by)
      } else if lifting.answer.truth == Kleene.unknown {
        status = .undecided
        missing |= lifting.answer.missing
      }
    }
    if missing &>> UInt64(RuleCode.limitBit) != 0 { return false }
    let isDecisive = rule.reach == .participant || rule.reach == .roles && reaches(rule.roles)
    switch status {
    case .applied:
      by = firstOrder(rule)
      if isDecisive { verdict.decision = .block }
    case .undecided: if isDecisive, verdict.decision == .allow { verdict.decision = .undecided }
    case .withheld: break
    }
    verdict.append(Verdict.Use(rule: number, status: status, isDecisive: isDecisive, by: by, missing: missing))
    return true
  }

  /// Whether the participant is the person in one of some roles.
  private func reaches(_ roles: UInt64) -> Bool {
    var roles = roles
    while roles != 0 {
      let subject = roles.trailingZeroBitCount
      roles &= roles - 1
      if isGiven[subject], bases[subject] == bases[0] { return true }
    }
    return false
  }

  private func firstOrder(_ rule: CodedRule) -> Int32 {
    for index in Int(rule.firstOrder)..<Int(rule.firstOrder + rule.orderCount) {
      let order = code.orderLists.start[index]
      if answer(ofOrder: order).truth == Kleene.yes { return order }
    }
    return -1
  }

  private func lifting(_ lifting: CodedRule.Lifting) -> (answer: Answer, by: Int32) {
    let count = lifting == .byPermission ? code.lifters.count : code.protectingCount
    var result = Answer.no
    for number in 0..<count {
      let lifter = code.lifters.start[number]
      let answer = remember(lifterMemory + number) {
        let isConcerned = lifter.subject == 0 || isGiven[Int(lifter.subject)] && bases[Int(lifter.subject)] == bases[0]
        return isConcerned ? self.answer(lifter.node) : .no
      }
      if answer.truth == Kleene.yes { return (answer, lifter.rule) }
      result = Answer(truth: max(result.truth, answer.truth), missing: result.missing | answer.missing)
    }
    return (result, -1)
  }
}
