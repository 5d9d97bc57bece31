import Bailiwick

/// Prints outcomes one after the other in a format of `eval`.
struct OutcomePrinter {
  private let format: Eval.Format
  private let text: OutcomeText
  private let vocabulary: Vocabulary
  /// Whether JSON is one object and no array.
  private let isSingle: Bool
  private var count = 0

  init(format: Eval.Format, style: Style, vocabulary: Vocabulary, isSingle: Bool) {
    self.format = format
    text = OutcomeText(style: style)
    self.vocabulary = vocabulary
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
