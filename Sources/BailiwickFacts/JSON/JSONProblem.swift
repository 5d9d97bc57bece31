/// Why a text is no JSON (RFC 8259), or more than is accepted.
package struct JSONError: Error, Hashable, Sendable {
  /// Where in the text.
  package let offset: Int
  /// In which value; empty when it is the text as a whole.
  package let path: String
  package let problem: JSONProblem

  package init(offset: Int, path: String, problem: JSONProblem) {
    self.offset = offset
    self.path = path
    self.problem = problem
  }
}

/// What can be wrong with a JSON text.
package enum JSONProblem: Hashable, Sendable {
  case tooLong(limit: Int)
  case tooDeep(limit: Int)
  case byteOrderMark
  /// The text is right as far as it goes, and ends too early.
  case truncated
  case invalidUTF8
  case controlCharacter(UInt8)
  case invalidEscape(String)
  case loneSurrogate(String)
  case duplicateKey(String)
  case malformedNumber(String, NumberFault)
  case unknownWord(String)
  case trailingComma
  case trailingText
  case unexpected(found: String, expected: Expectation)

  /// What a number may not be.
  package enum NumberFault: Hashable, Sendable {
    case leadingZero, plusSign, noDigitBeforePoint, noDigitAfterPoint, noDigitInExponent, notFinite, otherwise
  }

  /// What would have been right.
  package enum Expectation: Hashable, Sendable {
    case value, key, colon, commaOrBrace, commaOrBracket
  }

  /// Whether more text could have made the value complete.
  package var isPrematureEnd: Bool { self == .truncated }

  /// Whether the text as a whole is at fault, and no value in it.
  var isAboutWholeText: Bool {
    switch self {
    case .tooLong, .byteOrderMark, .truncated, .trailingText: true
    case .tooDeep, .invalidUTF8, .controlCharacter, .invalidEscape, .loneSurrogate, .duplicateKey,
      .malformedNumber, .unknownWord, .trailingComma, .unexpected:
      false
    }
  }
}
