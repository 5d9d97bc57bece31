import BailiwickDecisions
import BailiwickModel
import BailiwickPlaces
import BailiwickProofs
import BailiwickSource

/// What changes between two policies, with what it makes or mends for each authority.
public struct DifferenceReport: Sendable {
  let former: PolicySet
  let latter: PolicySet
  let difference: PolicyDifference
  let leaks: LeakDifference
  let phrases: RequestPhrases

  public init(
    from former: PolicySet, to latter: PolicySet, _ difference: PolicyDifference, leaks: LeakDifference
  ) {
    self.former = former
    self.latter = latter
    self.difference = difference
    self.leaks = leaks
    phrases = RequestPhrases(latter)
  }

  func policy(_ side: Side) -> PolicySet { side == .before ? former : latter }

  func side(of change: PolicyChange) -> Side {
    switch change.kind {
    case .comes, .becomesUndecided: .after
    case .goes, .becomesAllowed: .before
    }
  }

  func ruleName(_ change: PolicyChange) -> String { policy(side(of: change)).rules[change.rule].name }

  /// `newly block participants in HK`, `no longer end meetings`.
  func headline(_ change: PolicyChange) -> String {
    let vocabulary = latter.vocabulary
    let plural: String
    switch change.target {
    case .participant: plural = vocabulary.person.noun.plural
    case .thing: plural = vocabulary.thing.noun.plural
    case .role(let role):
      plural = vocabulary.thing.attributes[role].role?.plural ?? vocabulary.thing.attributes[role].name
    }
    let places = change.places.map(words) ?? ""
    let sentence = policy(side(of: change)).rules[change.rule].sentence
    let activity = sentence.activity.map { " from \(vocabulary.activities[$0].gerund)" } ?? ""
    switch change.kind {
    case .comes: return "newly \(change.effect.name) \(plural)\(places)\(activity)"
    case .goes: return "no longer \(change.effect.name) \(plural)\(places)\(activity)"
    case .becomesUndecided: return "newly undecided whether to \(change.effect.name) \(plural)\(activity)"
    case .becomesAllowed: return "no longer undecided whether to \(change.effect.name) \(plural)\(activity)"
    }
  }

  func witness(_ change: PolicyChange) -> String {
    let person = latter.vocabulary.person.noun.singular
    let whom = change.witness.participant == nil ? nil : phrases.person(at: person, in: change.witness)
    let context = phrases.context(apartFrom: person, in: change.witness)
    let orders = orders(change).sorted { $0.key < $1.key }.map { "\($0) \($1 ? "in force" : "not in force")" }
    return ([whom, context.isEmpty ? nil : context].compactMap(\.self) + orders).joined(separator: ", ")
  }

  /// What the witness says of orders, those of either policy alone included.
  func orders(_ change: PolicyChange) -> [String: Bool] {
    var stated: [String: Bool] = [:]
    for (policy, facts) in [(former, change.formerWitness), (latter, change.witness)] {
      for (reference, isInForce) in facts.orders { stated[policy.name(of: reference)] = isInForce }
    }
    return stated
  }

  /// ` in HK`: nothing of all places.
  private func words(_ places: AtomSet) -> String {
    if places == .everything { return "" }
    if places.isEmpty { return " of whom it is not known exactly where they are" }
    return " in \(shortened(Places.standard.summary(of: places)))"
  }

  /// Few places by name; of many, how many there are and the first.
  private func shortened(_ places: [String]) -> String {
    guard places.count > 12 else { return places.joined(separator: ", ") }
    return places.prefix(10).joined(separator: ", ") + " and \(places.count - 10) more"
  }
}

/// The leaks that a change makes and mends, by rule and authority.
public struct LeakDifference: Sendable {
  public let made: [Leak]
  public let mended: [Leak]

  public init(from former: PolicySet, _ formerLeaks: [Leak], to latter: PolicySet, _ latterLeaks: [Leak]) {
    func key(_ leak: Leak, _ policy: PolicySet) -> [String] { [policy.rules[leak.rule].name, leak.authority] }
    let before = Set(formerLeaks.map { key($0, former) })
    let after = Set(latterLeaks.map { key($0, latter) })
    made = latterLeaks.filter { !before.contains(key($0, latter)) }
    mended = formerLeaks.filter { !after.contains(key($0, former)) }
  }

  /// The same, where nothing is proved yet: only of rules that may leak otherwise is it asked whether they do.
  public init(from former: Grounds, to latter: Grounds) {
    let settled = SettledRules(from: former.policy, to: latter.policy)
    let gone = settled.gone(of: former.policy.rules.count)
    self.init(
      from: former.policy, LeakProver(former).leaks(of: gone), to: latter.policy,
      LeakProver(latter).leaks(of: settled.changed))
  }
}
