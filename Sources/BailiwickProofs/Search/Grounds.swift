import BailiwickDecisions
import BailiwickModel

/// What every proof about a policy starts from. It is large, and asked in every step, so it is shared and never copied.
public final class Grounds: Sendable {
  public let policy: PolicySet
  /// Decides as `eval` does: what is found is decided again before it is told.
  let decider: Decider
  let meaning: Meaning
  let readers: Readers
  let lifting: Lifting
  let dependences: Dependences
  /// The numbers of rules by their names.
  let numbers: [String: Int]

  public init(_ policy: PolicySet, decider: Decider) {
    self.policy = policy
    self.decider = decider
    meaning = Meaning(policy)
    readers = Readers(policy)
    lifting = Lifting(policy)
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

  func force(of rule: Int) -> Effect.Force { vocabulary.effects[policy.rules[rule].effect].force }
}
