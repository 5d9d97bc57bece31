import BailiwickDecisions
import BailiwickModel
import BailiwickPlaces
import BailiwickSource

/// What every proof about a policy starts from. It is large, and asked in every step, so it is shared and never copied.
public final class Grounds: Sendable {
  public let policy: PolicySet
  /// The policy's, and the numbers of all its activities.
  let vocabulary: Vocabulary
  let activities: Set<Int>
  /// Decides as `eval` does: what is found is decided again before it is told.
  package let decider: Decider
  let meaning: Meaning
  let readers: Readers
  let lifting: Lifting
  let dependences: Dependences
  /// Where each rule needs its target to be, as far as it says so without `or`.
  package let places: [AtomSet?]
  let readsTime: Bool
  /// The numbers of rules by their names.
  let numbers: [String: Int]

  public convenience init(_ policy: PolicySet, decider: Decider) { self.init(policy) { decider } }

  /// - Parameter makeDecider: makes what decides, while what rules hang on is worked out.
  public init(_ policy: PolicySet, makingDecider makeDecider: @Sendable () -> Decider) {
    self.policy = policy
    vocabulary = policy.vocabulary
    activities = Set(policy.vocabulary.activities.indices)
    readsTime = policy.readsTime
    let readers = Readers(policy)
    self.readers = readers
    (decider, (meaning, lifting, places, numbers, dependences)) = concurrently(
      makeDecider,
      {
        (
          Meaning(policy), Lifting(policy),
          concurrentMap(policy.rules, inPiecesOf: Self.pieceSize) {
            $0.sentence.requiredPlaces(in: policy.vocabulary)
          },
          policy.numbersOfRules,
          Dependences(policy, readers: readers)
        )
      })
  }

  /// How many rules are looked at before another core may take the next.
  private static let pieceSize = 256

  /// The rules with the force of one that may fire in a request, in program order.
  func concerned(in facts: Facts, like rule: Int) -> [Int] {
    switch force(of: rule) {
    case .permits, .protects: return policy.rules.indices.filter { force(of: $0) == force(of: rule) }
    case .restricts, .informs:
      // Whatever fires applies, is withheld, or is left undecided by what may withhold it.
      return decider.rules(in: facts, numbers)
    }
  }

  /// The rules that may lift another's effect off somebody who is where both need them to be.
  func lifters(meeting rule: Int) -> [Int] {
    let lifters = lifting.lifters(of: rule)
    guard policy.rules[rule].sentence.target != .thing, let place = places[rule] else { return lifters }
    return lifters.filter { lifter in
      guard policy.rules[lifter].sentence.target == .participant, let other = places[lifter] else { return true }
      return !place.isDisjoint(with: other)
    }
  }

  /// Those of some rules that fire in a request on anybody in it; if none does, those that may.
  func firing(_ rules: [Int], in facts: Facts) -> [Int] {
    let scenes = meaning.scenesOfEverybody(in: facts)
    var possible: [Int] = []
    var certain: [Int] = []
    for number in rules {
      let sentence = policy.rules[number].sentence
      switch Truth.any(scenes.map { meaning.truth(of: sentence, in: $0) }) {
      case .yes: certain.append(number)
      case .unknown: possible.append(number)
      case .no: break
      }
    }
    return certain.isEmpty ? possible : certain
  }

  /// Whether a rule's effect applies in a request.
  func applies(_ rule: Int, in facts: Facts) -> Bool {
    let name = policy.rules[rule].name
    return decider.outcome(of: facts).effects.contains { $0.rule == name }
  }

  func force(of rule: Int) -> Effect.Force { vocabulary.effects[policy.rules[rule].effect].force }
}
