import BailiwickPlaces

/// Slots filled from facts.
extension RequestSlots {
  /// Fails, with slots that say nothing, when these facts take more than slots: without a participant, or where
  /// sources disagree about a place.
  public func fill(_ facts: Facts, _ plan: SlotPlan) -> Bool {
    clear()
    guard let participant = facts.participant else { return false }
    state.pointee.activity = Int32(facts.activity)
    if let time = facts.time {
      slots[SlotPlan.timeSlot] = Slot(.time, code: time.nanoseconds, number: time.seconds)
    }
    if !facts.orders.isEmpty {
      state.pointee.hasOrders = true
      for (number, order) in plan.orders.enumerated() {
        if let isInForce = facts.orders[order] { orders[number] = isInForce ? .isInForce : .isNotInForce }
      }
    }
    var filling = SlotFilling(self, plan)
    for (number, steps) in plan.thingSlots.enumerated() {
      filling.state(steps, of: facts.thing, in: plan.thingBase + number)
    }
    filling.mention(participant, subject: 0)
    for (number, role) in plan.roles.enumerated() {
      if case .members(let members) = facts.thing[role] { filling.mention(members, subject: number + 1) }
    }
    if let attribute = plan.vocabulary.peopleAttribute, case .people(let people) = facts.thing[attribute] {
      for person in people { filling.mentionAgain(person) }
    }
    return filling.isComplete
  }
}

/// The filling of slots from one request's facts.
private struct SlotFilling {
  private let target: RequestSlots
  private let personSlots: [[Int]]
  private let knownTags: WordTable
  private let identity: Int?
  /// The subjects that have an id.
  private var ids: [(id: String, subject: Int)] = []
  /// Whether every fact so far has found room in a slot.
  private(set) var isComplete = true

  init(_ target: RequestSlots, _ plan: SlotPlan) {
    self.target = target
    personSlots = plan.personSlots
    knownTags = plan.tags
    identity = plan.vocabulary.personID
  }

  /// The first mention of a subject, or one more of a person who is another subject too (§5 of the reference).
  mutating func mention(_ members: [Fact], subject: Int) {
    target.isGiven[subject] = true
    let id = id(of: members)
    if let known = id.flatMap(self.subject(withID:)) {
      target.bases[subject] = target.bases[known]
    } else if let id {
      ids.append((id, subject))
    }
    merge(members, subject)
  }

  /// A mention among the people, which may say more of a subject.
  mutating func mentionAgain(_ members: [Fact]) {
    if let subject = id(of: members).flatMap(subject(withID:)) { merge(members, subject) }
  }

  /// What earlier mentions state wins, fact by fact.
  private mutating func merge(_ members: [Fact], _ subject: Int) {
    let base = Int(target.bases[subject])
    for (number, steps) in personSlots.enumerated() where target.slots[base + number].form == .unknown {
      state(steps, of: members, in: base + number)
    }
  }

  mutating func state(_ steps: [Int], of members: [Fact], in slot: Int) {
    switch Self.fact(at: steps, in: members) {
    case .unknown: break
    case .place(let whereabouts):
      guard whereabouts.isKnown, let atom = whereabouts.atoms.first(where: { _ in true }) else {
        isComplete = false
        return
      }
      target.slots[slot] = RequestSlots.Slot(.place, code: Int32(atom))
    case .text(let text):
      var bytes = text.text
      target.slots[slot] = bytes.withUTF8 { target.append(text: $0) }
    case .number(let number): target.slots[slot] = RequestSlots.Slot(.number, number: number)
    case .choice(let choice): target.slots[slot] = RequestSlots.Slot(.number, number: Int64(choice))
    case .flag(let flag): target.slots[slot] = RequestSlots.Slot(.number, number: flag ? 1 : 0)
    case .time(let time):
      target.slots[slot] = RequestSlots.Slot(.time, code: time.nanoseconds, number: time.seconds)
    case .tags(let tags): state(tags, in: slot)
    case .members, .people: target.slots[slot] = RequestSlots.Slot(.present)
    }
  }

  private func state(_ tags: [Spelling], in slot: Int) {
    let start = target.state.pointee.tagCount
    for tag in tags { target.append(tag: knownTags.number(of: tag.text)) }
    let count = target.state.pointee.tagCount - start
    target.slots[slot] = RequestSlots.Slot(.tags, code: Int32(count), number: Int64(start))
  }

  private func id(of members: [Fact]) -> String? {
    guard let identity, case .text(let id) = members[identity] else { return nil }
    return id.text
  }

  private func subject(withID id: String) -> Int? {
    ids.first { $0.id.utf8.elementsEqual(id.utf8) }?.subject
  }

  private static func fact(at steps: [Int], in members: [Fact]) -> Fact {
    guard let first = steps.first else { return .members(members) }
    var fact = members[first]
    for step in steps.dropFirst() {
      guard case .members(let members) = fact else { return .unknown }
      fact = members[step]
    }
    return fact
  }
}
