import BailiwickModel

/// Finding the rules that may hold in a request.
extension SlotDecider {
  /// Rules that a verdict may tell as a whole.
  public var blocks: RuleBlocks { code.buckets.open.blocks }

  /// Where the participant is.
  private struct PlaceSlot {
    /// The first atom; -1 when nothing is known.
    var atom: Int32 = -1
    var placeClass = 0
  }

  /// Decides a request, with the result in `verdict`. Fails when only the program itself can tell.
  public func decide(_ request: RequestSlots) -> Bool {
    take(request)
    verdict.clear()
    let slot = slots[Int(bases[0]) &+ locatedSlot]
    var place = PlaceSlot()
    if slot.form == .place {
      place = PlaceSlot(atom: slot.code, placeClass: Int(code.places.classes.start[Int(slot.code)]))
    }
    guard tagsSlot >= 0 else { return decide(bucket: tagCount, at: place, .yes) }
    let given = slots[tagsSlot]
    guard given.form == .tags else {
      let isTagged = unknown(tagsSlot)
      for tag in 0..<tagCount { guard decide(bucket: tag, at: place, isTagged) else { return false } }
      return decide(bucket: tagCount, at: place, .yes)
    }
    let first = Int(given.number)
    let count = distinct(tags + first, Int(given.code))
    slots[tagsSlot].code = Int32(truncatingIfNeeded: count)
    if place.atom >= 0 {
      for index in first..<first &+ count { code.buckets.fetch(Int(tags[index]), place.placeClass) }
    }
    for index in first..<first &+ count {
      guard decide(bucket: Int(tags[index]), at: place, .yes) else { return false }
    }
    return decide(bucket: tagCount, at: place, .yes)
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

  @inline(__always)
  private func decide(bucket number: Int, at place: PlaceSlot, _ isTagged: Answer) -> Bool {
    let bucket = code.buckets.bucket(number)
    if place.atom < 0 {
      return isTagged.truth == Kleene.yes ? decideOpen(bucket) : decideOpen(bucket, isTagged)
    }
    if bucket.isLarge { return decideLarge(bucket, at: place.placeClass, isTagged) }
    for index in 0..<bucket.count {
      let entry = bucket.entries + index
      var isThere = Answer.yes
      isThere.truth = places.truth(of: place.atom, place.placeClass, in: entry.pointee)
      if isThere.truth == Kleene.no { continue }
      if isThere.truth == Kleene.unknown { isThere = unknownPlaceAnswer }
      guard decide(entry, and(isTagged, isThere)) else { return false }
    }
    return true
  }

  /// A bucket's rules when nothing is known of the place.
  private func decideOpen(_ bucket: RuleBuckets.Bucket) -> Bool {
    let open = openBuckets + bucket.number
    if open.pointee.hasBlock {
      verdict.append(block: Int32(truncatingIfNeeded: bucket.number))
      if open.pointee.isDecisive, verdict.decision == .allow { verdict.decision = .undecided }
    }
    let waiting = self.waiting + Int(open.pointee.firstWaiting)
    for index in 0..<Int(open.pointee.waitingCount) {
      let rest = answer(ofRest: waiting[index].rest)
      if rest.truth == Kleene.no { continue }
      if rest.missing &>> UInt64(RuleCode.limitBit) != 0 { return false }
      var use = waiting[index].use
      use.missing |= rest.missing
      if use.isDecisive, verdict.decision == .allow { verdict.decision = .undecided }
      verdict.append(use)
    }
    let others = self.others + Int(open.pointee.firstOther)
    for index in 0..<Int(open.pointee.otherCount) {
      let entry = bucket.entries + Int(others[index])
      guard decide(entry, entry.pointee.isAnywhere ? .yes : unknownPlaceAnswer) else { return false }
    }
    return true
  }

  /// The same when the tags are not known either.
  private func decideOpen(_ bucket: RuleBuckets.Bucket, _ isTagged: Answer) -> Bool {
    for index in 0..<bucket.count {
      let entry = bucket.entries + index
      guard decide(entry, entry.pointee.isAnywhere ? isTagged : and(isTagged, unknownPlaceAnswer)) else {
        return false
      }
    }
    return true
  }

  /// A large bucket's rules whose bits are set.
  private func decideLarge(_ bucket: RuleBuckets.Bucket, at placeClass: Int, _ isTagged: Answer) -> Bool {
    let row = code.buckets.rows(of: bucket, placeClass)
    for word in 0..<bucket.words {
      let certain = row[word]
      var rest = certain | row[bucket.words &+ word]
      while rest != 0 {
        let bit = rest.trailingZeroBitCount
        rest &= rest &- 1
        let isThere = certain &>> UInt64(bit) & 1 == 1 ? Answer.yes : unknownPlaceAnswer
        guard decide(bucket.entries + (word &* 64 &+ bit), and(isTagged, isThere)) else { return false }
      }
    }
    return true
  }
}
