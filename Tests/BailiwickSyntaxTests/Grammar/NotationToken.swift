import Foundation

/// A word or sign of the notation in which the grammar is written.
struct NotationToken {
  enum Kind { case name, literal, special, sign, end }

  let kind: Kind
  /// Without the quotes or question marks around it.
  let text: String
  let line: Int

  /// The tokens of a grammar's text, the last of them its end; comments are left out.
  static func tokens(of text: String) throws(GrammarReader.Problem) -> [NotationToken] {
    var scanner = NotationScanner(text)
    var tokens: [NotationToken] = []
    while let token = try scanner.next() { tokens.append(token) }
    return tokens + [NotationToken(kind: .end, text: "the end", line: scanner.line)]
  }
}

private struct NotationScanner {
  private var rest: Substring
  private(set) var line = 1

  init(_ text: String) { rest = Substring(text) }

  mutating func next() throws(GrammarReader.Problem) -> NotationToken? {
    try skip()
    guard let first = rest.first else { return nil }
    let start = line
    if first.isLetter {
      let word = rest.prefix { $0.isLetter }
      rest = rest[word.endIndex...]
      return NotationToken(kind: .name, text: String(word), line: start)
    }
    rest.removeFirst()
    switch first {
    case "\"":
      return NotationToken(kind: .literal, text: try text(until: "\""), line: start)
    case "?":
      let words = try text(until: "?").trimmingCharacters(in: .whitespacesAndNewlines)
      return NotationToken(kind: .special, text: words, line: start)
    case "=", ";", "|", "-", "(", ")", "[", "]", "{", "}":
      return NotationToken(kind: .sign, text: String(first), line: start)
    default:
      throw GrammarReader.Problem(line: line, message: "unexpected \(first)")
    }
  }

  /// Passes over white space and comments.
  private mutating func skip() throws(GrammarReader.Problem) {
    while let first = rest.first {
      if rest.hasPrefix("(*") {
        _ = try text(until: "*)")
      } else if first.isWhitespace {
        line += first.isNewline ? 1 : 0
        rest.removeFirst()
      } else {
        return
      }
    }
  }

  /// What stands before a closing sign, which is passed over.
  private mutating func text(until sign: String) throws(GrammarReader.Problem) -> String {
    guard let end = rest.range(of: sign) else {
      throw GrammarReader.Problem(line: line, message: "no \(sign)")
    }
    let inner = rest[..<end.lowerBound]
    rest = rest[end.upperBound...]
    line += inner.count { $0.isNewline }
    return String(inner)
  }
}
