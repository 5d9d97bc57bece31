import BailiwickModel
import BailiwickPlaces

/// Proves of every authority that its word changes nothing for anyone outside its bailiwick, or shows how it does.
///
/// A rule leaks from an authority when two requests that differ only in the authority's inputs, and a person truly
/// outside, can be found such that the rule's effect applies to the person in one and definitely does not in the
/// other: goals for a `Search`, for every cast. Most rules need none: whoever is hit by `block participants in CN`
/// is in CN.
public struct LeakProver {
  let grounds: Grounds

  public init(_ grounds: Grounds) { self.grounds = grounds }

  var policy: PolicySet { grounds.policy }

  /// - Parameter chosen: the only authority of which to ask; `nil` for all.
  public func report(on chosen: String? = nil) -> LeakReport {
    var found = Findings()
    var efforts = Efforts()
    for number in policy.rules.indices { ask(of: number, on: chosen, &found, &efforts) }
    return report(found, on: chosen)
  }

  /// What was found of rules, in program order, then by authority.
  struct Findings {
    var leaks: [Leak] = []
    var unproved: [UnprovedLeak] = []
    var defects: [UnprovedLeak] = []
  }

  /// Asks of a rule whether it leaks from the authorities on whose words its effect hangs, or from one of them.
  func ask(of number: Int, on chosen: String? = nil, _ found: inout Findings, _ efforts: inout Efforts) {
    guard grounds.force(of: number) == .restricts else { return }
    for authority in authorities(ofRule: number) where chosen == nil || chosen == authority {
      switch verdict(rule: number, authority, &efforts) {
      case .confined: break
      case .leaks(let leak): found.leaks.append(leak)
      case .unproved: found.unproved.append(UnprovedLeak(rule: number, authority: authority))
      case .defect: found.defects.append(UnprovedLeak(rule: number, authority: authority))
      }
    }
  }

  func report(_ found: Findings, on chosen: String? = nil) -> LeakReport {
    let allNames = authorityNames
    let names = allNames.filter { chosen == nil || chosen == $0 }
    let leaking = Set(found.leaks.map(\.authority))
    let open = Set((found.unproved + found.defects).map(\.authority))
    return LeakReport(
      authorities: names.map { name in
        AuthorityVerdict(
          name: name, bailiwick: policy.declarations.bailiwicks[name] ?? .places(.empty),
          verdict: leaking.contains(name) ? .leaks : open.contains(name) ? .unproved : .confined)
      },
      leaks: found.leaks, unproved: found.unproved, defects: found.defects, assumptions: assumptions(allNames))
  }

  /// The authorities that control an input of the program, and those that are declared; sorted.
  public var authorityNames: [String] {
    var names = Set(policy.declarations.authorities.map(\.name)).union(policy.orders.map(\.issuer))
    names.formUnion(policy.declarations.tags.compactMap(\.asserter))
    for sentence in policy.rules.map(\.sentence) + policy.marks.map(\.sentence) {
      names.formUnion(sentence.orders.map(grounds.readers.authority))
      for use in sentence.tags {
        names.formUnion(grounds.readers.authorities(of: use, under: sentence.orders))
        if let asserter = policy.declarations.asserters[use] { names.insert(asserter) }
      }
    }
    return names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  private func assumptions(_ names: [String]) -> [String] {
    let declared = policy.declarations.authorities.map(\.name)
    let territories = Set(policy.declarations.territories.map(\.name))
    return declared + names.filter { territories.contains($0) && !declared.contains($0) }
  }

  /// The authorities on whose words a rule's effect hangs, sorted.
  private func authorities(ofRule number: Int) -> [String] {
    let own = grounds.dependences.ofRules[number].words.leanings.keys
    var names = Set(own)
    if !grounds.dependences.ofLifting(policy.rules[number]).words.leanings.isEmpty {
      for lifter in grounds.lifters(meeting: number) {
        names.formUnion(grounds.dependences.ofRules[lifter].words.leanings.keys)
      }
    }
    if names.isEmpty { return [] }
    return names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  enum RuleVerdict {
    case confined
    case leaks(Leak)
    case unproved
    /// What was found does not replay: one of our evaluators is wrong.
    case defect
  }
}
