import BailiwickDecisions
import BailiwickModel
import BailiwickPlaces

/// What every proof about a policy starts from. It is large, and asked in every step, so it is shared and never copied.
public final class Grounds: Sendable {
  public let policy: PolicySet
  /// Decides as `eval` does: what is found is decided again before it is told.
  let decider: Decider
  let meaning: Meaning
  let readers: Readers
  let lifting: Lifting
  let dependences: Dependences
  /// Where each rule needs its target to be, as far as one of its conditions says it.
  let places: [AtomSet?]
  /// The numbers of rules by their names.
  let numbers: [String: Int]

  public init(_ policy: PolicySet, decider: Decider) {
    self.policy = policy
    self.decider = decider
    meaning = Meaning(policy)
    readers = Readers(policy)
    lifting = Lifting(policy)
    places = policy.rules.map { $0.sentence.place(in: policy.vocabulary) }
    numbers = Dictionary(
      policy.rules.enumerated().map { ($0.element.name, $0.offset) }, uniquingKeysWith: { first, _ in first })
    dependences = Dependences(policy, readers: readers)
  }

  var vocabulary: Vocabulary { policy.vocabulary }

  /// The rules with the force of one that may fire in a request, in program order.
  func concerned(in facts: Facts, like rule: Int) -> [Int] {
    switch force(of: rule) {
    case .permits, .protects: return policy.rules.indices.filter { force(of: $0) == force(of: rule) }
    case .restricts, .informs:
      // Whatever fires applies, is withheld, or is left undecided by what may withhold it.
      let outcome = decider.outcome(of: facts)
      let names = outcome.effects.map(\.rule) + outcome.undecided.map(\.rule) + outcome.withheld.map(\.rule)
      return names.compactMap { numbers[$0] }.sorted()
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

  /// Which rule lifted another's effect off somebody in a request; `nil` when none did for certain.
  func withholder(of rule: Int, in facts: Facts) -> Int? {
    let name = policy.rules[rule].name
    return decider.outcome(of: facts).withheld.first { $0.rule == name }.flatMap { numbers[$0.by] }
  }

  /// Whether a rule's effect applies in a request.
  func applies(_ rule: Int, in facts: Facts) -> Bool {
    let name = policy.rules[rule].name
    return decider.outcome(of: facts).effects.contains { $0.rule == name }
  }

  func force(of rule: Int) -> Effect.Force { vocabulary.effects[policy.rules[rule].effect].force }
}

extension Sentence {
  /// Where the target must be for the sentence to hold, as far as one of its conditions says it.
  fileprivate func place(in vocabulary: Vocabulary) -> AtomSet? {
    guard let path = vocabulary.location(of: target) else { return nil }
    for case .test(let test) in qualifiers.conjuncts + when.conjuncts where test.path == path {
      if case .inside(let atoms) = test.predicate { return atoms }
    }
    return nil
  }
}

/// The rules that are held back from lifting a rule's effect, as few as are needed: a policy may have hundreds, of which
/// none is near.
struct HoldingBack {
  private let grounds: Grounds
  private let rule: Int
  /// `nil` for all.
  private(set) var rules: Set<Int>?

  init(_ grounds: Grounds, rule: Int, always: some Sequence<Int> = []) {
    self.grounds = grounds
    self.rule = rule
    rules = Set(always)
  }

  /// Whether what was found is so: the effect applies. Else more rules are held back, and it is to be sought again.
  mutating func accepts(_ request: StatedRequest) -> Bool {
    guard let held = rules else { return true }
    if request.isExact {
      if grounds.applies(rule, in: request.facts) { return true }
      if let lifter = grounds.withholder(of: rule, in: request.facts), !held.contains(lifter) {
        rules = held.union([lifter])
        return false
      }
    }
    rules = nil
    return false
  }
}
