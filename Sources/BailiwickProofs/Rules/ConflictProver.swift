import BailiwickDecisions
import BailiwickModel
import BailiwickPlaces

/// That a rule which protects and one which restricts, of different authorities, meet on one person.
public struct RuleConflict: Sendable {
  public let restricting: Int
  public let protecting: Int
  public let witness: Facts
  /// The path of the person on whom they meet.
  public let person: String
  /// Deciding the request shows that the one is withheld.
  public let isConfirmed: Bool
}

/// Finds where one authority's protection meets another's restriction (§8 of the reference).
public struct ConflictProver {
  let grounds: Grounds

  public init(_ grounds: Grounds) { self.grounds = grounds }

  /// The conflicts in program order of the restricting rules, and pairs of which nothing could be proved.
  public func find() -> (conflicts: [RuleConflict], unproved: [(restricting: Int, protecting: Int)]) {
    let policy = grounds.policy
    let protecting = policy.rules.indices.filter { grounds.force(of: $0) == .protects && hasAuthority($0) }
    let places = Dictionary(uniqueKeysWithValues: policy.rules.indices.map { ($0, place(of: $0)) })
    var conflicts: [RuleConflict] = []
    var unproved: [(restricting: Int, protecting: Int)] = []
    for rule in policy.rules.indices where grounds.force(of: rule) == .restricts && hasAuthority(rule) {
      for other in protecting
      where policy.rules[other].authorities != policy.rules[rule].authorities && mayMeet(rule, other, places) {
        var question = RequestQuestion(grounds)
        if let conflict = conflict(rule, other, &question) {
          conflicts.append(conflict)
        } else if !question.isComplete {
          unproved.append((rule, other))
        }
      }
    }
    return (conflicts, unproved)
  }

  /// Whether the places of two rules on the participant do not rule out that they meet.
  private func mayMeet(_ rule: Int, _ other: Int, _ places: [Int: AtomSet?]) -> Bool {
    guard case .some(.some(let one)) = places[rule], case .some(.some(let two)) = places[other] else { return true }
    return !one.isDisjoint(with: two)
  }

  /// Where the participant must be for a rule to fire, as far as one conjunct says it.
  private func place(of rule: Int) -> AtomSet? {
    let sentence = grounds.policy.rules[rule].sentence
    guard sentence.target == .participant, let path = grounds.vocabulary.location(of: .participant) else { return nil }
    for case .test(let test) in sentence.qualifiers.conjuncts + sentence.when.conjuncts where test.path == path {
      if case .inside(let atoms) = test.predicate { return atoms }
    }
    return nil
  }

  private func hasAuthority(_ rule: Int) -> Bool { !grounds.policy.rules[rule].authorities.isEmpty }

  private func conflict(_ rule: Int, _ other: Int, _ question: inout RequestQuestion) -> RuleConflict? {
    let source = grounds.policy.rules[rule]
    var needs = Cast.Needs(
      [grounds.dependences.ofRules[rule], grounds.dependences.ofRules[other]], target: source.sentence.target,
      reaching: grounds.reaching(source), vocabulary: grounds.vocabulary)
    if case .role(let role) = grounds.policy.rules[other].sentence.target { needs.roles.insert(role) }
    var target: Int?
    let found = question.find(needs) { cast in
      guard cast.has(source.sentence.target) else { return nil }
      let people = reached(source, in: cast)
      guard !people.isEmpty else { return nil }
      target = people.first
      return [
        .sentence(source.sentence, .holds, cast.view),
        .any(people.map { .lifts(lifter: other, .person($0), .holds, .after) }),
      ]
    }
    guard let found, let target else { return nil }
    let request = found.request(.after, grounds.vocabulary)
    let withheld = grounds.decider.outcome(of: request.facts).withheld
    return RuleConflict(
      restricting: rule, protecting: other, witness: request.facts, person: request.paths[target] ?? "",
      isConfirmed: withheld.contains { $0.rule == source.name } && request.isExact)
  }

  private func reached(_ rule: Rule, in cast: Cast) -> [Int] {
    switch rule.sentence.target {
    case .participant: cast.participant.map { [$0] } ?? []
    case .role(let role): cast.roles[role].map { [$0] } ?? []
    case .thing:
      grounds.reaching(rule).compactMap { attribute in
        grounds.vocabulary.thing.attributes[attribute].type == .people
          ? cast.participant : cast.roles[attribute]
      }
    }
  }
}
