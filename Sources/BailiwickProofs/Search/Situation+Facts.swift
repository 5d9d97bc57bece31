import BailiwickModel
import BailiwickPlaces

/// A situation as requests that can be stated.
extension Situation {
  /// A moment that reads plainly where any would do.
  static let plainTime = Day("2026-01-01")?.start ?? Instant(nanosecondsSince1970: 0)

  /// The facts of one of the two requests, as few as the situation needs; the same at each run.
  ///
  /// - Parameters:
  ///   - nearby: places whose neighbours are preferred where there is a choice.
  ///   - isTimed: whether a time is stated in any case: what is decided has one, the clock's at least.
  func request(
    _ side: Side, _ vocabulary: Vocabulary, near nearby: AtomSet? = nil, isTimed: Bool = false
  ) -> StatedRequest {
    var writer = RequestWriter(self, side, vocabulary, near: nearby)
    var request = writer.write()
    if isTimed { request.facts.time = request.facts.time ?? Self.plainTime }
    return request
  }

  /// An id for everybody who needs one, no two alike; `nil` when there are not enough.
  func ids(attribute: Int) -> [Int: String]? {
    var ids: [Int: String] = [:]
    var taken: Set<Spelling> = []
    func isTaken(_ id: String) -> Bool { taken.contains(Spelling(id)) }
    for number in people.indices {
      // Of whom no id was asked, none is given.
      guard let index = facts.firstIndex(where: { $0.key.isAttribute(attribute, of: number) }),
        facts[index].constraint.presence == .given, case .texts(let texts) = facts[index].constraint.values
      else { continue }
      guard people[number].weight == 1 else { return nil }
      let plain = texts.demands.isEmpty ? Self.madeUpID(number) : nil
      guard let id = plain ?? texts.example(isTaken: isTaken) ?? texts.placeholder(isTaken: isTaken)
      else { return nil }
      taken.insert(Spelling(id))
      ids[number] = id
    }
    return ids
  }
}

extension Situation {
  /// An id by which nothing is asked but whether two people are one.
  fileprivate static func madeUpID(_ number: Int) -> String { "p\(number + 1)" }

  /// Whether an id reads like one of those, and so says nothing.
  static func isMadeUp(_ id: String) -> Bool { id.first == "p" && Int(id.dropFirst()) != nil }
}

/// A request as facts, and where those speak of everybody in it.
struct StatedRequest: Sendable {
  var facts: Facts
  /// By the numbers of the situation's people: `participant`, `meeting.host`, `meeting.people[0]`.
  var paths: [Int: String] = [:]
  /// Every text that a regular expression must match, or must not, was found.
  var isExact = true
}

/// Writes one request of a situation.
private struct RequestWriter {
  private let situation: Situation
  private let side: Side
  private let vocabulary: Vocabulary
  private let nearby: AtomSet?
  private let ids: [Int: String]
  private var isExact = true

  init(_ situation: Situation, _ side: Side, _ vocabulary: Vocabulary, near nearby: AtomSet?) {
    self.situation = situation
    self.side = side
    self.vocabulary = vocabulary
    self.nearby = nearby
    ids = vocabulary.personID.flatMap { situation.ids(attribute: $0) } ?? [:]
  }

  mutating func write() -> StatedRequest {
    var facts = Facts(vocabulary: vocabulary)
    facts.activity = situation.activities.min() ?? 0
    let time = FactKey(owner: FactKey.time, steps: [])
    if let stated = situation.facts.first(where: { $0.key == time }),
      case .time(let moment) = fact(time, stated.constraint.values)
    {
      facts.time = moment
    }
    facts.orders = orders
    facts.thing = members(of: vocabulary.thing, owner: FactKey.thing)

    var request = StatedRequest(facts: facts)
    func mention(_ person: Int, at path: String, _ writer: inout RequestWriter) -> [Fact] {
      if request.paths[person] == nil {
        request.paths[person] = path
        return writer.members(of: writer.vocabulary.person, owner: person)
      }
      var members = Fact.unknownMembers(of: writer.vocabulary.person)
      if let attribute = writer.vocabulary.personID, let id = writer.ids[person] {
        members[attribute] = .text(Spelling(id))
      }
      return members
    }
    if let participant = situation.participant {
      request.facts.participant = mention(participant, at: vocabulary.person.noun.singular, &self)
    }
    for role in situation.roles.keys.sorted() {
      guard let person = situation.roles[role] else { continue }
      request.facts.thing[role] = .members(mention(person, at: vocabulary.path(ofThing: role), &self))
    }
    if situation.isListed, let attribute = vocabulary.peopleAttribute {
      var list: [[Fact]] = []
      for number in situation.people.indices
      where situation.people[number].isInParty && number != situation.participant {
        let members = mention(number, at: "\(vocabulary.path(ofThing: attribute))[\(list.count)]", &self)
        list += repeatElement(members, count: situation.people[number].weight)
      }
      request.facts.thing[attribute] = .people(People(list))
    }
    request.isExact = isExact
    return request
  }

  private mutating func members(of kind: Kind, owner: Int) -> [Fact] {
    var members = Fact.unknownMembers(of: kind)
    for (key, constraint, _) in situation.facts where key.owner == owner && constraint.presence == .given {
      if case .person = constraint.values { continue }
      vocabulary.state(fact(key, constraint.values), at: key.steps[...], in: &members, of: kind)
    }
    return members
  }

  /// The plainest fact that has one of some values; `nil` of a record.
  private mutating func fact(_ key: FactKey, _ values: FactValues) -> Fact? {
    switch values {
    case .place(let places):
      // Whoever is in a role is somebody from anywhere; whoever takes part may be a neighbour.
      let nearby = situation.roles.values.contains(key.owner) ? nil : nearby
      return places.candidates(near: nearby).map { .place(Whereabouts($0)) } ?? .unknown
    case .numbers(let numbers): return numbers.plainest(near: 0).map { .number(Int64($0)) } ?? .unknown
    case .times(let times):
      let plainest = times.plainest(near: Situation.plainTime.nanosecondsSince1970)
      return plainest.map { .time(Instant(nanosecondsSince1970: $0)) } ?? .unknown
    case .choices(let choices): return choices.min().map(Fact.choice) ?? .unknown
    case .flags(let flags): return .flag(!flags.contains(false))
    case .texts(let texts):
      if key.owner >= 0, key.steps == vocabulary.personID.map({ [$0] }), let id = ids[key.owner] {
        if !texts.meetsAll(id) { isExact = false }
        return .text(Spelling(id))
      }
      if texts.demands.isEmpty { return .text("x") }
      if let text = texts.example { return .text(Spelling(text)) }
      isExact = false
      return texts.placeholder().map { .text(Spelling($0)) } ?? .unknown
    case .tags: return .tags(tags(of: key))
    case .record, .person: return nil
    }
  }

  private func tags(of bearer: FactKey) -> [Spelling] {
    situation.tags.filter { $0.key.bearer == bearer && isGiven($0.values) }.map(\.key.tag).sorted()
  }

  /// Whether a word is given on this side: whoever can change it says so, else what others read.
  private func isGiven(_ values: WordValues) -> Bool {
    let truths = values.read(on: side)
    return truths.contains(.yes) && !truths.contains(.no)
  }

  private var orders: [OrderReference: Bool] {
    var stated: [OrderReference: Bool] = [:]
    for (reference, values, _) in situation.orders {
      let truths = values.read(on: side)
      let isChanged = values.isChanged
      switch reference {
      case .named:
        if truths.contains(.yes), truths.contains(.no) { continue }
        if truths.contains(.yes) { stated[reference] = true } else if truths.contains(.no) { stated[reference] = false }
      case .anonymous:
        // In force unless somebody says that it is not.
        if !truths.contains(.yes) { stated[reference] = false } else if isChanged { stated[reference] = true }
      }
    }
    return stated
  }
}

extension WordValues {
  /// Whether the two requests differ in it.
  var isChanged: Bool { before.isDisjoint(with: after) }

  /// What stands in the request of one side. An open choice falls to the word's absence.
  func read(on side: Side) -> TruthSet {
    let own = side == .before ? before : after
    let other = side == .before ? after : before
    if own.isSuperset(of: .known) {
      // Not in question on this side: what the other side has, or others read, stays the same.
      return other.isSuperset(of: .known) ? shared : other.intersection(own)
    }
    return own
  }
}
