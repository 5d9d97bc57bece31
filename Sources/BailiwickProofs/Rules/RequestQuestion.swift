import BailiwickModel
import BailiwickSource

/// A question about single requests: whether there is one that meets some goals.
struct RequestQuestion {
  let grounds: Grounds
  /// Whether every search that failed proved something.
  private(set) var isComplete = true

  private let effort: Effort

  init(_ grounds: Grounds, effort: Effort = Effort()) {
    self.grounds = grounds
    self.effort = effort
  }

  /// Says that nothing is proved: what was found is not what deciding shows.
  mutating func giveUp() { isComplete = false }

  /// A situation in which goals are met, in the plainest cast in which they can be.
  mutating func find(_ needs: Cast.Needs, _ goals: (Cast) -> [Goal]?) -> Situation? {
    for cast in Cast.all(needs, vocabulary: grounds.vocabulary) {
      guard let goals = goals(cast) else { continue }
      var search = Search(grounds, effort: effort)
      if let situation = search.solve(cast, .anyway, goals) { return situation }
      if !search.isComplete { isComplete = false }
    }
    return nil
  }

  /// A situation in which somebody whom a rule reaches meets goals, and who that is.
  mutating func find(
    _ needs: Cast.Needs, reachedBy rule: Rule, _ goals: (Cast, _ person: Int) -> [Goal]
  ) -> (situation: Situation, person: Int)? {
    let casts = Cast.all(needs, vocabulary: grounds.vocabulary).filter { $0.has(rule.sentence.target) }
    let reached = casts.map { grounds.reached(by: rule, in: $0) }
    // Whoever comes first is asked about in every cast before the next.
    for choice in 0..<(reached.map(\.count).max() ?? 0) {
      for people in reached where choice < people.count {
        let (person, cast) = people[choice]
        var search = Search(grounds, effort: effort)
        if let situation = search.solve(cast, .anyway, goals(cast, person)) { return (situation, person) }
        if !search.isComplete { isComplete = false }
      }
    }
    return nil
  }

  /// The same, with a rule's effect applying: the sentence holds, and nothing lifts the effect.
  mutating func find(
    _ needs: Cast.Needs, applying rule: Int, _ goals: (Cast) -> [Goal] = { _ in [] }
  ) -> Situation? {
    let sentence = grounds.policy.rules[rule].sentence
    for cast in Cast.all(needs, vocabulary: grounds.vocabulary) where cast.has(sentence.target) {
      var holding = HoldingBack(grounds, rule: rule)
      while true {
        var search = Search(grounds, effort: effort)
        search.heldBack = holding.rules
        let all = [Goal.applies(rule, sentence, cast.view)] + goals(cast)
        guard let situation = search.solve(cast, .anyway, all) else {
          if !search.isComplete { isComplete = false }
          break
        }
        if holding.accepts(situation.request(.after, grounds.vocabulary)) { return situation }
      }
    }
    return nil
  }
}

extension Cast {
  /// Whom `participant` means.
  var asked: Somebody { participant.map(Somebody.person) ?? .stranger(through: []) }

  var view: View { View(participant: asked, side: .after) }

  /// Whether a sentence with this target can speak of anybody.
  func has(_ target: Party) -> Bool { target != .participant || participant != nil }
}

extension Cast.Needs {
  /// What conditions and effects depend on together.
  init(_ dependences: [Dependence], target: Party, reaching: [Int] = [], vocabulary: Vocabulary) {
    participant = target != .participant
    for dependence in dependences {
      roles.formUnion(dependence.roles)
      party = party || dependence.countsPeople
    }
    for attribute in reaching {
      if vocabulary.thing.attributes[attribute].type == .people { party = true } else { roles.insert(attribute) }
    }
  }

  /// What two questions need together; there is a participant where the first needs one.
  mutating func formUnion(_ other: Cast.Needs) {
    roles.formUnion(other.roles)
    party = party || other.party
  }
}

extension Goal {
  /// A rule's effect applies to whom a view asks about: it fires, and nothing lifts the effect.
  static func applies(_ rule: Int, _ sentence: Sentence, _ view: View) -> Goal {
    .all([.sentence(sentence, .holds, view), .lifted(rule: rule, .fails, view.side)])
  }

  /// It is not known to apply.
  static func mayNotApply(_ rule: Int, _ sentence: Sentence, _ view: View) -> Goal {
    .any([.sentence(sentence, .notHolds, view), .lifted(rule: rule, .notFails, view.side)])
  }

  /// What is given of where somebody is meets a requirement.
  static func place(
    of person: Int, _ predicate: Predicate, _ requirement: Requirement, _ vocabulary: Vocabulary
  ) -> Goal {
    var view = View.impersonal
    view.counted = .person(person)
    let path = Path(.counted, vocabulary.person.locatedAttribute.map { [$0] } ?? [])
    return .condition(.test(Test(path: path, predicate: predicate, origin: .nowhere)), requirement, view)
  }
}

extension Grounds {
  /// The attributes of the thing through which a rule's effect reaches people.
  func reaching(_ rule: Rule) -> [Int] {
    rule.sentence.target == .thing ? vocabulary.effects[rule.effect].reaching : []
  }

  /// The given people whom a rule's effect reaches, each with the cast in which they are asked about: whoever is
  /// mentioned, then one of those who are listed and nothing else.
  func reached(by rule: Rule, in cast: Cast) -> [(person: Int, cast: Cast)] {
    switch rule.sentence.target {
    case .participant: return cast.participant.map { [($0, cast)] } ?? []
    case .role(let role): return cast.roles[role].map { [($0, cast)] } ?? []
    case .thing:
      func isPeople(_ attribute: Int) -> Bool { vocabulary.thing.attributes[attribute].type == .people }
      let reaching = reaching(rule)
      let party = cast.people.indices.filter { cast.people[$0].isInParty }
      let mentioned = reaching.flatMap { isPeople($0) ? party : cast.roles[$0].map { [$0] } ?? [] }
      guard cast.isListed, reaching.contains(where: isPeople) else { return mentioned.map { ($0, cast) } }
      var larger = cast
      larger.people.append(Cast.Member(isInParty: true))
      return mentioned.map { ($0, cast) } + [(cast.people.count, larger)]
    }
  }

  /// What matters to whether a rule's effect applies.
  func needs(ofApplying rule: Int) -> Cast.Needs {
    let source = policy.rules[rule]
    return Cast.Needs(
      [dependences.ofRules[rule], dependences.ofLifting(source)], target: source.sentence.target,
      reaching: lifting.lifters(of: rule).isEmpty ? [] : reaching(source), vocabulary: vocabulary)
  }

  /// What matters to whether a rule fires.
  func needs(ofFiring rule: Int) -> Cast.Needs {
    Cast.Needs([dependences.ofRules[rule]], target: policy.rules[rule].sentence.target, vocabulary: vocabulary)
  }
}
