/// What the recognizer has to know of a word of a text.
protocol GrammarToken {
  var kind: GrammarTokenKind { get }
  var text: String { get }
  /// Whether it is the first word on its line.
  var startsLine: Bool { get }
}

/// The sorts of words; each but the last two is called as the grammar calls it.
enum GrammarTokenKind: String, CaseIterable {
  case upperCaseWord = "Name"
  case lowerCaseWord = "word"
  case string = "STRING"
  case integer = "INT"
  case date = "DATE"
  case instant = "INSTANT"
  case regex = "REGEX"
  case sign
  /// No word of the language: a stray character, a string without an end.
  case invalid
}
