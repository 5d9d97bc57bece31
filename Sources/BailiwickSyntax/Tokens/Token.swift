/// A run of bytes with one role in the text. Tokens follow each other without a gap: joined, they
/// are the file byte for byte.
public struct Token: Hashable, Sendable {
  public let start: UInt32
  public let length: UInt32
  public let kind: TokenKind
  /// Nothing but white space and comments stands before it on its line.
  public let startsLine: Bool

  public var offsets: Range<Int> { Int(start)..<Int(start) + Int(length) }
}

public enum TokenKind: UInt8, Hashable, Sendable, CaseIterable {
  /// Spaces, tabs and carriage returns, and invisible characters that only look like nothing.
  case space
  case lineEnd
  /// `# …`
  case comment
  /// `## …`, which belongs to the next item.
  case docComment
  /// `#! …`
  case pragma
  /// A word that starts lower-case: a keyword or a name.
  case lowerWord
  /// A word that starts upper-case: a place, territory or authority.
  case upperWord
  case integer
  case date
  case instant
  case string
  case regex
  case comma
  case dot
  case colon
  case equals
  case leftParenthesis
  case rightParenthesis
  /// Bytes that are no token; a problem says why.
  case invalid
  /// The end of the text; it has no bytes.
  case end

  /// Whether it only separates other tokens.
  public var isTrivia: Bool {
    switch self {
    case .space, .lineEnd, .comment, .docComment, .pragma: true
    case .lowerWord, .upperWord, .integer, .date, .instant, .string, .regex, .comma, .dot, .colon,
      .equals, .leftParenthesis, .rightParenthesis, .invalid, .end:
      false
    }
  }
}
