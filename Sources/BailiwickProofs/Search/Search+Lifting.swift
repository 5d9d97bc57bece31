import BailiwickModel

/// Which rules may lift which: those that protect, and, off a person and by default, those that allow.
final class Lifting: Sendable {
  private let protecting: [Int]
  private let permitting: [Int]
  private let policy: PolicySet

  init(_ policy: PolicySet) {
    self.policy = policy
    func rules(_ force: Effect.Force) -> [Int] {
      policy.rules.indices.filter { policy.vocabulary.effects[policy.rules[$0].effect].force == force }
    }
    protecting = rules(.protects)
    permitting = rules(.permits)
  }

  func lifters(of number: Int) -> [Int] {
    guard policy.vocabulary.effects[policy.rules[number].effect].force == .restricts else { return [] }
    let isLenient = policy.rules[number].isByDefault && policy.rules[number].sentence.target != .thing
    return isLenient ? protecting + permitting : protecting
  }
}

/// Whom a rule's effect reaches in a situation, and what that hangs on.
struct Reach: Sendable {
  /// Given people who are reached whether or not they are in the party.
  private(set) var people: [(person: Int, hangs: Levels)] = []
  /// Everybody in the party, those who are yet to come included.
  private(set) var isWholeParty = false
  /// Attributes of the thing through which people are reached who are not given.
  private(set) var strangers: [Int] = []
  private(set) var strangersHang = Levels.none
  /// What it hangs on that nobody else is reached.
  private(set) var hangs = Levels.none

  init(_ rule: Rule, in situation: Situation, _ vocabulary: Vocabulary) {
    switch rule.sentence.target {
    case .participant: people = situation.participant.map { [($0, .none)] } ?? []
    case .role(let role): add(role, in: situation)
    case .thing:
      for attribute in vocabulary.effects[rule.effect].reaching {
        guard vocabulary.thing.attributes[attribute].type == .people else {
          add(attribute, in: situation)
          continue
        }
        hangs.formUnion(.list)
        if situation.isListed {
          isWholeParty = true
        } else {
          people += situation.participant.map { [($0, .none)] } ?? []
          strangers.append(attribute)
          strangersHang.formUnion(.list)
        }
      }
    }
  }

  private mutating func add(_ role: Int, in situation: Situation) {
    hangs.formUnion(.role(role))
    if let person = situation.roles[role] {
      if !people.contains(where: { $0.person == person }) { people.append((person, .role(role))) }
    } else {
      strangers.append(role)
      strangersHang.formUnion(.role(role))
    }
  }
}

extension Search {
  /// For each rule that may lift another's effect, off each person whom that reaches.
  mutating func expandLifted(
    _ number: Int, _ requirement: Requirement, _ side: Side, in situation: inout Situation
  ) -> Expansion {
    let reach = Reach(grounds(side).policy.rules[number], in: situation, vocabulary)
    var somebodies: [(somebody: Somebody, hangs: Levels)] = reach.people.map { (.person($0.person), $0.hangs) }
    if !reach.strangers.isEmpty { somebodies.append((.stranger(through: reach.strangers), reach.strangersHang)) }
    let asked = requirement.spreads ? lifters : heldBack
    var goals: [Sought] = []
    for lifter in grounds(side).lifting.lifters(of: number) where asked?.contains(lifter) ?? true {
      goals += somebodies.map { Sought(.lifts(lifter: lifter, $0.somebody, requirement, side), $0.hangs) }
      guard reach.isWholeParty else { continue }
      let question = PersonQuestion.lifted(by: lifter, side)
      // Lifted off anybody is lifted.
      goals.append(
        Sought(
          requirement.spreads
            ? .atLeast(1, question, requirement, from: 0) : .atMost(0, question, requirement.denied), .list))
    }
    guard requirement.spreads else { return .each(goals.map { Sought($0.goal, $0.hangs.union(situation.cause)) }) }
    situation.hang(on: reach.hangs)
    return .any(goals.map(\.goal))
  }

  /// What it hangs on whether a rule on somebody in a role can lift.
  func hangs(ofLifter lifter: Int, _ side: Side) -> Levels {
    if case .role(let role) = grounds(side).policy.rules[lifter].sentence.target { .role(role) } else { .none }
  }

  /// A rule on somebody in a role lifts only off that person.
  func lift(
    _ lifter: Int, _ somebody: Somebody, _ requirement: Requirement, _ side: Side, in situation: Situation
  ) -> Goal {
    let sentence = grounds(side).policy.rules[lifter].sentence
    let fires = Goal.sentence(sentence, requirement, View(participant: somebody, side: side))
    guard case .role(let role) = sentence.target else { return fires }
    switch somebody {
    case .person(let number) where situation.roles[role] == number: return fires
    case .person: return TruthSet.no.meets(requirement) ? .all([]) : .impossible
    case .stranger(let attributes) where attributes.contains(role): return fires
    case .stranger:
      switch requirement {
      case .holds: return .impossible
      case .fails, .notFails: return fires
      case .notHolds: return .all([])
      }
    }
  }
}
