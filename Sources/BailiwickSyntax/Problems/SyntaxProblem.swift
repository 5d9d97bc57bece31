import BailiwickSource

/// Something that is wrong with a text's form, as a fact; `SyntaxProblem+Wording.swift` makes it a
/// sentence.
public struct SyntaxProblem: Hashable, Sendable {
  public let fact: Fact
  public let range: SourceRange
  /// What may help its author, where no other word is proposed.
  let help: String?

  init(_ fact: Fact, at range: SourceRange, help: String? = nil) {
    self.fact = fact
    self.range = range
    self.help = help
  }

  public enum Fact: Hashable, Sendable {
    // The bytes
    case invalidUTF8
    case nul
    case bidirectionalControl(Unicode.Scalar)
    case invisibleCharacter(Unicode.Scalar)
    case unexpectedCharacter(Unicode.Scalar)
    /// Quotation marks of another kind, and the text between them.
    case foreignQuotes(String?)
    case fileTooLarge
    case tokenTooLong

    // Tokens
    case caselessWord
    case malformedWord
    case malformedNumber
    case numberTooLarge
    case fraction
    /// `10,000`, and how it is written here.
    case groupedNumber(String)
    /// `//` or `/*`
    case foreignComment
    case unterminatedString
    case unknownEscape
    case unterminatedRegex
    case badRegexFlags

    // Sentences
    /// Something else should stand here; `meant` are near misses among what is expected.
    case expected([Expectation], found: Found, meant: [String])
    /// An item or section begins with a word that is like a keyword.
    case misspeltKeyword(String, meant: [String])
    /// A reserved word where a name should be.
    case reservedWord(String, as: Expectation)
    /// An item, section or attribute that does not begin on a line of its own.
    case notOnLineOfItsOwn(what: String)
    /// A part that may stand once, by its keyword, and what stands already.
    case repeatedClause(String, first: String, at: SourceRange)
    /// A clause that this item does not take.
    case clauseNotHere(String, item: String)
    /// `tagged a, b`
    case tagListWithoutOf
    /// `in CN and HK`
    case placesConnectedByAnd
    /// `participants not in P`
    case notIn
    /// `given meeting with not size 3`
    case negatedValue
    case nestedTooDeep
    case tooManyItems
    /// Nothing after this was read, or its problems are not told.
    case tooMany
  }

  /// What may stand somewhere, in the author's words.
  public enum Expectation: Hashable, Sendable {
    case keyword(String)
    case item
    case effect
    case noun
    case name(of: String)
    /// The name of a territory or an authority.
    case upperName(of: String)
    case place
    case tag
    case condition
    /// What a test gives.
    case fact
    case comparison
    case value
    case integer
    case date
    case time
    case instant
    case string(of: String)
    case regex
    case punctuation(String)
    case sentenceEnd
    case lineEnd
  }

  public enum Found: Hashable, Sendable {
    case word(String)
    case upperWord(String)
    case instant(String)
    case other(String)
    case sentenceEnd
    case end
  }

  /// The same problem with words that may be meant, where none was known.
  public func proposing(_ words: [String]) -> SyntaxProblem {
    guard case .expected(let expectations, let found, let meant) = fact, meant.isEmpty else { return self }
    let help = words.isEmpty ? help : nil
    return SyntaxProblem(.expected(expectations, found: found, meant: words), at: range, help: help)
  }

  /// Whether it proposes another word.
  var hasNearMiss: Bool {
    if case .expected(_, _, let meant) = fact { !meant.isEmpty } else { false }
  }
}
