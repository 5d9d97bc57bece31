/// The parts of what is stated, between signs that stand outside strings and regular expressions.
///
///     meeting.topic = "a;b"; meeting.size = 3        two at `;`
///     "Washington, D.C.", CN or HK                   two at `,`
enum StatedText {
  /// Without white space at their ends, and without those that are empty.
  static func parts(of text: String, at separator: Character) -> [String] {
    var parts: [String] = []
    var part = ""
    var rest = text[...]
    while let character = rest.first {
      if character == separator {
        parts.append(part)
        part = ""
        rest = rest.dropFirst()
      } else if let end = literalEnd(in: rest, after: part) {
        part += rest[..<end]
        rest = rest[end...]
      } else {
        part.append(character)
        rest = rest.dropFirst()
      }
    }
    return (parts + [part]).map(\.trimmed).filter { !$0.isEmpty }
  }

  /// The end of the string or regular expression with which a text begins.
  private static func literalEnd(in text: Substring, after lead: String) -> String.Index? {
    guard let quote = text.first else { return nil }
    let last = lead.last { !$0.isWhitespace }
    switch quote {
    // Within a word it is an inch.
    case "\"" where lead.last.map { !$0.isLetter && !$0.isNumber } ?? true: break
    case "/" where last == "=": break
    default: return nil
    }
    var isEscaped = false
    for index in text.indices.dropFirst() {
      if isEscaped {
        isEscaped = false
      } else if text[index] == "\\" {
        isEscaped = true
      } else if text[index] == quote {
        return text.index(after: index)
      }
    }
    return nil
  }
}
