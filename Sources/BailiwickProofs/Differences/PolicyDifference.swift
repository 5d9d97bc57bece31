import BailiwickModel
import BailiwickPlaces

/// What changes for whom between two policies (§8 of the reference).
public struct PolicyDifference: Sendable {
  public let changes: [PolicyChange]
  /// Rules of which a limit kept us from proving whether they change anything: which policy's, and their numbers.
  public let unproved: [(side: Side, rule: Int)]
  /// Rules for which a change was found that its request does not show: a defect of ours, and nothing proved.
  public let defects: [(side: Side, rule: Int)]

  /// That of a policy from itself.
  package static let none = PolicyDifference(changes: [], unproved: [], defects: [])

  /// How the restrictions of the new policy compare with the old one's.
  public enum Relation: String, Sendable {
    case equivalent, stricter, looser, incomparable
  }

  public var relation: Relation {
    if changes.isEmpty { return .equivalent }
    let leanings = Set(changes.compactMap(\.leaning))
    return leanings.count == 1 ? leanings.first ?? .incomparable : .incomparable
  }
}

/// Requests that two policies decide differently for the sake of one rule.
public struct PolicyChange: Sendable {
  public enum Kind: String, Sendable {
    /// The effect applies by the new policy and not by the old one.
    case comes
    /// By the old one and not by the new one.
    case goes
    /// The decision is undecided by the new policy and allow by the old one.
    case becomesUndecided
    /// The other way round.
    case becomesAllowed
  }

  public let kind: Kind
  /// The number of the rule, in the policy by which the effect applies or is undecided.
  public let rule: Int
  /// The effect and its target, by the vocabulary.
  public let effect: Effect
  public let target: Party
  /// Where those are whom it concerns and of whom it is known where they are; `nil` of effects on the thing and of
  /// doubts.
  public let places: AtomSet?
  /// A request that the two decide differently, as the new policy reads it.
  public let witness: Facts
  /// The same as the old policy reads it.
  public let formerWitness: Facts
  public let before: Outcome
  public let after: Outcome
  /// Deciding the request by both policies shows the difference; else some text is missing that a regular expression
  /// matches, or does not.
  public let isConfirmed: Bool

  /// `nil` of what restricts nobody.
  var leaning: PolicyDifference.Relation? {
    guard effect.force == .restricts else { return nil }
    switch kind {
    case .comes, .becomesUndecided: return .stricter
    case .goes, .becomesAllowed: return .looser
    }
  }
}
