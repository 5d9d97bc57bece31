import BailiwickModel

/// The thing's people: each is checked, and what they say more of the participant or of somebody in a role is kept.
extension SlotReader {
  /// Reads a list of people, from its bracket on. Returns the byte after it.
  ///
  /// - Parameter keep: asked after each of the people, who is in the slots of `mentionBase`: whether that mention is
  ///   kept.
  func readPeople(_ start: Position, _ request: RequestSlots, _ keep: (RequestSlots) -> Bool) -> Position? {
    guard start.pointee == UInt8(ascii: "[") else { return nil }
    var position = LineScanning.skipBlank(start + 1)
    if position.pointee == UInt8(ascii: "]") { return position + 1 }
    while true {
      guard position.pointee == UInt8(ascii: "{") else { return nil }
      let (wordCount, tagCount) = (request.state.pointee.wordCount, request.state.pointee.tagCount)
      ids[subjectCount] = nil
      for slot in plan.personSlots.indices { request.slots[plan.mentionBase + slot] = RequestSlots.Slot() }
      var progress = Progress(request: request, noted: position, position: position + 1, isNoted: false)
      guard readMembers(reading.mention, depth: Self.depth, &progress) else { return nil }
      if ids[subjectCount] == nil { isSomebodyNameless = true }
      if !keep(request) {
        request.state.pointee.wordCount = wordCount
        request.state.pointee.tagCount = tagCount
      }
      position = LineScanning.skipBlank(progress.position)
      if position.pointee == UInt8(ascii: "]") { return position + 1 }
      guard position.pointee == UInt8(ascii: ",") else { return nil }
      position = LineScanning.skipBlank(position + 1)
    }
  }

  /// How deep one of the people is nested: in the request, the thing, and the list.
  private static let depth = 4

  /// Merges mentions of subjects. Fails where `FactsReader` has a warning.
  func finishPeople(_ request: RequestSlots) -> Bool {
    if isSomebodyNameless, ids[0] == nil, plan.vocabulary.personID != nil { return false }
    guard let people, saysTooLittle(request) else { return true }
    return readPeople(people, request) { request in
      guard let id = ids[subjectCount] else { return false }
      for subject in 0..<subjectCount where request.isGiven[subject] && isSame(ids[subject], id) {
        merge(from: plan.mentionBase, into: Int(request.bases[subject]), request)
        return true
      }
      return false
    } != nil
  }

  /// Whether something is unknown of a subject whom others may mention.
  private func saysTooLittle(_ request: RequestSlots) -> Bool {
    for subject in 0..<subjectCount where request.isGiven[subject] && ids[subject] != nil {
      for slot in plan.personSlots.indices
      where request.slots[Int(request.bases[subject]) + slot].form == .unknown { return true }
    }
    return false
  }
}
