import BailiwickSource

extension FindingKind {
  package static let syntax = FindingKind("Y001", "syntax", category: "syntax", .error)
  package static let badToken = FindingKind("Y002", "bad-token", category: "syntax", .error)
  package static let invalidText = FindingKind("Y003", "invalid-text", category: "syntax", .error)
  package static let repeatedClause = FindingKind("Y004", "repeated-clause", category: "syntax", .error)
  package static let tooLarge = FindingKind("Y005", "too-large", category: "syntax", .error)
  package static let bidirectionalControl = FindingKind("U001", "bidi-control", category: "unicode", .error)
  package static let invisibleCharacter = FindingKind("U003", "invisible-character", category: "unicode", .warning)
}
