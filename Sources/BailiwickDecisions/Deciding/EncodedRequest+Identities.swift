import BailiwickModel

/// People by their ids, byte for byte (§5 of the reference): an open table of their numbers, twice as long as they are
/// many. Their ids are where their other facts are; a dictionary of half a million would take as much as all of these.
extension EncodedRequest {
  func id(of person: Int32) -> String? { spelling(ofID: person)?.text }

  /// The person who has an id already.
  func person(withID id: Spelling) -> Int32? {
    guard !identities.isEmpty else { return nil }
    let known = identities[place(ofID: id)]
    return known < 0 ? nil : known
  }

  /// Notes whose id one is that nobody had.
  mutating func noteID(_ id: Spelling, of person: Int32) {
    identityCount += 1
    if identityCount * 2 > identities.count {
      let before = identities
      identities = Array(repeating: -1, count: max(16, before.count * 2))
      for person in before where person >= 0 {
        if let id = spelling(ofID: person) { identities[place(ofID: id)] = person }
      }
    }
    identities[place(ofID: id)] = person
  }

  /// Where an id is, or would be.
  private func place(ofID id: Spelling) -> Int {
    let mask = identities.count - 1
    var place = id.hashValue & mask
    while identities[place] >= 0, spelling(ofID: identities[place]) != id { place = (place + 1) & mask }
    return place
  }

  private func spelling(ofID person: Int32) -> Spelling? {
    guard let identitySlot else { return nil }
    let slot = people[Int(person) * slotCount + identitySlot]
    return slot.form == .text ? texts[Int(slot.code)] : nil
  }
}
