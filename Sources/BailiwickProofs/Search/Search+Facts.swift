import BailiwickModel

/// What a path leads to in a situation.
enum SituationReading: Sendable {
  case fact(FactKey, AttributeType)
  /// Nothing is left to be settled: what a predicate's truth then is.
  case settled(@Sendable (Predicate) -> TruthSet)

  /// Of nobody all tests are unknown.
  static let nobody = SituationReading.settled { _ in .unknown }

  /// Somebody is there, or something; of it as such only that can be asked.
  static let somebody = SituationReading.settled { _ in .yes }

  /// A fact in a role that is not given is missing, and so is a list of people.
  static let missing = SituationReading.settled { predicate in
    switch predicate {
    case .known: .no
    case .possiblyInside: .yes
    case .inside, .tagged, .number, .text, .choice, .flag, .time: .unknown
    }
  }
}

extension Search {
  func reading(of path: Path, _ view: View, in situation: Situation) -> SituationReading {
    switch path.root {
    case .time: .fact(FactKey(owner: FactKey.time, steps: []), .time)
    case .participant: reading(of: path.steps, view.participant)
    case .counted: reading(of: path.steps, view.counted ?? .stranger(through: []))
    case .thing:
      switch path.steps.first.map({ vocabulary.thing.attributes[$0].type }) {
      // Every request is about a thing.
      case nil: .somebody
      case .people: situation.isListed ? .somebody : .missing
      case .person: role(path.steps, in: situation)
      default: .fact(FactKey(owner: FactKey.thing, steps: path.steps), vocabulary.type(at: path) ?? .text)
      }
    }
  }

  private func role(_ steps: [Int], in situation: Situation) -> SituationReading {
    situation.roles[steps[0]].map { reading(of: Array(steps.dropFirst()), .person($0)) } ?? .missing
  }

  private func reading(of steps: [Int], _ somebody: Somebody) -> SituationReading {
    switch somebody {
    case .stranger: .nobody
    case .person where steps.isEmpty: .somebody
    case .person(let number):
      .fact(FactKey(owner: number, steps: steps), vocabulary.type(of: steps, from: vocabulary.person) ?? .text)
    }
  }

  /// What was supposed of who is in a role, for what is read through it, and of whether people are listed.
  func hangs(ofReading path: Path) -> Levels {
    guard path.root == .thing, let first = path.steps.first else { return .none }
    switch vocabulary.thing.attributes[first].type {
    case .person: return .role(first)
    case .people: return .list
    default: return .none
    }
  }

  /// The fact that proves where somebody is.
  func location(of person: Int) -> FactKey { .location(of: person, vocabulary) }

  // MARK: Glances

  /// Whether a goal is met by all that is left, by nothing, or is open, as far as that is seen without taking people
  /// or marks apart.
  func glance(_ goal: Goal, in situation: Situation) -> Glance {
    switch goal {
    case .all(let goals): return .all(goals.lazy.map { glance($0, in: situation) })
    case .any(let goals): return .any(goals.lazy.map { glance($0, in: situation) })
    case .condition(let condition, let requirement, let view):
      return glance(condition, requirement, view, in: situation)
    case .sentence(let sentence, let requirement, let view):
      let parts = parts(of: sentence, requirement, view).lazy.map { glance($0, in: situation) }
      return requirement.spreads ? .all(parts) : .any(parts)
    case .activity(let activity, let requirement):
      return Glance(situation.activities, Self.self, activity, requirement)
    case .order(let reference, let requirement, let view):
      if joining != nil { return .open }
      return Glance(situation.truths(of: reference, on: side(of: reference, view)), requirement)
    case .givenTag(let key, let requirement, let side):
      return Glance(situation.truths(of: key, on: side), requirement)
    case .lifts(let lifter, let somebody, let requirement, let side):
      return glance(lift(lifter, somebody, requirement, side, in: situation), in: situation)
    case .spend(let bound, let count):
      return situation.bounds[bound].allowance >= Int64(count) ? .open : .impossible
    case .window(let window, let requirement):
      let parts = tests(of: window, requirement).lazy.map { glance($0, in: situation) }
      return requirement.spreads ? .all(parts) : .any(parts)
    case .marked, .lifted, .atLeast, .atMost, .newcomers, .truePlace: return .open
    }
  }

  private func glance(
    _ condition: Condition, _ requirement: Requirement, _ view: View, in situation: Situation
  ) -> Glance {
    switch condition {
    case .all(let parts):
      let glances = parts.lazy.map { glance($0, requirement, view, in: situation) }
      return requirement.spreads ? .all(glances) : .any(glances)
    case .any(let parts):
      let glances = parts.lazy.map { glance($0, requirement, view, in: situation) }
      return requirement.spreads ? .any(glances) : .all(glances)
    case .not(let part): return glance(part, requirement.negated, view, in: situation)
    case .quantified(let quantified):
      return Glance(situation.truths(of: PartyQuestion(quantified, view)), requirement)
    case .test(let test):
      switch reading(of: test.path, view, in: situation) {
      case .settled(let truths): return truths(test.predicate).meets(requirement) ? .met : .impossible
      case .fact(let key, let type):
        if case .tagged(let tag) = test.predicate {
          let (given, mark) = tagGoals(test, tag, key, requirement, view)
          let glances = [glance(given, in: situation)] + (mark == nil ? [] : [Glance.open])
          return requirement.spreads ? .any(glances) : .all(glances)
        }
        _ = effort.spend()
        let constraint = situation.constraint(key, type)
        var one = constraint
        guard one.require(requirement, of: test.predicate) else { return .impossible }
        var other = constraint
        if other.require(requirement.denied, of: test.predicate) { return .open }
        // That a time is known is met once the request states one.
        return key.owner == FactKey.time && !situation.states(key) ? .open : .met
      }
    }
  }
}

/// What is seen of a goal at once.
enum Glance {
  case met
  case open
  case impossible

  init(_ truths: TruthSet, _ requirement: Requirement) {
    self =
      !truths.meets(requirement) ? .impossible : truths.isSubset(of: requirement.truths) ? .met : .open
  }

  init(_ activities: Set<Int>, _: Search.Type, _ activity: Int?, _ requirement: Requirement) {
    var one = activities
    guard Search.restrict(&one, to: activity, requirement) else {
      self = .impossible
      return
    }
    var other = activities
    self = Search.restrict(&other, to: activity, requirement.denied) ? .open : .met
  }

  static func all(_ glances: some Sequence<Glance>) -> Glance {
    var result = Glance.met
    for glance in glances {
      switch glance {
      case .impossible: return .impossible
      case .open: result = .open
      case .met: break
      }
    }
    return result
  }

  static func any(_ glances: some Sequence<Glance>) -> Glance {
    var result = Glance.impossible
    for glance in glances {
      switch glance {
      case .met: return .met
      case .open: result = .open
      case .impossible: break
      }
    }
    return result
  }
}
