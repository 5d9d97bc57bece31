import BailiwickModel
import BailiwickReporting

/// An expectation held against an outcome.
struct Expecting {
  private let outcome: Outcome
  private let expectation: PolicyTest.Expectation

  init(_ outcome: Outcome, _ expectation: PolicyTest.Expectation) {
    self.outcome = outcome
    self.expectation = expectation
  }

  /// Why the expectation is not met; `nil` when it is.
  var failure: Failure? {
    switch expectation.outcome {
    case .decision(let decision):
      guard outcome.decision == decision else { return failure(got: decisionWords) }
      return rulesFailure(outcome.rules(making: decision))
    case .effect(let effect):
      let rules = Set(applied.filter { $0.effect == effect }.map(\.rule))
      return rules.isEmpty ? failure(got: effectWords) : rulesFailure(rules)
    case .noEffects: return applied.isEmpty ? nil : failure(got: effectWords)
    }
  }

  /// What applies to anybody.
  private var applied: [AppliedEffect] {
    outcome.effects + (outcome.people ?? []).flatMap(\.outcome.effects)
  }

  private func rulesFailure(_ rules: Set<String>) -> Failure? {
    guard let expected = expectation.rules, expected != rules else { return nil }
    return failure(got: words(expectation.outcome) + Self.by(rules))
  }

  private func failure(got: String) -> Failure {
    Failure(
      expected: words(expectation.outcome) + (expectation.rules.map(Self.by) ?? ""), got: got, expectation: expectation)
  }

  private static func by(_ rules: Set<String>) -> String {
    rules.isEmpty ? " by no rule" : " by " + rules.sorted().joined(separator: ", ")
  }

  private func words(_ expected: PolicyTest.Expected) -> String {
    switch expected {
    case .decision(let decision): decision.rawValue
    case .effect(let effect): effect
    case .noEffects: "no effects"
    }
  }

  private var decisionWords: String {
    outcome.decision?.rawValue ?? "no decision, since no participant is given"
  }

  private var effectWords: String {
    let words = applied.map { "\($0.effect) \($0.on) by \($0.rule)" }
    return words.isEmpty ? "no effects" : words.joined(separator: ", ")
  }
}
