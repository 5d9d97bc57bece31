extension Facts {
  /// States a fact at a path; people and records on the way come to be.
  public mutating func state(_ fact: Fact, at path: Path, in vocabulary: Vocabulary) {
    switch path.root {
    case .participant:
      var members = participant ?? Fact.unknownMembers(of: vocabulary.person)
      if path.steps.isEmpty { participant = members }
      vocabulary.state(fact, at: path.steps[...], in: &members, of: vocabulary.person)
      participant = members
    case .thing: vocabulary.state(fact, at: path.steps[...], in: &thing, of: vocabulary.thing)
    case .time:
      if case .time(let instant) = fact { time = instant }
    case .counted: break
    }
  }

  /// States that there is a person or record, of whom nothing need be known.
  public mutating func present(_ path: Path, in vocabulary: Vocabulary) {
    if path.root == .participant, participant == nil {
      participant = Fact.unknownMembers(of: vocabulary.person)
    }
    guard path.root == .thing, let step = path.steps.first, thing[step] == .unknown else { return }
    thing[step] = .members(Fact.unknownMembers(of: vocabulary.kind(of: vocabulary.thing.attributes[step].type)))
  }
}

extension Vocabulary {
  /// States a fact of a thing, a person or a record where steps lead; without a fact, that there is a record.
  package func state(_ fact: Fact?, at steps: ArraySlice<Int>, in members: inout [Fact], of kind: Kind) {
    guard let step = steps.first else { return }
    if steps.count == 1, let fact {
      members[step] = fact
      return
    }
    let inner = self.kind(of: kind.attributes[step].type)
    var innerMembers = Fact.unknownMembers(of: inner)
    if case .members(let stated) = members[step] { innerMembers = stated }
    state(fact, at: steps.dropFirst(), in: &innerMembers, of: inner)
    members[step] = .members(innerMembers)
  }

  /// The kind of a person or record that an attribute holds.
  fileprivate func kind(of type: AttributeType) -> Kind {
    switch type {
    case .record(let record): kinds[record]
    case .person, .people, .located, .place, .text, .number, .time, .flag, .tags, .choice: person
    }
  }
}
