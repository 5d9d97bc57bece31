import BailiwickModel

extension Facts {
  /// States what a request that was read says at a path.
  mutating func take(_ path: FactPath, from read: Facts, in vocabulary: Vocabulary) throws(Refusal) {
    switch path.place {
    case .activity: activity = read.activity
    case .time: time = read.time
    case .order: orders.merge(read.orders) { $1 }
    case .fact(let path):
      if path.steps.isEmpty {
        if path.root == .participant { participant = read.participant } else { thing = read.thing }
      } else {
        let members = path.root == .participant ? read.participant : read.thing
        state(members.flatMap { Self.fact(path.steps, in: $0) } ?? .unknown, at: path, in: vocabulary)
      }
    case .person(let number, let steps):
      let person = read.participant ?? Fact.unknownMembers(of: vocabulary.person)
      try changePerson(number, in: vocabulary) { members in
        if steps.isEmpty { members = person } else { Self.state(person, steps, in: &members, vocabulary) }
      }
    }
  }

  /// Forgets what is stated at a path.
  mutating func forget(_ path: FactPath, in vocabulary: Vocabulary) throws(Refusal) {
    switch path.place {
    case .activity: activity = 0
    case .time: time = nil
    case .order: break
    case .fact(let path):
      if !path.steps.isEmpty {
        state(.unknown, at: path, in: vocabulary)
      } else if path.root == .participant {
        participant = nil
      } else {
        thing = Fact.unknownMembers(of: vocabulary.thing)
      }
    case .person(let number, let steps):
      let nothing = Fact.unknownMembers(of: vocabulary.person)
      try changePerson(number, in: vocabulary) { members in
        if steps.isEmpty { members = nothing } else { Self.state(nothing, steps, in: &members, vocabulary) }
      }
    }
  }

  /// What members say at the end of some steps.
  static func fact(_ steps: [Int], in members: [Fact]) -> Fact? {
    var fact = Fact.members(members)
    for step in steps {
      guard case .members(let inner) = fact else { return nil }
      fact = inner[step]
    }
    return fact
  }

  /// Changes one of the thing's people; the number after the last one adds somebody.
  private mutating func changePerson(
    _ number: Int, in vocabulary: Vocabulary, _ change: (inout [Fact]) -> Void
  ) throws(Refusal) {
    guard let attribute = vocabulary.peopleAttribute else { return }
    var people: [[Fact]] = []
    if case .people(let given) = thing[attribute] { people = Array(given) }
    guard number <= people.count else {
      throw .usage("there are \(people.count) people: the next one is [\(people.count)]")
    }
    if number == people.count { people.append(Fact.unknownMembers(of: vocabulary.person)) }
    change(&people[number])
    thing[attribute] = .people(People(people))
  }

  private static func state(_ person: [Fact], _ steps: [Int], in members: inout [Fact], _ vocabulary: Vocabulary) {
    var alone = Facts(vocabulary: vocabulary)
    alone.participant = members
    alone.state(fact(steps, in: person) ?? .unknown, at: Path(.participant, steps), in: vocabulary)
    members = alone.participant ?? members
  }
}
