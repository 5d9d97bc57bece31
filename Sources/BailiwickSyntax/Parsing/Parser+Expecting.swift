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
    refuseGroups()
    takeInteger()
  }

  /// `10,000` where one number is meant.
  mutating func refuseGroups() {
    var written = text
    var (distance, end) = (1, current.offsets.upperBound)
    while token(ahead: distance).kind == .comma, Int(token(ahead: distance).start) == end {
      let group = token(ahead: distance + 1)
      guard group.kind == .integer, group.offsets.count == 3, Int(group.start) == end + 1 else { break }
      written += "_" + source.text(group.offsets)
      end = group.offsets.upperBound
      distance += 2
    }
    guard distance > 1 else { return }
    report(.groupedNumber(written), at: SourceRange(file: source.id, start: currentRange.start, end: end))
    for _ in 1..<distance { take() }
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
  mutating func fail(_ expectations: [SyntaxProblem.Expectation], help: String? = nil) {
    guard !isLost else { return }
    let keywords = nearKeywords(expectations.compactMap(\.keyword))
    report(
      expected: expectations, meant: expectations.first == .place ? keywords + placesLike : keywords, help: help)
    isLost = true
  }

  /// `Bay` for `bay`, where the file declares it.
  private var placesLike: [String] {
    guard atName(), problems.count < SyntaxLimit.comparedNames else { return [] }
    let word = text.prefix(1).uppercased() + text.dropFirst()
    let isDeclared = significant.indices.dropFirst().contains { number in
      let (before, token) = (tokens[Int(significant[number - 1])], tokens[Int(significant[number])])
      return token.kind == .upperWord && source.bytes.has("territory", at: before.offsets)
        && source.text(token.offsets) == word
    }
    return isDeclared ? [word] : []
  }

  mutating func report(expected: [SyntaxProblem.Expectation], meant: [String], help: String? = nil) {
    // What the tokenizer has reported needs no second report.
    guard !at(.invalid) else { return }
    beliePrecedingName()
    let isAfterAll = atEndOfSentence
    report(
      .expected(expected, found: isAfterAll ? end : found, meant: isAfterAll ? [] : meant),
      at: isAfterAll ? endOfPreceding : currentRange, help: isAfterAll ? nil : help)
  }

  mutating func report(_ fact: SyntaxProblem.Fact) {
    report(fact, at: currentRange)
  }

  mutating func report(_ fact: SyntaxProblem.Fact, at range: SourceRange, help: String? = nil) {
    // One item may have many; what is left out, `file` tells.
    guard problems.count <= SyntaxLimit.problems else { return }
    problems.append(SyntaxProblem(fact, at: range, help: help))
  }

  /// The keywords that a word which is none may have meant.
  func nearKeywords(_ keywords: [String]) -> [String] {
    guard at(.lowerWord), !ReservedWords.all.contains(text) else { return [] }
    let meant = OtherWords.meanings[text, default: []].filter(keywords.contains)
    return meant.isEmpty ? nearMisses(to: text, among: keywords, limit: 2) : meant
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
