import BailiwickDecisions
import BailiwickModel

/// That a `never` can be violated, with a request that does (§10 of the reference).
public struct Violation: Sendable {
  /// The number of the assertion in the program.
  public let assertion: Int
  /// The rule whose effect applies.
  public let rule: Int
  public let witness: Facts
  /// Deciding the request shows the effect.
  public let isConfirmed: Bool
}

/// Proves that no effect applies which the program says never does.
public struct AssertionProver {
  let grounds: Grounds

  public init(_ grounds: Grounds) { self.grounds = grounds }

  /// The violated assertions, in program order, each by the first rule that violates it; and the numbers of those of
  /// which a limit kept us from proving anything.
  public func find() -> (violations: [Violation], unproved: [Int]) {
    let policy = grounds.policy
    var violations: [Violation] = []
    var unproved: [Int] = []
    for (number, assertion) in policy.declarations.nevers.enumerated() {
      var isComplete = true
      var violation: Violation?
      for rule in policy.rules.indices where violation == nil && concerns(assertion, policy.rules[rule]) {
        var question = RequestQuestion(grounds)
        if let situation = violating(assertion, rule, &question) {
          violation = self.violation(number, rule, situation)
        }
        if !question.isComplete { isComplete = false }
      }
      if let violation { violations.append(violation) } else if !isComplete { unproved.append(number) }
    }
    return (violations, unproved)
  }

  private func concerns(_ assertion: Assertion, _ rule: Rule) -> Bool {
    assertion.effect == rule.effect && assertion.sentence.target == rule.sentence.target
  }

  private func violating(_ assertion: Assertion, _ rule: Int, _ question: inout RequestQuestion) -> Situation? {
    var needs = grounds.needs(ofApplying: rule)
    let asserted = grounds.dependences.dependence(of: assertion.sentence)
    needs.formUnion(Cast.Needs([asserted], target: assertion.sentence.target, vocabulary: grounds.vocabulary))
    switch grounds.force(of: rule) {
    case .restricts, .informs:
      return question.find(needs, applying: rule) { [.sentence(assertion.sentence, .holds, $0.view)] }
    case .permits, .protects:
      let sentence = grounds.policy.rules[rule].sentence
      return question.find(needs) { cast in
        guard cast.has(sentence.target) else { return nil }
        return [.sentence(sentence, .holds, cast.view), .sentence(assertion.sentence, .holds, cast.view)]
      }
    }
  }

  private func violation(_ number: Int, _ rule: Int, _ situation: Situation) -> Violation {
    let request = situation.request(.after, grounds.vocabulary)
    let name = grounds.policy.rules[rule].name
    let applies =
      switch grounds.force(of: rule) {
      case .restricts, .informs: grounds.decider.outcome(of: request.facts).effects.contains { $0.rule == name }
      case .permits, .protects: grounds.meaning.firing(in: request.facts, among: [rule]) == [rule]
      }
    return Violation(assertion: number, rule: rule, witness: request.facts, isConfirmed: applies && request.isExact)
  }
}
