import BailiwickModel
import BailiwickPlaces

/// Whom the effect of the rule in question may hit, and where they are to be.
extension LeakQuestion {
  /// The given people whom the rule's effect reaches, each with the cast in which it is asked.
  func targets(in cast: Cast) -> [LeakTarget] {
    let vocabulary = grounds.policy.vocabulary
    let rule = grounds.policy.rules[rule]
    switch rule.sentence.target {
    case .participant: return cast.participant.map { [LeakTarget(role: .participant, person: $0, cast: cast)] } ?? []
    case .role(let role):
      return cast.roles[role].map { [LeakTarget(role: .inRole(role), person: $0, cast: cast)] } ?? []
    case .thing:
      var found: [LeakTarget] = []
      for attribute in vocabulary.effects[rule.effect].reaching {
        guard vocabulary.thing.attributes[attribute].type == .people else {
          if let person = cast.roles[attribute] {
            found.append(LeakTarget(role: .inRole(attribute), person: person, cast: cast))
          }
          continue
        }
        if let participant = cast.participant {
          found.append(LeakTarget(role: .participant, person: participant, cast: cast))
        }
        if cast.isListed {
          var larger = cast
          larger.people.append(Cast.Member(isInParty: true))
          found.append(LeakTarget(role: .listed, person: cast.people.count, cast: larger))
        }
      }
      return found
    }
  }

  /// What is asked of where the person is.
  func placeGoals(_ certainty: Certainty, of person: Int) -> [Goal] {
    func test(_ predicate: Predicate, _ requirement: Requirement) -> Goal {
      .place(of: person, predicate, requirement, grounds.vocabulary)
    }
    switch certainty {
    case .knownOutside: return [test(.known, .holds), test(.inside(bailiwick), .fails)]
    case .known:
      return [
        test(.known, .holds), .any([test(.inside(bailiwick), .holds), test(.inside(bailiwick), .fails)]),
      ]
    case .outside: return [.truePlace(person, bailiwick.complement)]
    case .anywhere: return []
    }
  }

  /// The same as demands on where the person is, in each way in which it can be.
  func demands(_ certainty: Certainty) -> [[FactDemand]] {
    let inside = FactDemand.test(.holds, .inside(bailiwick))
    let outside = FactDemand.test(.fails, .inside(bailiwick))
    switch certainty {
    case .knownOutside: return [[.test(.holds, .known), outside]]
    case .known: return [[.test(.holds, .known), inside], [.test(.holds, .known), outside]]
    case .outside: return [[.truly(bailiwick.complement)]]
    case .anywhere: return [[]]
    }
  }
}
