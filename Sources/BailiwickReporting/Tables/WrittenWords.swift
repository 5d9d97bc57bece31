/// A tag or a choice as an author writes it: as a word where it is one, else as a string.
func writtenWord(_ word: String) -> String {
  let scalars = Array(word.unicodeScalars)
  let isWord =
    scalars.first?.properties.isLowercase == true
    && scalars.allSatisfy {
      $0 == "-" || $0 == "_" || $0.properties.isAlphabetic || $0.properties.numericType != nil
    }
    && !word.contains("--") && scalars.last != "-" && !namesOfTests.contains(word)
  return isWord ? word : quotedText(word)
}

/// The reserved words (§1 of the reference): a tag of such a name is written as a string.
private let namesOfTests: Set<String> = [
  "and", "or", "not", "any", "every", "no", "all", "none", "one", "of", "at", "exactly", "between",
  "before", "after", "known", "unknown", "in", "outside", "possibly", "is", "tagged", "with", "for",
  "from", "when", "unless", "under", "until", "through", "because", "notice", "by",
]

/// A text in quotes as the language writes it.
func quotedText(_ text: String) -> String {
  let escaped = text.unicodeScalars.map { scalar in
    switch scalar {
    case "\"": "\\\""
    case "\\": "\\\\"
    case "\n": "\\n"
    case "\t": "\\t"
    default: visibleEscape(of: scalar) ?? String(scalar)
    }
  }
  return "\"\(escaped.joined())\""
}
