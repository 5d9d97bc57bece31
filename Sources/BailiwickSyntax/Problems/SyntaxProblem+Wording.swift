import BailiwickSource

extension SyntaxProblem {
  /// The problem as a finding, in the author's words.
  public var finding: Finding {
    switch fact {
    case .invalidUTF8:
      Finding(.invalidText, "the text is not valid UTF-8 here", at: range)
    case .nul:
      Finding(.invalidText, "a NUL character stands here", at: range)
    case .fileTooLarge:
      Finding(
        .tooLarge, "the file is larger than \(SyntaxLimit.fileSize >> 20) MiB and was not read", at: range,
        notes: [.init("help", "split the policy into several files")])
    case .tokenTooLong:
      Finding(
        .tooLarge, "this word or string is longer than \(SyntaxLimit.tokenLength >> 10) KiB", at: range)
    case .nestedTooDeep:
      Finding(
        .tooLarge, "this is nested more than \(SyntaxLimit.nesting) levels deep", at: range)
    case .bidirectionalControl(let scalar):
      Finding(
        .bidirectionalControl,
        "\(scalar.codePoint) changes the direction in which the text is shown, so that it reads as another rule",
        at: range,
        fixes: [Fix("remove it", .safe, [.init(range, "")])])
    case .invisibleCharacter(let scalar):
      Finding(
        .invisibleCharacter, "\(scalar.codePoint) cannot be seen here; write a space or nothing", at: range,
        fixes: [Fix("replace it by a space", .safe, [.init(range, " ")])])
    case .unexpectedCharacter:
      Finding(.badToken, "this character has no meaning here", at: range)
    case .caselessWord:
      Finding(
        .badToken, "this word starts with a letter that is neither upper-case nor lower-case", at: range,
        notes: [.init("help", "write a tag or a text as a string, in double quotes")])
    case .malformedNumber:
      Finding(
        .badToken, "this is neither a number, nor a date like 2020-06-04, nor an instant like 2020-06-04T20:00:00Z",
        at: range)
    case .unterminatedString:
      Finding(.badToken, "this string does not end on its line", at: range, caption: "the string begins here")
    case .unknownEscape:
      Finding(
        .badToken, #"only \" \\ \n \t and \u{…} are escapes"#, at: range)
    case .unterminatedRegex:
      Finding(
        .badToken, "this regular expression does not end on its line", at: range,
        caption: "it begins here")
    case .badRegexFlags:
      Finding(
        .badToken, "the flags of a regular expression are i, m, s and x, each at most once", at: range)
    case .expected(let expectations, let found, let meant):
      Finding(
        .syntax,
        "expected \(Self.list(expectations)); found \(found.words)"
          + (meant.isEmpty ? "" : "; did you mean \(Self.alternatives(meant.map { "`\($0)`" }))?"),
        at: range,
        fixes: meant.prefix(1).map { Fix("write `\($0)`", .suggestion, [.init(range, $0)]) })
    case .reservedWord(let word, let expectation):
      Finding(
        .syntax, "`\(word)` is a reserved word and cannot be \(expectation.words)", at: range,
        notes: expectation == .tag ? [.init("help", "write it as a string: \"\(word)\"")] : [])
    case .notOnLineOfItsOwn(let what):
      Finding(.syntax, "\(what) begins on a new line", at: range)
    case .repeatedClause(let clause, let first):
      Finding(
        .repeatedClause, "a second \(clause); there may be one", at: range, caption: "this one is too many",
        labels: [.init("the first is here", at: first)])
    case .clauseNotHere(let clause, let item):
      Finding(.syntax, "\(item) takes no `\(clause)`", at: range)
    case .tagListWithoutOf:
      Finding(
        .syntax, "several tags need `any of`, `all of` or `none of`", at: range,
        notes: [.init("help", "write `tagged any of a, b`")])
    case .notIn:
      Finding(
        .syntax, "`not` goes before the whole test, or say `outside`", at: range,
        notes: [.init("help", "write `outside P`, or `not … in P`: both mean the same")])
    }
  }

  private static func list(_ expectations: [Expectation]) -> String {
    alternatives(expectations.map(\.words))
  }

  private static func alternatives(_ words: [String]) -> String {
    guard let last = words.last, words.count > 1 else { return words.first ?? "" }
    return words.dropLast().joined(separator: ", ") + " or " + last
  }
}

extension SyntaxProblem.Expectation {
  var words: String {
    switch self {
    case .keyword(let word): "`\(word)`"
    case .item: "a rule or a declaration"
    case .effect: "an effect, such as `block`"
    case .noun: "a noun, such as `participants`"
    case .name(let what): "the name of \(what)"
    case .place: "a place, such as `CN`"
    case .tag: "a tag"
    case .condition: "a condition"
    case .value: "a value"
    case .integer: "a whole number"
    case .date: "a date like 2020-06-04"
    case .time: "a date like 2020-06-04 or an instant like 2020-06-04T20:00:00Z"
    case .instant: "an instant like 2020-06-04T20:00:00Z"
    case .string(let what): "\(what) in double quotes"
    case .regex: "a regular expression between slashes"
    case .punctuation(let mark): "`\(mark)`"
    }
  }
}

extension SyntaxProblem.Found {
  fileprivate var words: String {
    switch self {
    case .word(let word): "`\(word)`"
    case .other(let what): what
    case .lineEnd: "the end of the sentence"
    case .end: "the end of the file"
    }
  }
}

extension Unicode.Scalar {
  fileprivate var codePoint: String {
    let digits = String(value, radix: 16, uppercase: true)
    return "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
      + (properties.name.map { " (\($0))" } ?? "")
  }
}

extension FindingKind {
  static let syntax = FindingKind("Y001", "syntax", category: "syntax", .error)
  static let badToken = FindingKind("Y002", "bad-token", category: "syntax", .error)
  static let invalidText = FindingKind("Y003", "invalid-text", category: "syntax", .error)
  static let repeatedClause = FindingKind("Y004", "repeated-clause", category: "syntax", .error)
  static let tooLarge = FindingKind("Y005", "too-large", category: "syntax", .error)
  static let bidirectionalControl = FindingKind("U001", "bidi-control", category: "unicode", .error)
  static let invisibleCharacter = FindingKind("U003", "invisible-character", category: "unicode", .warning)
}
