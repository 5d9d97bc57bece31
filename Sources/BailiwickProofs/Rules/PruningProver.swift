import BailiwickModel
import BailiwickSource

/// Proves that a policy decides every request as it did before conditions and rules of it were taken away, from what
/// each of the rules does: what a `DifferenceProver` finds of any two policies, and sooner.
package struct PruningProver {
  private let former: Grounds

  package init(_ former: Grounds) { self.former = former }

  /// Whether it is proved, where nothing else of the policy has changed than what its rules ask and how many there are.
  package func decides(alike latter: PolicySet) -> Bool {
    let rules = former.policy.rules
    let left = Dictionary(latter.rules.map { ($0.name, $0.sentence) }) { first, _ in first }
    let changed = rules.indices.filter { number in
      left[rules[number].name].map { $0.whole != rules[number].sentence.whole } ?? false
    }
    let gone = rules.indices.filter { left[rules[$0].name] == nil }
    let out = Set(gone)
    return concurrentMap(changed) { number in
      left[rules[number].name].map { asks(number, alike: $0) } ?? false
    }.allSatisfy(\.self) && concurrentMap(gone) { isCovered($0, apartFrom: out) }.allSatisfy(\.self)
  }

  /// Whether a rule's conditions and another sentence's are true, false and unknown in the same requests.
  private func asks(_ rule: Int, alike sentence: Sentence) -> Bool {
    let prover = ConditionProver(former)
    let dependences = [former.dependences.ofRules[rule], former.dependences.dependence(of: sentence)]
    let needs = Cast.Needs(dependences, target: sentence.target, vocabulary: former.vocabulary)
    let (own, other) = (former.policy.rules[rule].sentence.whole, sentence.whole)
    func follows(_ first: Condition, _ second: Condition) -> Bool {
      [(Requirement.holds, Requirement.notHolds), (.notFails, .fails)].allSatisfy { met, missed in
        prover.isProved(rule, needs) { [.condition(first, met, $0), .condition(second, missed, $0)] }
      }
    }
    return follows(own, other) && follows(other, own)
  }

  /// Whether rules of the same strength that are left fire wherever a rule does, and leave open what it leaves open.
  private func isCovered(_ rule: Int, apartFrom out: Set<Int>) -> Bool {
    let prover = IdleRuleProver(former)
    var question = RequestQuestion(former)
    guard let first = prover.firing(rule, but: [], &question),
      case .covered(let shadowed) = prover.coverage(of: rule, apartFrom: out, first).answer
    else { return false }
    let rules = former.policy.rules
    return shadowed.coverers.allSatisfy { rules[$0].isByDefault == rules[rule].isByDefault }
      && prover.leavesNothingOpen(shadowed)
  }
}

extension Sentence {
  /// All that it asks in conditions, as one.
  fileprivate var whole: Condition {
    .all([qualifiers, thing, when] + (unless.map { [.not($0)] } ?? []))
  }
}
