import BailiwickModel

/// What may stand in a request, object by object, and in which slot each value goes.
struct ReadingPlan {
  /// An object that the vocabulary declares, in its place in the request.
  struct Object {
    var firstMember: Int
    var memberCount: Int
  }

  struct Member {
    let key: Name
    /// What a value here is and where it goes.
    var action: ValueAction
  }

  private(set) var objects: [Object] = []
  private(set) var members: [Member] = []
  /// The words of choices.
  private(set) var words: [WordTable] = []
  /// The slots of tags, and those of places.
  private(set) var tagSlots: [Int] = []
  private(set) var placeSlots: [Int] = []
  private let plan: SlotPlan

  static let request = 0
  /// One of the people.
  private(set) var mention = 0

  init(_ shape: RequestShape, _ plan: SlotPlan) {
    self.plan = plan
    words = [WordTable(shape.activities.map(\.text))]
    let identity = shape.person.identity
    objects = [Object(firstMember: 0, memberCount: shape.members.count)]
    members = shape.members.map { Member(key: $0, action: ValueAction(.null)) }
    members[0].action = ValueAction(.activity)
    members[1].action = ValueAction(.time, slot: SlotPlan.timeSlot)
    let person = add(
      shape.person, shape, below: [], subject: 0, slots: plan.personSlots, base: plan.personBase(0), identity)
    members[2].action = ValueAction(.object, slot: -1, other: person, subject: 0)
    let thing = add(shape.thing, shape, below: [], subject: -1, slots: plan.thingSlots, base: plan.thingBase, nil)
    members[3].action = ValueAction(.object, slot: -1, other: thing)
    mention = add(
      shape.person, shape, below: [], subject: plan.subjectCount, slots: plan.personSlots, base: plan.mentionBase,
      identity)
  }

  /// Adds an object, and those within it.
  private mutating func add(
    _ kind: KindShape, _ shape: RequestShape, below path: [Int], subject: Int, slots: [[Int]], base: Int,
    _ identity: Int?
  ) -> Int {
    let number = objects.count
    let first = members.count
    objects.append(Object(firstMember: first, memberCount: kind.members.count))
    members += kind.members.map { Member(key: $0.name, action: ValueAction(.null)) }
    for (attribute, member) in kind.members.enumerated() {
      let steps = path + [attribute]
      let slot = slots.firstIndex(of: steps).map { base + $0 } ?? -1
      var action: ValueAction
      switch member.type {
      case .located, .place:
        action = ValueAction(.place, slot: slot)
        if slot >= 0 { placeSlots.append(slot) }
      case .text:
        let isIdentity = attribute == identity && path.isEmpty
        action = ValueAction(isIdentity ? .identity : .text, slot: slot, subject: subject)
      case .number: action = ValueAction(.number, slot: slot)
      case .time: action = ValueAction(.time, slot: slot)
      case .flag: action = ValueAction(.flag, slot: slot)
      case .tags:
        action = ValueAction(.tags, slot: slot)
        if slot >= 0 { tagSlots.append(slot) }
      case .choice:
        words.append(WordTable(member.words.map(\.text)))
        action = ValueAction(.choice, slot: slot, other: words.count - 1)
      case .record(let kind):
        // Records within themselves are read as deep as the policy asks.
        let isRead = slots.contains { $0.starts(with: steps) }
        let isDeep = path.count >= Self.unreadDepth
        let inner =
          isRead || !isDeep
          ? add(shape.kinds[kind], shape, below: steps, subject: -1, slots: slots, base: base, nil) : -1
        action = ValueAction(inner < 0 ? .unusual : .object, slot: slot, other: inner)
      case .person:
        guard kind === shape.thing, let role = plan.roles.firstIndex(of: attribute).map({ $0 + 1 }) else {
          members[first + attribute].action = ValueAction(.unusual)
          continue
        }
        let inner = add(
          shape.person, shape, below: [], subject: role, slots: plan.personSlots, base: plan.personBase(role),
          shape.person.identity)
        action = ValueAction(.object, slot: slot, other: inner, subject: role)
      case .people: action = ValueAction(.people, slot: slot)
      }
      members[first + attribute].action = action
    }
    return number
  }

  /// How deep records are read that no rule asks about.
  private static let unreadDepth = 3
}

/// What is done with a value in a line.
struct ValueAction: Equatable {
  enum Kind: UInt8 {
    /// The end of the line.
    case end
    /// No value: more bytes stand before it than one step compares.
    case more
    /// An object begins.
    case object
    case activity, place, text, number, time, flag, tags, choice, people
    /// The `id` of a subject.
    case identity
    /// A value that the vocabulary does not declare.
    case ignored
    /// Declared, and nothing to do.
    case null
    /// Left to the reader of trees.
    case unusual
  }

  var kind: Kind
  /// -1 for what no rule asks about.
  var slot: Int32
  /// The subject that a person is; -1 for none.
  var subject: Int32
  /// The number of an object, or of a choice's words.
  var other: Int32

  init(_ kind: Kind, slot: Int = -1, other: Int = -1, subject: Int = -1) {
    self.kind = kind
    self.slot = Int32(slot)
    self.other = Int32(other)
    self.subject = Int32(subject)
  }
}
