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

  /// The same as a number, since people may be millions: that of a person in the list, or what is less than 0.
  private struct CodedMention {
    let code: Int32

    init(_ mention: Mention) {
      switch mention {
      case .participant: code = -1
      case .role(let role): code = Int32(-2 - role)
      case .people(let number): code = Int32(number)
      }
    }

    var mention: Mention { code == -1 ? .participant : code < -1 ? .role(Int(-2 - code)) : .people(Int(code)) }
  }

  var activity = 0
  var time: Instant?
  var thing: [Slot] = []
  /// The slots of all people, one person after the other.
  var people: [Slot] = []
  private var mentions: [CodedMention] = []
  /// The slot of an `id`, of so many of each person's.
  let identitySlot: Int?
  let slotCount: Int
  /// People by their ids; -1 where nobody is. And how many have one.
  var identities: [Int32] = []
  var identityCount = 0
  /// By number among the people; -1 when there is none.
  private(set) var participant: Int32 = -1
  /// Who was made the participant, and where they had been mentioned first.
  private var replaced: (person: Int32, mention: CodedMention)?
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
    mentions[Int(person)] = CodedMention(.participant)
  }

  /// The numbers of all people.
  var persons: Range<Int32> { 0..<Int32(mentions.count) }

  /// Where a person was mentioned first.
  func mention(of person: Int32) -> Mention { mentions[Int(person)].mention }
}

extension EncodedRequest {
  init(_ facts: Facts, for program: DecisionProgram) {
    let layout = program.layout
    let vocabulary = layout.vocabulary
    identitySlot = layout.personIDSlot
    slotCount = layout.personSlots.count
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
        roles[role] = add(as: .role(role), layout.personSlots.map { _ in Slot() })
      }
    }
    if let attribute = vocabulary.peopleAttribute, case .people(let people) = facts.thing[attribute] {
      reserve(people.count)
      var listed: [Int32] = []
      listed.reserveCapacity(people.count + 1)
      var isListed: [Bool] = []
      isListed.reserveCapacity(people.count + persons.count)
      func list(_ person: Int32) {
        while isListed.count <= person { isListed.append(false) }
        if isListed[Int(person)] { return }
        isListed[Int(person)] = true
        listed.append(person)
      }
      for (number, members) in people.enumerated() { list(mention(members, as: .people(number), program)) }
      if participant >= 0 { list(participant) }
      self.listed = listed
    }
  }

  /// Makes room for many more people at once, since to grow takes the room of both; room that is not used takes no
  /// memory.
  private mutating func reserve(_ count: Int) {
    guard count > 1_000 else { return }
    mentions.reserveCapacity(mentions.count + count)
    people.reserveCapacity(people.count + count * slotCount)
    texts.reserveCapacity(texts.count + count)
    candidates.reserveCapacity(candidates.count + count)
  }

  /// What earlier mentions state wins, fact by fact.
  private mutating func mention(_ facts: [Fact], as mention: Mention, _ program: DecisionProgram) -> Int32 {
    var id: Spelling?
    if let attribute = program.layout.vocabulary.personID, case .text(let text) = facts[attribute] { id = text }
    guard let id, let known = person(withID: id) else {
      let person = add(as: mention, program.layout.personSlots.map { encode(Self.fact(at: $0, in: facts), program) })
      if let id { noteID(id, of: person) }
      return person
    }
    for (number, steps) in program.layout.personSlots.enumerated() {
      let slot = Int(known) * slotCount + number
      if people[slot].form == .unknown { people[slot] = encode(Self.fact(at: steps, in: facts), program) }
    }
    return known
  }

  private mutating func add(as mention: Mention, _ slots: [Slot]) -> Int32 {
    mentions.append(CodedMention(mention))
    people += slots
    return Int32(mentions.count - 1)
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
