import BailiwickSource

extension FindingKind {
  static let syntax = FindingKind("Y001", "syntax", category: "syntax", .error)
  static let badToken = FindingKind("Y002", "bad-token", category: "syntax", .error)
  static let invalidText = FindingKind("Y003", "invalid-text", category: "syntax", .error)
  static let repeatedClause = FindingKind("Y004", "repeated-clause", category: "syntax", .error)
  static let tooLarge = FindingKind("Y005", "too-large", category: "syntax", .error)
  static let bidirectionalControl = FindingKind("U001", "bidi-control", category: "unicode", .error)
  static let invisibleCharacter = FindingKind("U003", "invisible-character", category: "unicode", .warning)
}
