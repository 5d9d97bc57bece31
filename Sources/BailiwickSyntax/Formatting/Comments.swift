import BailiwickSource

/// The comments of a text, each with the token at which it stays, and the blank lines.
struct Comments {
  /// A comment on a line of its own.
  struct Line {
    let text: ArraySlice<UInt8>
    let followsBlankLine: Bool
  }

  /// By the number of the token before which they stand.
  private var lines: [Int: [Line]] = [:]
  /// By the number of the token behind which they stand.
  private var lineEndings: [Int: ArraySlice<UInt8>] = [:]
  /// The numbers of the tokens that a blank line parts from the token or comment before.
  private var afterBlankLine: Set<Int> = []

  init(_ tree: SyntaxTree) {
    var lastToken = -1
    var waiting: [Line] = []
    var lineEnds = 0
    for (number, token) in tree.tokens.enumerated() {
      if token.kind == .lineEnd { lineEnds += 1 }
      if token.kind.isWhiteSpace { continue }
      let followsBlankLine = lineEnds > 1
      lineEnds = 0
      if token.kind.isComment {
        let text = tree.file.bytes[token.offsets].withoutTrailingSpace
        if token.startsLine {
          waiting.append(Line(text: text, followsBlankLine: followsBlankLine))
        } else {
          lineEndings[lastToken] = text
        }
      } else {
        if !waiting.isEmpty { lines[number] = waiting }
        if followsBlankLine, token.kind != .end { afterBlankLine.insert(number) }
        waiting = []
        lastToken = number
      }
    }
  }

  /// The comments on the lines before a token.
  func lines(before token: Int) -> [Line] { lines[token] ?? [] }

  /// The comment that ends the line of a token.
  func lineEnding(after token: Int) -> ArraySlice<UInt8>? { lineEndings[token] }

  func hasBlankLine(before token: Int) -> Bool { afterBlankLine.contains(token) }

  /// Whether there is a blank line before a token and the comments on the lines before it.
  func startsAfterBlankLine(_ token: Int) -> Bool {
    lines(before: token).first?.followsBlankLine ?? hasBlankLine(before: token)
  }
}
