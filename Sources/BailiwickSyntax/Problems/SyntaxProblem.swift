import BailiwickSource

/// Something that is wrong with a text's form, as a fact; `SyntaxProblem+Wording.swift` makes it a
/// sentence.
public struct SyntaxProblem: Hashable, Sendable {
  public let fact: Fact
  public let range: SourceRange

  init(_ fact: Fact, at range: SourceRange) {
    self.fact = fact
    self.range = range
  }

  public enum Fact: Hashable, Sendable {
    // The bytes
    case invalidUTF8
    case nul
    case bidirectionalControl(Unicode.Scalar)
    case invisibleCharacter(Unicode.Scalar)
    case unexpectedCharacter
    case fileTooLarge
    case tokenTooLong

    // Tokens
    case caselessWord
    case malformedNumber
    case unterminatedString
    case unknownEscape
    case unterminatedRegex
    case badRegexFlags

    // Sentences
    /// Something else should stand here; `meant` are near misses among what is expected.
    case expected([Expectation], found: Found, meant: [String])
    /// A reserved word where a name should be.
    case reservedWord(String, as: Expectation)
    /// An item, section or attribute that does not begin on a line of its own.
    case notOnLineOfItsOwn(what: String)
    case repeatedClause(String, first: SourceRange)
    /// A clause that this item does not take.
    case clauseNotHere(String, item: String)
    /// `tagged a, b`
    case tagListWithoutOf
    /// `path not in P`
    case notIn
    case nestedTooDeep
  }

  /// What may stand somewhere, in the author's words.
  public enum Expectation: Hashable, Sendable {
    case keyword(String)
    case item
    case effect
    case noun
    case name(of: String)
    case place
    case tag
    case condition
    case value
    case integer
    case date
    case time
    case instant
    case string(of: String)
    case regex
    case punctuation(String)
  }

  public enum Found: Hashable, Sendable {
    case word(String)
    case other(String)
    case lineEnd
    case end
  }
}
