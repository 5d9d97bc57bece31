import Bailiwick
import BailiwickDecisions
import BailiwickModel
import BailiwickReporting

extension Session {
  /// What the policy does in a request.
  func decide(_ facts: Facts) throws(Refusal) -> Answer {
    let outcome = try outcome(of: facts)
    return Answer(rendered(outcome, of: facts), json: OutcomeJSON.object(outcome))
  }

  func outcome(of facts: Facts) throws(Refusal) -> Outcome { try decider.outcome(of: facts) }

  var decider: Decider {
    get throws(Refusal) {
      _ = try policy
      guard let decider = current.decider else { throw .unreadable("the policy does not compile") }
      return decider
    }
  }

  private func rendered(_ outcome: Outcome, of facts: Facts) -> String {
    let words = FactsWords(facts, vocabulary: current.vocabulary)
    return capped(OutcomeText(style: style).render(outcome, title: words.title, places: words.places))
  }

  func explainDecision() throws(Refusal) -> Answer {
    let policy = try policy
    guard let explainer = current.explainer else { throw .unreadable("the policy does not compile") }
    let explanation = explainer.explanation(of: facts)
    let words = FactsWords(facts, vocabulary: current.vocabulary)
    let files = current.compilation.files
    let text = ExplanationText(policy, files: files, style: style)
    return Answer(
      capped(text.render(explanation, title: words.title, places: words.places)),
      json: ExplanationJSON(policy, files: files).object(explanation))
  }

  /// The decision with other facts, beside the one with these.
  func whatIf(_ assignments: String) throws(Refusal) -> Answer {
    let changed = try facts(after: assignments)
    let (before, after) = (try outcome(of: facts), try outcome(of: changed))
    let start = before.decision.map { "\($0.rawValue) now; so:\n" } ?? ""
    let text = (before.decision == after.decision ? "no other decision:\n" : start) + rendered(after, of: changed)
    return Answer(text, json: ["before": OutcomeJSON.object(before), "after": OutcomeJSON.object(after)])
  }
}
