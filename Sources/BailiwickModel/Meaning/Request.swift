/// Facts with their people told apart: values with one `id` are one person (§5).
package struct Request: Sendable {
  let vocabulary: Vocabulary
  let activity: Int
  let time: Instant?
  /// Everybody of whom the facts speak, in the order of their first mention: the participant, those
  /// in the thing's roles, its people.
  package private(set) var persons: [Person] = []
  /// Their numbers by their ids, byte for byte.
  private var numbers: [[UInt8]: Int] = [:]
  /// The participant's number among them.
  package private(set) var participant: Int?
  /// Those in roles, by the role's attribute; a role that is not given is absent.
  private(set) var roles: [Int: Int] = [:]
  /// The thing's people with the participant, each once; `nil` when the list is not given.
  package private(set) var listed: [Int]?
  let thing: [Fact]
  let orders: [OrderReference: Bool]

  package struct Person: Sendable {
    package let id: String?
    /// The path of the first mention.
    var path: String
    package var facts: [Fact]
  }

  package init(_ facts: Facts, vocabulary: Vocabulary) {
    self.vocabulary = vocabulary
    activity = facts.activity
    time = facts.time
    thing = facts.thing
    orders = facts.orders
    if let members = facts.participant {
      participant = mention(members, as: vocabulary.person.noun.singular)
    }
    for role in vocabulary.roleAttributes {
      if case .members(let members) = thing[role] {
        roles[role] = mention(members, as: vocabulary.path(ofThing: role))
      }
    }
    if let attribute = vocabulary.peopleAttribute, case .people(let people) = thing[attribute] {
      let mentioned = people.enumerated().map { number, members in
        mention(members, as: "\(vocabulary.path(ofThing: attribute))[\(number)]")
      }
      var seen: Set<Int> = []
      listed = (mentioned + [participant].compactMap(\.self)).filter { seen.insert($0).inserted }
    }
  }

  /// The same request with one of its people as the participant.
  func with(participant person: Int) -> Request {
    var request = self
    request.participant = person
    request.persons[person].path = vocabulary.person.noun.singular
    return request
  }

  /// Adds a mention of a person: what earlier mentions state wins, member by member.
  private mutating func mention(_ facts: [Fact], as path: String) -> Int {
    let id = vocabulary.personID.flatMap { attribute -> String? in
      if case .text(let id) = facts[attribute] { id.text } else { nil }
    }
    if let id, let known = numbers[Array(id.utf8)] {
      persons[known].facts = Self.merged(persons[known].facts, facts)
      return known
    }
    if let id { numbers[Array(id.utf8)] = persons.count }
    persons.append(Person(id: id, path: path, facts: facts))
    return persons.count - 1
  }

  private static func merged(_ earlier: [Fact], _ later: [Fact]) -> [Fact] {
    zip(earlier, later).map { earlier, later in
      switch (earlier, later) {
      case (.unknown, _): later
      case (.members(let earlier), .members(let later)): .members(merged(earlier, later))
      case (.place, _), (.text, _), (.number, _), (.time, _), (.flag, _), (.tags, _), (.choice, _),
        (.members, _), (.people, _):
        earlier
      }
    }
  }
}

extension Vocabulary {
  /// The person kind's attribute that tells whether two values are one person.
  public var personID: Int? {
    person.attributes.firstIndex { $0.name == "id" && $0.type == .text }
  }

  /// The path of one of the thing's attributes: `meeting.host`.
  package func path(ofThing attribute: Int) -> String {
    "\(thing.noun.singular).\(thing.attributes[attribute].name)"
  }
}
