import BailiwickModel
import BailiwickPlaces
import BailiwickProofs
import BailiwickSource

extension FindingKind {
  static let mergeableRules = FindingKind("D007", "mergeable-rules", category: "redundancy", .info)
}

extension Check {
  static let mergeableRules = Check(
    .mergeableRules, "rules that differ only in places",
    page: CheckPage(
      what: "Two rules say the same of two lists of places, on the word of the same authorities.",
      why: "What is one decision is changed in two places.",
      avoid: """
        rule north: block participants in SE under EU
        rule south: block participants in IT under EU
        """,
      prefer: """
        rule both: block participants in SE, IT under EU
        """,
      fix: """
        None: a decision names its rule, so that one rule for two is another answer to "why".
        """,
      related: ["D003", "D004"]),
    .policy(findings))
}

private func findings(_ subject: Subject) -> [Finding] {
  var groups: [RuleShape: [Int]] = [:]
  let rules = subject.policy.rules
  let places = subject.proofs.grounds.places
  groups.reserveCapacity(rules.count)
  for (number, rule) in rules.enumerated() {
    if let shape = RuleShape(rule, in: subject.vocabulary) { groups[shape, default: []].append(number) }
  }
  return groups.values.filter { $0.count > 1 }.flatMap { group in
    group.dropFirst().compactMap { number in
      // Where one holds the places of the other, one of them is shadowed.
      guard let first = places[group[0]], let other = places[number], !first.isSubset(of: other),
        !other.isSubset(of: first)
      else { return nil }
      return Finding(
        .mergeableRules,
        "the rule `\(rules[number].name)` differs from `\(rules[group[0]].name)` only in its places",
        at: subject.place(of: rules[number]),
        labels: [.init("one rule could name the places of both", at: subject.place(of: rules[group[0]]))])
    }
  }
}

/// A rule without the places in which its target is.
private struct RuleShape: Hashable {
  let effect: Int
  let isByDefault: Bool
  let isMarkedDefault: [String?]
  let target: Party
  let conditions: [Condition]
  let unless: Condition?
  let activity: Int?
  let orders: [OrderReference]
  let window: Window
  let authorities: [String]

  /// `nil` for a rule whose target is not in places, or in places more than once.
  init?(_ rule: Rule, in vocabulary: Vocabulary) {
    let sentence = rule.sentence
    guard let path = vocabulary.location(of: sentence.target) else { return nil }
    var placements = 0
    let qualifiers = sentence.qualifiers.withoutPlaces(at: path, &placements)
    guard placements == 1 else { return nil }
    effect = rule.effect
    isByDefault = rule.isByDefault
    isMarkedDefault = [rule.because, rule.notice]
    target = sentence.target
    conditions = [qualifiers, sentence.thing, sentence.when]
    unless = sentence.unless
    activity = sentence.activity
    orders = sentence.orders
    window = sentence.window
    authorities = rule.authorities
  }
}

extension Condition {
  /// The same with no place in the tests that `in` makes at a path; counts them.
  fileprivate func withoutPlaces(at path: Path, _ count: inout Int) -> Condition {
    switch self {
    case .all(let parts):
      var kept: [Condition] = []
      for part in parts { kept.append(part.withoutPlaces(at: path, &count)) }
      return .all(kept)
    case .test(let test):
      guard test.path == path, case .inside = test.predicate else { return self }
      count += 1
      return .test(Test(path: path, predicate: .inside(.empty), origin: test.origin))
    case .any, .not, .quantified: return self
    }
  }
}
