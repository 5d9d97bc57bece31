import BailiwickDecisions
import BailiwickModel
import BailiwickPlaces

/// Proves of every authority that its word changes nothing for anyone outside its bailiwick, or shows how it does.
///
/// A rule leaks from an authority when two requests that differ only in the authority's inputs, and a person truly
/// outside, can be found such that the rule's effect applies to the person in one and definitely does not in the
/// other: goals for a `Search`, for every cast. Most rules need none: whoever is hit by `block participants in CN`
/// is in CN.
public struct LeakProver {
  let policy: PolicySet
  let readers: Readers
  let lifting: Lifting
  var dependences: Dependences
  let decider: Decider
  let meaning: Meaning

  public init(_ policy: PolicySet, decider: Decider) {
    self.policy = policy
    self.decider = decider
    readers = Readers(policy)
    lifting = Lifting(policy)
    dependences = Dependences(policy, readers: readers, lifting: lifting)
    meaning = Meaning(policy)
  }

  /// - Parameter chosen: the only authority of which to ask; `nil` for all.
  public mutating func report(on chosen: String? = nil) -> LeakReport {
    var leaks: [Leak] = []
    var unproved: [UnprovedLeak] = []
    for number in policy.rules.indices where policy.vocabulary.effects[policy.rules[number].effect].force == .restricts {
      for authority in authorities(ofRule: number) where chosen == nil || chosen == authority {
        switch verdict(rule: number, authority) {
        case .confined: break
        case .leaks(let leak): leaks.append(leak)
        case .unproved: unproved.append(UnprovedLeak(rule: number, authority: authority))
        }
      }
    }
    let names = authorityNames.filter { chosen == nil || chosen == $0 }
    let leaking = Set(leaks.map(\.authority))
    let open = Set(unproved.map(\.authority))
    return LeakReport(
      authorities: names.map { name in
        AuthorityVerdict(
          name: name, bailiwick: policy.declarations.bailiwicks[name] ?? .places(.empty),
          verdict: leaking.contains(name) ? .leaks : open.contains(name) ? .unproved : .confined)
      },
      leaks: leaks, unproved: unproved, assumptions: assumptions)
  }

  /// The authorities that control an input of the program, and those that are declared; sorted.
  public var authorityNames: [String] {
    var names = Set(policy.declarations.authorities.map(\.name)).union(policy.orders.map(\.issuer))
    names.formUnion(policy.declarations.tags.compactMap(\.asserter))
    for sentence in policy.rules.map(\.sentence) + policy.marks.map(\.sentence) {
      names.formUnion(sentence.orders.map(readers.authority))
      for use in sentence.tags { names.formUnion(readers.authorities(of: use, under: sentence.orders)) }
    }
    return names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  private var assumptions: [String] {
    let declared = policy.declarations.authorities.map(\.name)
    let territories = Set(policy.declarations.territories.map(\.name))
    return declared + authorityNames.filter { territories.contains($0) && !declared.contains($0) }
  }

  /// The authorities on whose words a rule's effect hangs, sorted.
  private mutating func authorities(ofRule number: Int) -> [String] {
    let own = dependences.dependence(of: policy.rules[number].sentence).words.leanings.keys
    let others = dependences.dependenceOfLifting(number).words.leanings.keys
    if own.isEmpty, others.isEmpty { return [] }
    return Set(own).union(others).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  enum RuleVerdict {
    case confined
    case leaks(Leak)
    case unproved
  }
}
