import BailiwickModel
import BailiwickPlaces

/// A rule that may lift what others do, with where it does.
struct Lifter: Sendable {
  let rule: Rule
  private let force: Effect.Force
  private let placeSets: [AtomSet]

  /// `nil` for a rule that restricts or informs.
  init?(_ rule: Rule, in vocabulary: Vocabulary) {
    self.rule = rule
    force = vocabulary.effects[rule.effect].force
    switch force {
    case .restricts, .informs: return nil
    case .protects, .permits: placeSets = rule.sentence.requiredPlaceSets(in: vocabulary)
    }
  }

  /// Those of a policy, in program order.
  static func all(_ policy: PolicySet) -> [Lifter] {
    policy.rules.compactMap { Lifter($0, in: policy.vocabulary) }
  }

  /// Whether it protects; else it permits, which lifts only what is done by default, and off persons.
  var isProtecting: Bool {
    switch force {
    case .protects: true
    case .permits, .restricts, .informs: false
    }
  }

  /// Whether it may lift a rule's effect off somebody, or leave open whether it does.
  ///
  /// It cannot where a place that it asks for has nothing in common with one that the rule asks for: who is in the one
  /// for certain is not in the other, and of whom the one is open the other does not hold.
  ///
  /// - Parameter placeSets: where the rule needs its target to be, test by test.
  func mayLift(_ rule: Rule, at placeSets: [AtomSet]) -> Bool {
    guard isProtecting || rule.isByDefault && rule.sentence.target != .thing else { return false }
    guard rule.sentence.target != .thing, self.rule.sentence.target == .participant else { return true }
    return !placeSets.contains { set in self.placeSets.contains(where: set.isDisjoint) }
  }
}
