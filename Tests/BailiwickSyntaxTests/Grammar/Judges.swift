import BailiwickSource
import BailiwickSyntax

/// The two that say whether a text is a program. To accept is to find no error of syntax: names, types
/// and dates are not the grammar's concern.
struct Judges {
  let grammar: Grammar
  private let recognizer: Recognizer

  init() throws {
    grammar = try GrammarReader.bailiwick()
    recognizer = Recognizer(grammar)
  }

  func recognizerAccepts(_ text: TokenizedText) -> Bool {
    text.isSound && recognizer.accepts(text.words)
  }

  func parserAccepts(_ text: TokenizedText) -> Bool {
    !parse(text.file).problems.contains { $0.finding.severity == .error }
  }
}
