import BailiwickSource

/// What an author may have meant who wrote something else than what is expected.
extension SyntaxProblem {
  /// The word in the other case, where names of one kind start upper-case and others do not.
  func otherCase(_ expectations: [Expectation], _ found: Found) -> [String] {
    switch (expectations.first, found) {
    case (.item, .upperWord(let word)), (.effect, .upperWord(let word)), (.noun, .upperWord(let word)),
      (.name, .upperWord(let word)):
      // `CN` is no misspelt `cn`.
      word.dropFirst().contains { $0.isLowercase } ? [word.prefix(1).lowercased() + word.dropFirst()] : []
    case (.place, .word(let word)), (.upperName, .word(let word)):
      ReservedWords.all.contains(word) ? [] : [Self.asPlace(word)]
    default: []
    }
  }

  /// `us-ca` as `US-CA`, `bay` as `Bay`.
  private static func asPlace(_ word: String) -> String {
    let country = word.prefix { $0 != "-" }
    return country.count <= 2 && word.count <= 6
      ? word.uppercased() : word.prefix(1).uppercased() + word.dropFirst()
  }

  func caseWords(_ expectations: [Expectation], _ found: Found) -> String {
    switch (expectations.first, found) {
    case (.effect, .upperWord), (.noun, .upperWord), (.name, .upperWord), (.tag, .upperWord):
      ", which starts lower-case"
    case (.place, .word(let word)) where !ReservedWords.all.contains(word),
      (.upperName, .word(let word)) where !ReservedWords.all.contains(word):
      ", which starts upper-case"
    default: ""
    }
  }

  static func help(_ expectations: [Expectation], _ found: Found) -> String? {
    switch (expectations.first, found) {
    case (.tag, .upperWord(let word)): "write it as a string: \"\(word)\""
    case (.condition, .upperWord): placesHelp
    case (.date, .instant): "a whole day is meant here, without a time"
    default: nil
    }
  }

  static let placesHelp = "several places are separated by `,` or `or`: `in CN, HK or MO`"
}

extension Unicode.Scalar {
  /// The character, or its code point when it cannot be seen.
  var shown: String {
    switch properties.generalCategory {
    case .control, .format, .privateUse, .surrogate, .unassigned, .nonspacingMark: codePoint
    default: "`\(self)`"
    }
  }

  /// How the language says what the character says elsewhere.
  var proposal: String? {
    switch self {
    case "<", "≤": "write `less than` or `at most`"
    case ">", "≥": "write `more than` or `at least`"
    case "!", "≠": "write `not`"
    case "&": "write `and`"
    case "|": "write `or`"
    case ";": "a sentence ends where the next one begins, on a new line"
    case "{", "[", "}", "]": "write parentheses, `(` and `)`"
    case "-", "+", "*", "%": "there is no arithmetic"
    default: nil
    }
  }

  var codePoint: String {
    let digits = String(value, radix: 16, uppercase: true)
    return "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
      + (properties.name.map { " (\($0))" } ?? "")
  }
}
