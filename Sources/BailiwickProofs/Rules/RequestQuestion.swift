import BailiwickModel
import BailiwickPlaces

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
        let all = [Goal.sentence(sentence, .holds, cast.view), .lifted(rule: rule, .fails, .after)] + goals(cast)
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
}

extension Grounds {
  /// The attributes of the thing through which a rule's effect reaches people.
  func reaching(_ rule: Rule) -> [Int] {
    rule.sentence.target == .thing ? vocabulary.effects[rule.effect].reaching : []
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
