import BailiwickSource

extension FindingKind {
  private static func correctness(_ code: String, _ name: String, _ severity: Severity = .error)
    -> FindingKind
  {
    FindingKind(code, name, category: "correctness", severity)
  }

  static let unknownPlace = correctness("C001", "unknown-place")
  static let retiredPlace = correctness("C002", "retired-place", .warning)
  static let doubleCodedPlace = correctness("C003", "double-coded-place", .warning)
  static let unknownName = correctness("C004", "unknown-name")
  static let typeMismatch = correctness("C005", "type-mismatch")
  static let undeclaredTag = correctness("C006", "undeclared-tag", .warning)
  static let emptyPlace = correctness("C009", "empty-place")
  static let invertedWindow = correctness("C010", "inverted-window")
  static let cycle = correctness("C011", "cycle")
  static let duplicateName = correctness("C012", "duplicate-name")
  static let badRegex = correctness("C015", "bad-regex")
  static let impossibleDate = correctness("C017", "impossible-date")
  static let misplaced = correctness("C018", "misplaced")
  static let badVocabulary = correctness("C019", "bad-vocabulary")
}
