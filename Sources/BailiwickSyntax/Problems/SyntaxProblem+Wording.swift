import BailiwickSource

extension SyntaxProblem {
  /// The problem as a finding, in the author's words.
  public var finding: Finding {
    switch fact {
    case .invalidUTF8:
      Finding(
        .invalidText, "the text is not valid UTF-8 here", at: range,
        notes: [.init("help", "save the file as UTF-8; it may be in Latin-1, UTF-16 or another encoding")])
    case .nul:
      Finding(.invalidText, "a NUL character stands here", at: range)
    case .fileTooLarge:
      Finding(
        .tooLarge, "the file is larger than \(SyntaxLimit.fileSize >> 20) MiB and was not read", at: range,
        notes: [.init("help", "split the policy into several files")])
    case .tokenTooLong:
      Finding(
        .tooLarge, "this word or string is longer than \(SyntaxLimit.tokenLength >> 10) KiB", at: range)
    case .tooManyItems:
      Finding(.tooLarge, "a file has at most \(SyntaxLimit.items) rules and declarations", at: range)
    case .tooMany:
      Finding(.tooLarge, "there are too many errors; what follows is not told", at: range)
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
    case .unexpectedCharacter(let scalar):
      Finding(
        .badToken, "\(scalar.shown) has no meaning here", at: range,
        notes: scalar.proposal.map { [.init("help", $0)] } ?? [])
    case .foreignQuotes(let text):
      Finding(
        .badToken, "a text stands between straight double quotes", at: range,
        fixes: text.map(StringLiteral.quoted).map { [Fix("write \($0)", .suggestion, [.init(range, $0)])] }
          ?? [])
    case .caselessWord:
      Finding(
        .badToken, "this word starts with a letter that is neither upper-case nor lower-case", at: range,
        notes: [.init("help", "write a tag or a text as a string, in double quotes")])
    case .malformedWord:
      Finding(
        .badToken,
        "a word goes on with letters, digits, `_` and single hyphens, and does not end with a hyphen",
        at: range)
    case .numberTooLarge:
      Finding(.tooLarge, "numbers go up to \(Int64.max)", at: range)
    case .fraction:
      Finding(.badToken, "numbers are whole", at: range)
    case .groupedNumber(let written):
      Finding(
        .syntax, "the digits of a number are grouped by `_`", at: range,
        fixes: [Fix("write `\(written)`", .suggestion, [.init(range, written)])])
    case .foreignComment:
      Finding(
        .badToken, "a comment begins with `#`, and ends with its line", at: range,
        fixes: [Fix("write `#`", .suggestion, [.init(range, "#")])])
    case .malformedNumber:
      Finding(
        .badToken,
        "this is neither a number, nor a date like 2020-06-04, nor an instant like 2020-06-04T20:00:00Z",
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
      expectedFinding(expectations, found, meant)
    case .misspeltKeyword(let word, let meant):
      Finding(
        .syntax, "no rule or declaration begins with `\(word)`" + didYouMean(meant), at: range,
        fixes: fixes(meant))
    case .reservedWord(let word, let expectation):
      Finding(
        .syntax, "`\(word)` is a reserved word and cannot be \(expectation.words)", at: range,
        notes: expectation == .tag ? [.init("help", "write it as a string: \"\(word)\"")] : [])
    case .notOnLineOfItsOwn(let what):
      Finding(.syntax, "\(what) begins on a new line", at: range)
    case .repeatedClause(let part, let first, let firstRange):
      Finding(
        .repeatedClause, Self.repeated(part, after: first), at: range, caption: "this one is too many",
        labels: [.init("the first is here", at: firstRange)])
    case .clauseNotHere(let clause, let item):
      Finding(.syntax, "\(item) takes no `\(clause)`", at: range)
    case .tagListWithoutOf:
      Finding(
        .syntax, "several tags need `any of`, `all of` or `none of`", at: range,
        notes: [.init("help", "write `tagged any of a, b`")])
    case .negatedValue:
      Finding(
        .syntax, "`not` goes only before a flag; a fact says what is", at: range,
        notes: [.init("help", "what no `given` states is unknown")])
    case .placesConnectedByAnd:
      Finding(.syntax, "`and` does not connect places", at: range, notes: [.init("help", Self.placesHelp)])
    case .notIn:
      Finding(
        .syntax, "`not in` is written `outside`", at: range,
        fixes: [Fix("write `outside`", .suggestion, [.init(range, "outside")])])
    }
  }

  private static func repeated(_ part: String, after first: String) -> String {
    if part == first { return "a second `\(part)`; there may be one" }
    let both = part == "for" || part == "from" ? "say what it is about" : "end the window"
    return "`\(first)` and `\(part)` both \(both); there may be one of them"
  }

  private func expectedFinding(_ expectations: [Expectation], _ found: Found, _ meant: [String]) -> Finding {
    let meant = meant.isEmpty ? otherCase(expectations, found) : meant
    let help = help ?? (meant.isEmpty ? Self.help(expectations, found) : nil)
    return Finding(
      .syntax,
      "expected \(alternatives(expectations.map(\.words)))" + caseWords(expectations, found)
        + "; found \(found.words)" + didYouMean(meant),
      at: range, notes: help.map { [.init("help", $0)] } ?? [], fixes: fixes(meant))
  }

  /// Of several words the author has to choose one.
  private func fixes(_ meant: [String]) -> [Fix] {
    meant.count == 1 ? [Fix("write `\(meant[0])`", .suggestion, [.init(range, meant[0])])] : []
  }
}

extension SyntaxProblem.Expectation {
  var words: String {
    switch self {
    case .keyword(let word): "`\(word)`"
    case .item: "a rule or a declaration"
    case .effect: "an effect, such as `block`"
    case .noun: "a noun, such as `participants`"
    case .name(let what), .upperName(let what): "the name of \(what)"
    case .place: "a place, such as `CN`"
    case .tag: "a tag"
    case .condition: "a condition"
    case .fact: "another fact, such as `in CN`, or the end of the facts"
    case .comparison: "a comparison, such as `is` or `in`, or the end of the condition"
    case .value: "a value"
    case .integer: "a whole number"
    case .date: "a date like 2020-06-04"
    case .time: "a date like 2020-06-04 or an instant like 2020-06-04T20:00:00Z"
    case .instant: "an instant like 2020-06-04T20:00:00Z"
    case .string(let what): "\(what) in double quotes"
    case .regex: "a regular expression between slashes"
    case .punctuation(let mark): "`\(mark)`"
    case .sentenceEnd: "the end of the sentence"
    case .lineEnd: "the end of the line"
    }
  }
}

extension SyntaxProblem.Found {
  fileprivate var words: String {
    switch self {
    case .word(let word), .upperWord(let word), .instant(let word): "`\(word)`"
    case .other(let what): what
    case .sentenceEnd: "the end of the sentence"
    case .end: "the end of the file"
    }
  }
}
