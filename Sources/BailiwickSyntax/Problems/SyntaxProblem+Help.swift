import BailiwickSource

/// What an author may have meant who wrote something else than what is expected.
extension SyntaxProblem {
  /// The word in the other case, where names of one kind start upper-case and others do not.
  func otherCase(_ expectations: [Expectation], _ found: Found) -> [String] {
    switch (expectations.first, found) {
    case (.item, .upperWord(let word)), (.effect, .upperWord(let word)), (.noun, .upperWord(let word)),
      (.name, .upperWord(let word)), (.condition, .upperWord(let word)):
      Self.inLowerCase(word)
    case (SyntaxProblem.Expectation.newTerritory, .word(let word)),
      (SyntaxProblem.Expectation.newAuthority, .word(let word)):
      ReservedWords.all.contains(word) ? [] : [word.prefix(1).uppercased() + word.dropFirst()]
    case (.tag, .upperWord(let word)): AssertedTag.meant(by: word).map { [$0] } ?? []
    default: []
    }
  }

  /// `Size` as `size`, `BLOCK` as `block`; `CN` is no misspelt `cn`.
  private static func inLowerCase(_ word: String) -> [String] {
    if word.dropFirst().contains(where: \.isLowercase) { return [word.prefix(1).lowercased() + word.dropFirst()] }
    return word.utf8.count > 3 && !word.contains("-") ? [word.lowercased()] : []
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
    case (SyntaxProblem.Expectation.activityName, .upperWord(let word)):
      "where somebody is stands after `in`: `in \(word)`"
    case (.place, .word(let word)): help(forPlace: word)
    case (.date, .instant): "a whole day is meant here, without a time"
    default: nil
    }
  }

  /// How to say what a word would say that is like a place: `everywhere`.
  public static func help(forPlace word: String) -> String? { placeHelps[word.lowercased()] }

  private static let placeHelps = [
    "everywhere": everywhereHelp, "anywhere": everywhereHelp, "worldwide": everywhereHelp,
    "nowhere": nowhereHelp, "nothing": nowhereHelp, "nobody": nowhereHelp,
  ]

  private static let everywhereHelp = "a sentence that names no place is about all of them"
  private static let nowhereHelp = "there is always a place in a list of places; what is about none is left out"

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
    case "&": "write `and` between conditions, and `,` between places"
    case "|": "write `or`"
    case ";": "a sentence ends where the next one begins, on a new line"
    case "{", "[", "}", "]": "write parentheses, `(` and `)`"
    case "-", "+", "*", "%": "there is no arithmetic"
    default: nil
    }
  }

  package var codePoint: String {
    let digits = String(value, radix: 16, uppercase: true)
    return "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
      + (properties.name.map { " (\($0))" } ?? "")
  }
}
