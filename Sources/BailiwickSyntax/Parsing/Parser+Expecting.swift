import BailiwickSource

/// Consuming what should stand somewhere, or reporting the author's error.
extension Parser {
  mutating func expect(_ kind: TokenKind, _ expectation: SyntaxProblem.Expectation) {
    if kind == .integer { return expectInteger() }
    if !take(kind) { fail([expectation]) }
  }

  mutating func expect(_ word: StaticString) {
    guard !take(word), !isLost else { return }
    let meant = nearKeywords([word.description])
    report(expected: [.keyword(word.description)], meant: meant)
    if meant.isEmpty { isLost = true } else { take() }
  }

  mutating func expectEither(_ words: StaticString...) {
    for word in words where take(word) { return }
    let words = words.map(\.description)
    guard !isLost else { return }
    let meant = nearKeywords(words)
    report(expected: words.map { .keyword($0) }, meant: meant)
    isLost = true
  }

  /// Expects a lower-case word that is not reserved.
  mutating func expectName(_ expectation: SyntaxProblem.Expectation) {
    guard !isLost else { return }
    if atName() {
      doubtName(expectation)
      return take()
    }
    if at(.lowerWord), !atEndOfSentence {
      beliePrecedingName()
      report(.reservedWord(text, as: expectation))
      isLost = true
    } else {
      fail([expectation])
    }
  }

  /// Expects a whole number that can be counted with.
  private mutating func expectInteger() {
    guard !isLost else { return }
    guard at(.integer) else { return fail([.integer]) }
    takeInteger()
  }

  mutating func takeInteger() {
    let range = currentRange
    if Int64(text.filter { $0 != "_" }) == nil { report(.numberTooLarge) }
    let fraction = token(ahead: 2)
    if token(ahead: 1).kind == .dot, fraction.kind == .integer, Int(fraction.start) == range.end + 1 {
      let end = fraction.offsets.upperBound
      report(.fraction, at: SourceRange(file: range.file, start: range.start, end: end))
      take()
      isLost = true
    }
    take()
  }

  // MARK: Reporting

  /// Reports that something else should stand here, and gives the item up.
  mutating func fail(_ expectations: [SyntaxProblem.Expectation]) {
    guard !isLost else { return }
    report(expected: expectations, meant: nearKeywords(expectations.compactMap(\.keyword)))
    isLost = true
  }

  mutating func report(expected: [SyntaxProblem.Expectation], meant: [String]) {
    // What the tokenizer has reported needs no second report.
    guard !at(.invalid) else { return }
    beliePrecedingName()
    let isAfterAll = atEndOfSentence
    report(
      .expected(expected, found: isAfterAll ? end : found, meant: isAfterAll ? [] : meant),
      at: isAfterAll ? endOfPreceding : currentRange)
  }

  mutating func report(_ fact: SyntaxProblem.Fact) {
    report(fact, at: currentRange)
  }

  mutating func report(_ fact: SyntaxProblem.Fact, at range: SourceRange) {
    // One item may have many; what is left out, `file` tells.
    guard problems.count <= SyntaxLimit.problems else { return }
    problems.append(SyntaxProblem(fact, at: range))
  }

  /// The keywords that a word which is none may have meant.
  func nearKeywords(_ keywords: [String]) -> [String] {
    at(.lowerWord) && !ReservedWords.all.contains(text) ? nearMisses(to: text, among: keywords, limit: 2) : []
  }

  /// The empty range after the last token that was read.
  private var endOfPreceding: SourceRange {
    guard position > 0 else { return currentRange }
    let end = tokens[Int(significant[position - 1])].offsets.upperBound
    return SourceRange(file: source.id, start: end, end: end)
  }

  private var end: SyntaxProblem.Found {
    position < significant.count - 1 ? .sentenceEnd : .end
  }

  private var found: SyntaxProblem.Found {
    switch current.kind {
    case .end: .end
    case .lowerWord: .word(text)
    case .upperWord: .upperWord(text)
    case .instant: .instant(text)
    case .integer, .date, .comma, .dot, .colon, .equals, .leftParenthesis, .rightParenthesis:
      .other("`\(text)`")
    case .string: .other("a string")
    case .regex: .other("a regular expression")
    case .space, .lineEnd, .comment, .docComment, .pragma, .invalid: .other("something unreadable")
    }
  }
}

extension SyntaxProblem.Expectation {
  fileprivate var keyword: String? {
    if case .keyword(let word) = self { word } else { nil }
  }
}
