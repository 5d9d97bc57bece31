import BailiwickSource

extension FindingKind {
  private static func correctness(_ code: String, _ name: String, _ severity: Severity = .error)
    -> FindingKind
  {
    FindingKind(code, name, category: "correctness", severity)
  }

  package static let unknownPlace = correctness("C001", "unknown-place")
  package static let retiredPlace = correctness("C002", "retired-place", .warning)
  package static let doubleCodedPlace = correctness("C003", "double-coded-place", .warning)
  package static let unknownName = correctness("C004", "unknown-name")
  package static let typeMismatch = correctness("C005", "type-mismatch")
  package static let undeclaredTag = correctness("C006", "undeclared-tag", .warning)
  package static let emptyPlace = correctness("C009", "empty-place")
  package static let invertedWindow = correctness("C010", "inverted-window")
  package static let cycle = correctness("C011", "cycle")
  package static let duplicateName = correctness("C012", "duplicate-name")
  package static let badRegex = correctness("C015", "bad-regex")
  package static let impossibleDate = correctness("C017", "impossible-date")
  package static let misplaced = correctness("C018", "misplaced")
  package static let badVocabulary = correctness("C019", "bad-vocabulary")
  package static let badUse = correctness("C020", "bad-use")
}
