/// A request, and whom `participant` and a quantifier mean while a condition is asked.
struct World: Sendable {
  let request: Request
  private(set) var participant: Somebody?
  private(set) var counted: Somebody?
  /// Whether the marks of a tag hold.
  var marks: [Spelling: Truth] = [:]

  init(request: Request, participant: Somebody?) {
    self.request = request
    self.participant = participant
  }

  /// The same, with `participant` meaning a person.
  func asking(about person: Somebody) -> World {
    var world = self
    world.participant = person
    return world
  }

  func counting(_ person: Somebody) -> World {
    var world = self
    world.counted = person
    return world
  }
}

/// A person of a request.
enum Somebody: Hashable, Sendable {
  case person(Int)
  /// Somebody of whom nothing is given, all of whose tests are unknown: where they should be given.
  case unknown(Set<String>)
}

/// What the facts say at the end of a path.
enum Reading: Sendable {
  case fact(Fact, path: String)
  /// Nothing can be said, not even whether it is known; these facts would tell.
  case nothing(needs: Set<String>)
}

extension World {
  func reading(of path: Path) -> Reading {
    let vocabulary = request.vocabulary
    switch path.root {
    case .time: return .fact(request.time.map(Fact.time) ?? .unknown, path: "time")
    case .thing:
      return follow(
        path.steps, from: .members(request.thing), of: vocabulary.thing, at: vocabulary.thing.noun.singular)
    case .participant:
      return reading(of: path.steps, from: participant ?? .unknown([vocabulary.person.noun.singular]))
    case .counted: return reading(of: path.steps, from: counted ?? .unknown([]))
    }
  }

  private func reading(of steps: [Int], from somebody: Somebody) -> Reading {
    switch somebody {
    case .person(let number):
      let person = request.persons[number]
      return follow(steps, from: .members(person.facts), of: request.vocabulary.person, at: person.path)
    case .unknown(let places):
      let people = request.vocabulary.peopleAttribute.map(request.vocabulary.path(ofThing:))
      let needs = places.map { place in
        if place == people { return place }
        guard case .fact(_, let path) = follow(steps, from: .unknown, of: request.vocabulary.person, at: place)
        else { return place }
        return path
      }
      return .nothing(needs: Set(needs))
    }
  }

  private func follow(_ steps: [Int], from start: Fact, of kind: Kind, at path: String) -> Reading {
    var (fact, kind, path) = (start, kind, path)
    for step in steps {
      let attribute = kind.attributes[step]
      path += "." + attribute.name
      if case .members(let members) = fact { fact = members[step] }
      switch attribute.type {
      case .record(let record): kind = request.vocabulary.kinds[record]
      case .person:
        kind = request.vocabulary.person
        guard let number = request.roles[step] else { break }
        fact = .members(request.persons[number].facts)
        path = request.persons[number].path
      case .located, .place, .text, .number, .time, .flag, .tags, .choice, .people: break
      }
    }
    return .fact(fact, path: path)
  }
}
