import BailiwickDecisions
import BailiwickModel

/// What every proof about a policy starts from.
public struct Grounds: Sendable {
  public let policy: PolicySet
  /// Decides as `eval` does: what is found is decided again before it is told.
  let decider: Decider
  let meaning: Meaning
  let readers: Readers
  let lifting: Lifting
  let dependences: Dependences

  public init(_ policy: PolicySet, decider: Decider) {
    self.policy = policy
    self.decider = decider
    meaning = Meaning(policy)
    readers = Readers(policy)
    lifting = Lifting(policy)
    dependences = Dependences(policy, readers: readers)
  }

  var vocabulary: Vocabulary { policy.vocabulary }

  func force(of rule: Int) -> Effect.Force { vocabulary.effects[policy.rules[rule].effect].force }
}
