import BailiwickDecisions
import BailiwickModel

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
    var conflicts: [RuleConflict] = []
    var unproved: [(restricting: Int, protecting: Int)] = []
    for rule in policy.rules.indices where grounds.force(of: rule) == .restricts && hasAuthority(rule) {
      let meeting = Set(grounds.lifters(meeting: rule))
      for other in protecting
      where policy.rules[other].authorities != policy.rules[rule].authorities && meeting.contains(other) {
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

  private func hasAuthority(_ rule: Int) -> Bool { !grounds.policy.rules[rule].authorities.isEmpty }

  private func conflict(_ rule: Int, _ other: Int, _ question: inout RequestQuestion) -> RuleConflict? {
    let source = grounds.policy.rules[rule]
    var needs = Cast.Needs(
      [grounds.dependences.ofRules[rule], grounds.dependences.ofRules[other]], target: source.sentence.target,
      reaching: grounds.reaching(source), vocabulary: grounds.vocabulary)
    if case .role(let role) = grounds.policy.rules[other].sentence.target { needs.roles.insert(role) }
    let found = question.find(needs, reachedBy: source) { cast, person in
      [
        .sentence(source.sentence, .holds, cast.view),
        .lifts(lifter: other, .person(person), .holds, .after),
      ]
    }
    guard let (situation, person) = found else { return nil }
    let request = situation.request(.after, grounds.vocabulary)
    let withheld = grounds.decider.outcome(of: request.facts).withheld
    return RuleConflict(
      restricting: rule, protecting: other, witness: request.facts, person: request.paths[person] ?? "",
      isConfirmed: withheld.contains { $0.rule == source.name } && request.isExact)
  }
}
