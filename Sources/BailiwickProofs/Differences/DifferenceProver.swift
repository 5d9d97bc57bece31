import BailiwickDecisions
import BailiwickModel
import BailiwickPlaces
import BailiwickSource

/// Finds every request that two policies decide differently, as few changes as there are rules that make them.
///
/// A rule that both policies have, with the same marks below it and the same rules that may lift it, changes nothing.
/// For each other rule a request is sought in which its effect applies and no rule of the other policy has the same
/// effect on the same target: what does have it, in a request that was found, is asked to fail there in the next.
public struct DifferenceProver: Sendable {
  let former: Grounds
  let latter: Grounds
  private let joinings: [OrderJoining]
  /// Wanted by changes alone.
  private let asking = Once<RulesAskingWhether>()

  /// Fails when the two have different vocabularies, and so no request in common.
  public init?(from former: Grounds, to latter: Grounds) {
    guard former.vocabulary == latter.vocabulary else { return nil }
    self.former = former
    self.latter = latter
    joinings = OrderJoining.all(former.policy, latter.policy)
  }

  public func find() -> PolicyDifference {
    let identity = RuleIdentity(former.policy, latter.policy)
    var changes: [PolicyChange] = []
    var unproved: [(side: Side, rule: Int)] = []
    var defects: [(side: Side, rule: Int)] = []
    for side in [Side.before, .after] {
      let rules = identity.changed(on: side)
      for (rule, answer) in zip(rules, concurrentMap(rules, inPiecesOf: Self.pieceSize, { change($0, on: side) })) {
        switch answer {
        case .found(let change): changes.append(change)
        case .none: break
        case .unproved: unproved.append((side, rule))
        case .defect: defects.append((side, rule))
        }
      }
    }
    return PolicyDifference(changes: changes, unproved: unproved, defects: defects)
  }

  /// How many rules are asked about before another core may take the next.
  private static let pieceSize = 4

  private enum Answer: Sendable {
    case found(PolicyChange)
    case none
    case unproved
    case defect
  }

  func grounds(_ side: Side) -> Grounds { side == .before ? former : latter }

  private func change(_ rule: Int, on side: Side) -> Answer {
    let force = grounds(side).force(of: rule)
    guard force == .restricts || force == .informs else { return .none }
    var isComplete = true
    func first(
      _ kind: PolicyChange.Kind, _ find: (inout DifferenceQuestion) -> DifferenceQuestion.Found?
    ) -> Answer? {
      for joining in joinings {
        var question = DifferenceQuestion(former: former, latter: latter, joining: joining, rule: rule, side: side)
        if let found = find(&question) { return change(kind, found, &question) }
        isComplete = isComplete && question.isComplete
      }
      return nil
    }
    if let answer = first(side == .after ? .comes : .goes, { $0.findEffect() }) { return answer }
    if force == .restricts,
      let answer = first(side == .after ? .becomesUndecided : .becomesAllowed, { $0.findDoubt() })
    {
      return answer
    }
    return isComplete ? .none : .unproved
  }

  private func change(
    _ kind: PolicyChange.Kind, _ found: DifferenceQuestion.Found, _ question: inout DifferenceQuestion
  ) -> Answer {
    guard !found.isExact || found.shows(kind, question) else { return .defect }
    let source = grounds(question.side).policy.rules[question.rule]
    let asking = asking.value {
      RulesAskingWhether(before: former.rulesAskingWhether, after: latter.rulesAskingWhether)
    }
    let concerned = kind == .comes || kind == .goes ? question.concernedPlaces(asking) : nil
    let shown = concerned.map { question.best(found, $0) } ?? found
    let change = PolicyChange(
      kind: kind, rule: question.rule, effect: former.vocabulary.effects[source.effect],
      target: source.sentence.target,
      places: concerned?.atoms, witness: shown.facts.after, formerWitness: shown.facts.before, before: shown.before,
      after: shown.after, isConfirmed: shown.isExact)
    return .found(change)
  }
}
