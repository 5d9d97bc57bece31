extension Vocabulary {
  /// The path to what proves where a target is; `nil` for the thing, and where nothing does.
  package func location(of target: Party) -> Path? {
    guard let located = person.locatedAttribute else { return nil }
    switch target {
    case .participant: return Path(.participant, [located])
    case .role(let role): return Path(.thing, [role, located])
    case .thing: return nil
    }
  }

  /// What stands at the end of a path; `nil` for a person or the thing itself.
  package func type(at path: Path) -> AttributeType? {
    switch path.root {
    case .participant, .counted: type(of: path.steps, from: person)
    case .thing: type(of: path.steps, from: thing)
    case .time: .time
    }
  }

  /// What stands at the end of some steps from a person, the thing or a record; `nil` without steps.
  package func type(of steps: [Int], from kind: Kind) -> AttributeType? {
    var kind = kind
    var type: AttributeType?
    for step in steps {
      let attribute = kind.attributes[step].type
      switch attribute {
      case .record(let record): kind = kinds[record]
      case .person: kind = person
      case .located, .place, .tags, .text, .number, .flag, .time, .choice, .people: break
      }
      type = attribute
    }
    return type
  }

  /// Whether a path leads to a fact about a person: the participant, one who is counted, or one in a role.
  package func isOfPerson(_ path: Path) -> Bool {
    switch path.root {
    case .participant, .counted: true
    case .thing: path.steps.first.map { thing.attributes[$0].type == .person } ?? false
    case .time: false
    }
  }
}
