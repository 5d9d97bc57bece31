import BailiwickSource
import BailiwickSyntax

/// A text as the module's own tokenizer cuts it: the only file here that knows its tokens.
struct TokenizedText {
  let file: SourceFile
  /// All tokens with the white space, joined.
  let joined: [UInt8]
  /// The words, without what only separates them.
  let words: [Word]
  /// Whether the tokenizer found no error.
  let isSound: Bool

  struct Word: GrammarToken {
    let kind: GrammarTokenKind
    let text: String
    let startsLine: Bool
  }

  init(_ text: String) {
    file = SourceFile(name: "test.bwk", text: text)
    let (tokens, problems) = tokenize(file)
    var joined: [UInt8] = []
    var words: [Word] = []
    for token in tokens {
      joined += file.bytes[token.offsets]
      guard let kind = token.kind.grammarKind else { continue }
      words.append(Word(kind: kind, text: file.text(token.offsets), startsLine: token.startsLine))
    }
    self.joined = joined
    self.words = words
    isSound = !problems.contains { $0.finding.severity == .error }
  }
}

extension TokenKind {
  /// What it is to the grammar; `nil` when it only separates words.
  fileprivate var grammarKind: GrammarTokenKind? {
    switch self {
    case .space, .lineEnd, .comment, .docComment, .pragma, .end: nil
    case .lowerWord: .lowerCaseWord
    case .upperWord: .upperCaseWord
    case .integer: .integer
    case .date: .date
    case .instant: .instant
    case .string: .string
    case .regex: .regex
    case .comma, .dot, .colon, .equals, .leftParenthesis, .rightParenthesis: .sign
    case .invalid: .invalid
    }
  }
}
