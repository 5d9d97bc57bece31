import BailiwickModel

/// What a request says at a path, with people told apart, and where to change it.
struct FactLookup {
  let stated: Facts
  let vocabulary: Vocabulary
  /// `participant` may mean one of the thing's people.
  var request: EncodedRequest
  /// By number in the encoded request; `nil` for a role that is not given.
  private let members: [[Fact]?]

  /// A fact with its name.
  struct Found {
    let path: String
    let fact: Fact
    let type: AttributeType
    let target: FactChange.Target
  }

  init(_ facts: Facts, _ request: EncodedRequest, vocabulary: Vocabulary) {
    stated = facts
    self.vocabulary = vocabulary
    self.request = request
    var persons = Request(facts, vocabulary: vocabulary).persons[...]
    members = request.persons.map { person in
      if case .role(let role) = request.mention(of: person), !request.isRoleGiven[role] { return nil }
      return persons.popFirst()?.facts
    }
  }

  /// The fact at a path; `nil` where it would be somebody's who is not there to be asked about.
  func find(_ path: Path, participant: Int32, counted: Int32?) -> Found? {
    switch path.root {
    case .time:
      return Found(path: "time", fact: stated.time.map(Fact.time) ?? .unknown, type: .time, target: .time)
    case .participant: return find(path.steps, ofPerson: participant)
    case .counted: return counted.flatMap { find(path.steps, ofPerson: $0) }
    case .thing:
      if let first = path.steps.first, vocabulary.thing.attributes[first].type == .person {
        return find(Array(path.steps.dropFirst()), ofPerson: request.roles[first])
      }
      return find(
        path.steps, in: stated.thing, of: vocabulary.thing, vocabulary.thing.noun.singular, target: .thing(path.steps))
    }
  }

  private func find(_ steps: [Int], ofPerson person: Int32) -> Found? {
    guard person != Asking.stranger else { return nil }
    let target: FactChange.Target =
      switch request.mention(of: person) {
      case .participant: .participant(steps)
      case .role(let role): .role(role, steps)
      case .people(let number): .person(number, steps)
      }
    return find(steps, in: members[Int(person)], of: vocabulary.person, path(of: person), target: target)
  }

  private func find(
    _ steps: [Int], in members: [Fact]?, of kind: Kind, _ start: String, target: FactChange.Target
  ) -> Found {
    var (fact, kind, path) = (members.map(Fact.members) ?? .unknown, kind, start)
    var type = AttributeType.person
    for step in steps {
      type = kind.attributes[step].type
      path += "." + kind.attributes[step].name
      if case .members(let members) = fact { fact = members[step] }
      if case .record(let record) = type { kind = vocabulary.kinds[record] }
    }
    return Found(path: path, fact: fact, type: type, target: target)
  }

  // MARK: People

  /// `participant`, `meeting.host`, `meeting.people[2]`.
  func path(of person: Int32) -> String {
    switch request.mention(of: person) {
    case .participant: vocabulary.person.noun.singular
    case .role(let role): vocabulary.path(ofThing: role)
    case .people(let number): "\(peoplePath)[\(number)]"
    }
  }

  /// The person's `id`, or else the path.
  func name(of person: Int32) -> String { request.id(of: person) ?? path(of: person) }

  /// Where the thing lists its people.
  var peoplePath: String { vocabulary.peopleAttribute.map(vocabulary.path(ofThing:)) ?? "" }
}
