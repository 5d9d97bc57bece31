import BailiwickModel
import CByteScanning

/// Finding the rules that may hold in a request.
extension SlotDecider {
  /// Rules that a verdict may tell as a whole.
  public var blocks: RuleBlocks { code.buckets.blocks }

  /// Where the participant is.
  private struct PlaceSlot {
    /// The first atom; -1 when nothing is known.
    let atom: Int32
    let place: PlaceRows.Place

    @inline(__always)
    init(_ slot: RequestSlots.Slot, _ places: UnsafePointer<PlaceRows.Place>) {
      let isKnown = slot.form == .place
      atom = isKnown ? slot.code : -1
      place = places[isKnown ? Int(slot.code) : 0]
    }
  }

  /// Has memory fetched that tells where the rules of a request's tags are; asked of several requests before any is
  /// decided, so that they wait together.
  public func fetchBuckets(for request: RequestSlots) {
    let tags = tagNumbers(request)
    let isPlaced = request.slots[Int(request.bases[0]) &+ locatedSlot].form == .place
    for tag in tags {
      if isPlaced { code.buckets.fetch(Int(tag)) } else { bailiwick_fetch(openBuckets + Int(tag)) }
    }
  }

  /// The same of these rules themselves, once that has been fetched.
  public func fetchRules(for request: RequestSlots) {
    let place = PlaceSlot(request.slots[Int(request.bases[0]) &+ locatedSlot], placeTable)
    for tag in tagNumbers(request) {
      if place.atom < 0 {
        bailiwick_fetch(waitingRests + Int(openBuckets[Int(tag)].firstWaiting))
      } else {
        code.buckets.fetchRules(Int(tag), Int(place.place.number))
      }
    }
  }

  @inline(__always)
  private func tagNumbers(_ request: RequestSlots) -> UnsafeBufferPointer<Int32> {
    guard tagsSlot >= 0, request.slots[tagsSlot].form == .tags else { return UnsafeBufferPointer(start: nil, count: 0) }
    let given = request.slots[tagsSlot]
    return UnsafeBufferPointer(start: request.state.pointee.tags + Int(given.number), count: Int(given.code))
  }

  /// Decides a request, with the result in `verdict`. Fails when only the program itself can tell.
  public func decide(_ request: RequestSlots) -> Bool {
    fetchRules(for: request)
    return decideFetched(request)
  }

  /// The same of a request whose rules have been fetched.
  public func decideFetched(_ request: RequestSlots) -> Bool {
    take(request)
    verdict.clear()
    let place = PlaceSlot(slots[Int(bases[0]) &+ locatedSlot], placeTable)
    guard tagsSlot >= 0, slots[tagsSlot].form == .tags else { return decideUntagged(at: place) }
    let first = Int(slots[tagsSlot].number)
    let count = distinct(tags + first, Int(slots[tagsSlot].code))
    slots[tagsSlot].code = Int32(truncatingIfNeeded: count)
    for index in first..<first &+ count {
      guard decide(bucket: Int(tags[index]), at: place) else { return false }
    }
    return isEveryRuleTagged || decide(bucket: tagCount, at: place)
  }

  /// A request whose tags are not known, or of which no rule asks them.
  @inline(never)
  private func decideUntagged(at place: PlaceSlot) -> Bool {
    if tagsSlot >= 0 {
      let isTagged = unknown(tagsSlot)
      for tag in 0..<tagCount { guard decide(bucket: tag, at: place, isTagged) else { return false } }
    }
    return decide(bucket: tagCount, at: place)
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

  /// The rules of a tag that the request has.
  @inline(__always)
  private func decide(bucket number: Int, at place: PlaceSlot) -> Bool {
    let bucket = code.buckets.bucket(number)
    if place.atom < 0 { return decideOpen(bucket) }
    if bucket.isLarge { return decideLarge(bucket, at: Int(place.place.number)) }
    for index in 0..<bucket.count {
      let entry = bucket.entries + index
      let isThere = places.truth(of: place.atom, place.place, in: entry.pointee)
      if isThere == Kleene.no { continue }
      guard decide(entry, isThere == Kleene.yes ? .yes : unknownPlaceAnswer) else { return false }
    }
    return true
  }

  /// The same of a tag that it may have.
  private func decide(bucket number: Int, at place: PlaceSlot, _ isTagged: Answer) -> Bool {
    let bucket = code.buckets.bucket(number)
    for index in 0..<bucket.count {
      let entry = bucket.entries + index
      var isThere = Answer.yes
      if place.atom >= 0 {
        isThere.truth = places.truth(of: place.atom, place.place, in: entry.pointee)
        if isThere.truth == Kleene.no { continue }
      }
      if place.atom < 0 ? !entry.pointee.isAnywhere : isThere.truth == Kleene.unknown { isThere = unknownPlaceAnswer }
      guard decide(entry, and(isTagged, isThere)) else { return false }
    }
    return true
  }

  /// A bucket's rules when nothing is known of the place.
  @inline(never)
  private func decideOpen(_ bucket: RuleBuckets.Bucket) -> Bool {
    let open = openBuckets + bucket.number
    if open.pointee.hasBlock {
      verdict.append(block: Int32(truncatingIfNeeded: bucket.number))
      if open.pointee.isDecisive, verdict.decision == .allow { verdict.decision = .undecided }
    }
    guard decideWaiting(Int(open.pointee.firstWaiting), Int(open.pointee.waitingCount)) else { return false }
    for number in 0..<Int(open.pointee.divisionCount) {
      guard decideDivided(divided.divisions.start + (Int(open.pointee.firstDivision) &+ number)) else { return false }
    }
    let others = self.others + Int(open.pointee.firstOther)
    for index in 0..<Int(open.pointee.otherCount) {
      let entry = bucket.entries + Int(others[index])
      guard decide(entry, entry.pointee.isAnywhere ? .yes : unknownPlaceAnswer) else { return false }
    }
    return true
  }

  /// Rules that are undecided unless their rest does not hold, one by one.
  @inline(__always)
  private func decideWaiting(_ first: Int, _ count: Int) -> Bool {
    for index in first..<first &+ count {
      let rest = answer(ofRest: waitingRests + index)
      if rest.truth == Kleene.no { continue }
      if rest.missing &>> UInt64(RuleCode.limitBit) != 0 { return false }
      var use = waiting[index]
      use.missing |= rest.missing
      if use.isDecisive, verdict.decision == .allow { verdict.decision = .undecided }
      verdict.append(use)
    }
    return true
  }

  /// The same of rules that ask the same fact: together if it is known.
  @inline(__always)
  private func decideDivided(_ division: UnsafePointer<WaitingRules.Division>) -> Bool {
    let slot = slots[index(of: division.pointee.slot, of: division.pointee.subject)]
    guard slot.form != .unknown else {
      return decideWaiting(Int(division.pointee.first), Int(division.pointee.count))
    }
    let number = divided.cell(of: slot.number, in: division)
    let cell = divided.cells.start + number
    if cell.pointee.isEmpty { return true }
    verdict.append(block: Int32(truncatingIfNeeded: firstCell &+ number))
    if cell.pointee.isDecisive, verdict.decision == .allow { verdict.decision = .undecided }
    return true
  }

  /// A large bucket's rules whose bits are set; those that need no more are told as a whole.
  @inline(never)
  private func decideLarge(_ bucket: RuleBuckets.Bucket, at placeClass: Int) -> Bool {
    let row = code.buckets.row(of: bucket, placeClass)
    if row.block >= 0 {
      verdict.append(block: row.block)
      if row.isDecisive { verdict.decision = .block }
    }
    for word in 0..<bucket.words {
      var asked = row.asked[word]
      while asked != 0 {
        let bit = asked.trailingZeroBitCount
        asked &= asked &- 1
        let isThere = row.certain[word] &>> UInt64(bit) & 1 == 1 ? Answer.yes : unknownPlaceAnswer
        guard decide(bucket.entries + (word &* 64 &+ bit), isThere) else { return false }
      }
    }
    return true
  }
}
