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
  private var count: Int
  private let write: (String) -> Void

  /// - Parameters:
  ///   - count: how many results have been printed before.
  ///   - write: takes what is printed; the result of the command unless told.
  init(
    format: Eval.Format, style: Style, policy: PolicySet, files: [SourceFile], isSingle: Bool, after count: Int = 0,
    write: @escaping (String) -> Void = StandardStreams.result
  ) {
    self.format = format
    self.count = count
    self.write = write
    text = OutcomeText(style: style)
    explanationText = ExplanationText(policy, files: files, style: style)
    explanationJSON = ExplanationJSON(policy, files: files)
    vocabulary = policy.vocabulary
    self.isSingle = isSingle
  }

  func begin() {
    if format == .json, !isSingle { write("[") }
  }

  mutating func print(_ outcome: Outcome, of facts: Facts) {
    switch format {
    case .text:
      let words = FactsWords(facts, vocabulary: vocabulary)
      separateTexts()
      write(text.render(outcome, title: words.title, places: words.places))
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
      write(text.render(outcome, title: words.title, places: words.places))
      write(explanationText.renderReasons(explanation, places: words.places))
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
      write(explanationText.render(explanation, title: words.title, places: words.places))
    case .json, .jsonl: printObject(explanationJSON.object(explanation))
    }
    count += 1
  }

  mutating func print(_ error: FactError) {
    switch format {
    case .text:
      separateTexts()
      write(text.renderError(line: error.line, path: error.path, message: error.message))
    case .json, .jsonl:
      printObject(OutcomeJSON.error(line: error.line, path: error.path, message: error.message))
    }
    count += 1
  }

  func end() {
    if format == .json, !isSingle { write(count == 0 ? "]\n" : "\n]\n") }
  }

  private func separateTexts() {
    if count > 0 { write("\n") }
  }

  private func printObject(_ object: JSONValue) {
    if format == .jsonl {
      write(object.text(.compact) + "\n")
    } else if isSingle {
      write(object.text(.indented) + "\n")
    } else {
      write((count == 0 ? "\n" : ",\n") + object.text(.compact))
    }
  }
}
