import Bailiwick
import Foundation
import Testing

/// What explanations claim is so, on random policies and requests from `Tests/Oracle/generate.py`.
@Suite struct ExplanationProperties {
  @Test(.enabled(if: RandomCase.canBeMade, "python3 is not installed"))
  func explanationsHold() throws {
    var (explained, flipped) = (0, 0)
    for example in try RandomCase.make(seed: 11) {
      let policy = example.policy
      for (request, facts) in example.requests {
        let explanation = example.explainer.explanation(of: facts)
        explained += 1
        flipped += explanation.flips.count { $0.changes != nil }
        let problems = Self.problems(of: explanation, facts: facts, policy: policy)
        guard problems.isEmpty else {
          Issue.record("\(problems.joined(separator: "\n"))\n\(example.text)\n\(request)")
          return
        }
      }
    }
    #expect(explained > RandomCase.count)
    #expect(flipped > RandomCase.count)
  }

  /// What is not as an explanation says.
  private static func problems(of explanation: Explanation, facts: Facts, policy: PolicySet) -> [String] {
    let meaning = Meaning(policy)
    let outcome = meaning.outcome(of: facts)
    var problems = outcome == explanation.outcome ? [] : ["the outcome is another"]
    for flip in explanation.flips {
      if flip.decision == outcome.decision { problems.append("a flip to the same decision") }
      guard let changes = flip.changes else { continue }
      let changed = meaning.outcome(of: facts.applying(changes, in: policy.vocabulary))
      if changed.decision != flip.decision { problems.append("no flip to \(flip.decision): \(changes)") }
      if !(1...2).contains(changes.count) { problems.append("\(changes.count) changes") }
    }
    let active = Set(outcome.effects.map(\.rule) + outcome.withheld.map(\.rule) + outcome.undecided.map(\.rule))
    for miss in explanation.nearMisses {
      let name = policy.rules[miss.rule].name
      if miss.failing.answer != .no || miss.others.contains(where: { $0.answer == .no }) {
        problems.append("\(name) nearly fired, and not one cell failed")
      }
      if active.contains(name) { problems.append("\(name) did not nearly fire") }
    }
    // A pending effect may have a cell that is unknown, or a rule that may lift it.
    for reason in explanation.fired + explanation.undecided + (explanation.people ?? []).flatMap(\.reasons) {
      let name = policy.rules[reason.rule].name
      if case .undecided(let needs, let lifters) = reason.status {
        if reason.cells.contains(where: { $0.answer == .no }) { problems.append("\(name) is undecided and fails") }
        if needs.isEmpty, lifters.isEmpty, outcome.limits.isEmpty { problems.append("\(name) needs nothing") }
      } else if reason.cells.contains(where: { $0.answer != .yes }) {
        problems.append("\(name) fired, and not every cell holds")
      }
    }
    return problems
  }
}
