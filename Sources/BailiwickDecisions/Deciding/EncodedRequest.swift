import BailiwickModel
import BailiwickPlaces

/// A request as a program reads it: the facts that the policy asks about, in slots, with people told
/// apart by their `id` (§5 of the reference).
struct EncodedRequest: Sendable {
  /// One fact.
  struct Slot: Sendable {
    enum Form: UInt8, Sendable {
      case unknown
      /// A place by its first atom, in `code`.
      case place
      /// Several candidates, by their number in `candidates`.
      case candidates
      /// A text by its number in `texts`.
      case text
      /// A set of tags by its number in `tagSets`.
      case tags
      /// A number, a choice or a flag.
      case number
      /// Seconds in `number`, nanoseconds in `code`.
      case time
      /// Something that is only asked whether it is known.
      case present
    }

    var form = Form.unknown
    var code: Int32 = 0
    var number: Int64 = 0
  }

  /// Where a person was mentioned first.
  enum Mention: Hashable, Sendable {
    case participant
    case role(Int)
    case people(Int)
  }

  var activity = 0
  var time: Instant?
  var thing: [Slot] = []
  /// The slots of all people, one person after the other.
  var people: [Slot] = []
  var mentions: [Mention] = []
  var ids: [String?] = []
  /// People by their ids, byte for byte.
  private var numbers: [[UInt8]: Int] = [:]
  /// By number among the people; -1 when there is none.
  private(set) var participant: Int32 = -1
  /// Who was made the participant, and where they had been mentioned first.
  private var replaced: (person: Int32, mention: Mention)?
  /// By the thing's attribute: the person, or somebody of whom nothing is known when none is given.
  var roles: [Int32] = []
  var isRoleGiven: [Bool] = []
  /// The thing's people with the participant, each once; `nil` when the list is not given.
  var listed: [Int32]?
  var orders: [OrderReference: Bool] = [:]
  var texts: [Spelling] = []
  var tagSets: [[Int32]] = []
  var candidates: [AtomSet] = []

  /// Makes one of the people the participant, whose facts are missing there and not where else the person is
  /// mentioned, in place of the one before.
  mutating func setParticipant(_ person: Int32) {
    if let (before, mention) = replaced { mentions[Int(before)] = mention }
    replaced = (person, mentions[Int(person)])
    participant = person
    mentions[Int(person)] = .participant
  }
}

extension EncodedRequest {
  init(_ facts: Facts, for program: DecisionProgram) {
    let layout = program.layout
    let vocabulary = layout.vocabulary
    activity = facts.activity
    time = facts.time
    orders = facts.orders
    let attributes = vocabulary.thing.attributes.count
    roles = Array(repeating: -1, count: attributes)
    isRoleGiven = Array(repeating: false, count: attributes)
    thing = layout.thingSlots.map { encode(Self.fact(at: $0, in: facts.thing), program) }
    if let members = facts.participant { participant = mention(members, as: .participant, program) }
    for role in vocabulary.roleAttributes {
      if case .members(let members) = facts.thing[role] {
        roles[role] = mention(members, as: .role(role), program)
        isRoleGiven[role] = true
      } else {
        roles[role] = add(id: nil, as: .role(role), layout.personSlots.map { _ in Slot() })
      }
    }
    if let attribute = vocabulary.peopleAttribute, case .people(let people) = facts.thing[attribute] {
      var listed: [Int32] = []
      var seen: Set<Int32> = []
      for (number, members) in people.enumerated() {
        let person = mention(members, as: .people(number), program)
        if seen.insert(person).inserted { listed.append(person) }
      }
      if participant >= 0, seen.insert(participant).inserted { listed.append(participant) }
      self.listed = listed
    }
  }

  /// What earlier mentions state wins, fact by fact.
  private mutating func mention(_ facts: [Fact], as mention: Mention, _ program: DecisionProgram) -> Int32 {
    var id: String?
    if let attribute = program.layout.vocabulary.personID, case .text(let text) = facts[attribute] { id = text.text }
    let slots = program.layout.personSlots.map { encode(Self.fact(at: $0, in: facts), program) }
    guard let id, let known = numbers[Array(id.utf8)] else { return add(id: id, as: mention, slots) }
    for (number, slot) in slots.enumerated() where people[known * slots.count + number].form == .unknown {
      people[known * slots.count + number] = slot
    }
    return Int32(known)
  }

  private mutating func add(id: String?, as mention: Mention, _ slots: [Slot]) -> Int32 {
    if let id { numbers[Array(id.utf8)] = ids.count }
    ids.append(id)
    mentions.append(mention)
    people += slots
    return Int32(ids.count - 1)
  }

  private static func fact(at steps: [Int], in members: [Fact]) -> Fact {
    var fact = Fact.members(members)
    for step in steps {
      guard case .members(let members) = fact else { return .unknown }
      fact = members[step]
    }
    return fact
  }

  private mutating func encode(_ fact: Fact, _ program: DecisionProgram) -> Slot {
    switch fact {
    case .unknown: return Slot()
    case .place(let whereabouts):
      if whereabouts.isKnown, let atom = whereabouts.atoms.first(where: { _ in true }) {
        return Slot(form: .place, code: Int32(atom))
      }
      candidates.append(whereabouts.atoms)
      return Slot(form: .candidates, code: Int32(candidates.count - 1))
    case .text(let text):
      texts.append(text)
      return Slot(form: .text, code: Int32(texts.count - 1))
    case .number(let number): return Slot(form: .number, number: number)
    case .choice(let choice): return Slot(form: .number, number: Int64(choice))
    case .flag(let flag): return Slot(form: .number, number: flag ? 1 : 0)
    case .time(let time): return Slot(form: .time, code: time.nanoseconds, number: time.seconds)
    case .tags(let tags):
      tagSets.append(Set(tags.compactMap { program.number(ofTag: $0) }).sorted())
      return Slot(form: .tags, code: Int32(tagSets.count - 1))
    case .members, .people: return Slot(form: .present)
    }
  }
}
