import BailiwickModel
import BailiwickPlaces

/// A rule that may lift what others do, with where it does.
struct Lifter: Sendable {
  let rule: Rule
  private let force: Effect.Force
  private let places: AtomSet?

  /// `nil` for a rule that restricts or informs.
  init?(_ rule: Rule, in vocabulary: Vocabulary) {
    self.rule = rule
    force = vocabulary.effects[rule.effect].force
    switch force {
    case .restricts, .informs: return nil
    case .protects, .permits: places = rule.sentence.requiredPlaces(in: vocabulary)
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

  /// Whether it may lift a rule's effect off somebody who is where both need them to be: nobody is at two places that
  /// have nothing in common.
  ///
  /// - Parameter places: where the rule needs its target to be, as far as it says so.
  func mayLift(_ rule: Rule, at places: AtomSet?) -> Bool {
    guard isProtecting || rule.isByDefault && rule.sentence.target != .thing else { return false }
    guard rule.sentence.target != .thing, self.rule.sentence.target == .participant, let places,
      let own = self.places
    else { return true }
    return !places.isDisjoint(with: own)
  }
}
