import BailiwickModel

/// Which rules may lift which: those that protect, and, off a person and by default, those that allow.
struct Lifting: Sendable {
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

  func lifters(of rule: Int) -> [Int] {
    let rule = policy.rules[rule]
    guard policy.vocabulary.effects[rule.effect].force == .restricts else { return [] }
    return rule.isByDefault && rule.sentence.target != .thing ? protecting + permitting : protecting
  }
}

/// Whom a rule's effect reaches in a situation.
struct Reach: Sendable {
  /// Given people who are reached whether or not they are in the party.
  var people: [Int] = []
  /// Everybody in the party, those who are yet to come included.
  var isWholeParty = false
  /// Attributes of the thing through which people are reached who are not given.
  var strangers: [Int] = []

  init(_ rule: Rule, in situation: Situation, _ vocabulary: Vocabulary) {
    switch rule.sentence.target {
    case .participant: people = situation.participant.map { [$0] } ?? []
    case .role(let role): add(role, in: situation)
    case .thing:
      for attribute in vocabulary.effects[rule.effect].reaching {
        guard vocabulary.thing.attributes[attribute].type == .people else {
          add(attribute, in: situation)
          continue
        }
        if situation.isListed {
          isWholeParty = true
        } else {
          people += situation.participant.map { [$0] } ?? []
          strangers.append(attribute)
        }
      }
    }
  }

  private mutating func add(_ role: Int, in situation: Situation) {
    if let person = situation.roles[role] {
      if !people.contains(person) { people.append(person) }
    } else {
      strangers.append(role)
    }
  }
}

extension Search {
  /// For each rule that may lift another's effect, off each person whom that reaches.
  func liftings(of number: Int, _ requirement: Requirement, _ side: Side, in situation: Situation) -> [Goal] {
    let reach = Reach(policy(side).rules[number], in: situation, vocabulary)
    var somebodies = reach.people.map(Somebody.person)
    if !reach.strangers.isEmpty { somebodies.append(.stranger(through: reach.strangers)) }
    var goals: [Goal] = []
    let asked = requirement.spreads ? lifters : heldBack
    for lifter in grounds(side).lifting.lifters(of: number) where asked?.contains(lifter) ?? true {
      goals += somebodies.map { .lifts(lifter: lifter, $0, requirement, side) }
      guard reach.isWholeParty else { continue }
      let question = PersonQuestion.lifted(by: lifter, side)
      // Lifted off anybody is lifted.
      goals.append(
        requirement.spreads
          ? .atLeast(1, question, requirement, from: 0) : .atMost(0, question, requirement.denied))
    }
    return goals
  }

  /// A rule on somebody in a role lifts only off that person.
  func lift(
    _ lifter: Int, _ somebody: Somebody, _ requirement: Requirement, _ side: Side, in situation: Situation
  ) -> Goal {
    let sentence = policy(side).rules[lifter].sentence
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
