import Bailiwick

/// Prints outcomes, explanations or both, one after the other in a format of `eval`.
struct OutcomePrinter {
  private let format: Eval.Format
  private let text: OutcomeText
  private let explanationText: ExplanationText
  private let explanationJSON: ExplanationJSON
  private let vocabulary: Vocabulary
  /// Whether JSON is one object and no array.
  private let isSingle: Bool
  private var count = 0

  init(format: Eval.Format, style: Style, policy: PolicySet, files: [SourceFile], isSingle: Bool) {
    self.format = format
    text = OutcomeText(style: style)
    explanationText = ExplanationText(policy, files: files, style: style)
    explanationJSON = ExplanationJSON(policy, files: files)
    vocabulary = policy.vocabulary
    self.isSingle = isSingle
  }

  func begin() {
    if format == .json, !isSingle { StandardStreams.result("[") }
  }

  mutating func print(_ outcome: Outcome, of facts: Facts) {
    switch format {
    case .text:
      let words = FactsWords(facts, vocabulary: vocabulary)
      separateTexts()
      StandardStreams.result(text.render(outcome, title: words.title, places: words.places))
    case .json, .jsonl: printObject(OutcomeJSON.object(outcome))
    }
    count += 1
  }

  /// An outcome and why; for people the explanation says all of a participant's outcome.
  mutating func print(_ outcome: Outcome, of facts: Facts, explainedBy explanation: Explanation) {
    switch format {
    case .text:
      guard outcome.people != nil else { return print(explanation, of: facts) }
      let words = FactsWords(facts, vocabulary: vocabulary)
      separateTexts()
      StandardStreams.result(text.render(outcome, title: words.title, places: words.places))
      StandardStreams.result(explanationText.renderReasons(explanation, places: words.places))
    case .json, .jsonl:
      guard case .object(var object) = OutcomeJSON.object(outcome) else { return }
      object.append("explanation", explanationJSON.object(explanation))
      printObject(.object(object))
    }
    count += 1
  }

  /// An explanation alone.
  mutating func print(_ explanation: Explanation, of facts: Facts) {
    switch format {
    case .text:
      separateTexts()
      let words = FactsWords(facts, vocabulary: vocabulary)
      StandardStreams.result(explanationText.render(explanation, title: words.title, places: words.places))
    case .json, .jsonl: printObject(explanationJSON.object(explanation))
    }
    count += 1
  }

  mutating func print(_ error: FactError) {
    switch format {
    case .text:
      separateTexts()
      StandardStreams.result(text.renderError(line: error.line, path: error.path, message: error.message))
    case .json, .jsonl:
      printObject(OutcomeJSON.error(line: error.line, path: error.path, message: error.message))
    }
    count += 1
  }

  func end() {
    if format == .json, !isSingle { StandardStreams.result(count == 0 ? "]\n" : "\n]\n") }
  }

  private func separateTexts() {
    if count > 0 { StandardStreams.result("\n") }
  }

  private func printObject(_ object: JSONValue) {
    if format == .jsonl {
      StandardStreams.result(object.text(.compact) + "\n")
    } else if isSingle {
      StandardStreams.result(object.text(.indented) + "\n")
    } else {
      StandardStreams.result((count == 0 ? "\n" : ",\n") + object.text(.compact))
    }
  }
}
