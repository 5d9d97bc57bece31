import BailiwickSource

/// Cuts a text into tokens. Total: whatever the bytes, tokens cover them all, and what is wrong
/// with them becomes problems in source order.
public func tokenize(_ file: SourceFile) -> (tokens: [Token], problems: [SyntaxProblem]) {
  var tokenizer = Tokenizer(file)
  tokenizer.run()
  return (tokenizer.tokens, tokenizer.problems)
}

/// The limits that keep every later stage's work bounded.
public enum SyntaxLimit {
  /// Bytes of a file.
  public static let fileSize = 32 << 20
  /// Bytes of a token other than white space and comments.
  public static let tokenLength = 64 << 10
  /// Bytes between quotation marks that are none of the language, so that one finding holds both.
  public static let foreignQuotes = 256
  /// Conditions, place lists and negations inside each other.
  public static let nesting = 100
  /// Items of one file; the rest of the file is not read.
  public static let items = 200_000
  /// Problems of one file; the rest of the file is not read.
  public static let problems = 1_000
  /// Problems of one file after which names are no more compared with those that it has elsewhere.
  public static let comparedNames = 50
}

private struct Tokenizer {
  private let file: SourceFile
  private let bytes: [UInt8]
  private var offset = 0
  private var isAtLineStart = true
  private(set) var tokens: [Token] = []
  private(set) var problems: [SyntaxProblem] = []

  init(_ file: SourceFile) {
    self.file = file
    bytes = file.bytes
    tokens.reserveCapacity(bytes.count / 4 + 1)
  }

  mutating func run() {
    if bytes.count > SyntaxLimit.fileSize {
      report(.fileTooLarge, 0..<0)
      add(.invalid, through: bytes.count)
    }
    while offset < bytes.count { next() }
    add(.end, through: offset)
  }

  private mutating func next() {
    let byte = bytes[offset]
    switch byte {
    case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\r"):
      add(.space, through: end(from: offset + 1) { $0 == 0x20 || $0 == 0x09 || $0 == 0x0D })
    case UInt8(ascii: "\n"):
      add(.lineEnd, through: offset + 1)
      isAtLineStart = true
    case UInt8(ascii: "#"): comment()
    case UInt8(ascii: "a")...UInt8(ascii: "z"): word(.lowerWord)
    case UInt8(ascii: "A")...UInt8(ascii: "Z"): word(.upperWord)
    case UInt8(ascii: "0")...UInt8(ascii: "9"): number()
    case UInt8(ascii: "\""): string()
    case UInt8(ascii: "/"): regex()
    case UInt8(ascii: ","): add(.comma, through: offset + 1)
    case UInt8(ascii: "."): add(.dot, through: offset + 1)
    case UInt8(ascii: ":"): add(.colon, through: offset + 1)
    case UInt8(ascii: "="): add(.equals, through: offset + 1)
    case UInt8(ascii: "("): add(.leftParenthesis, through: offset + 1)
    case UInt8(ascii: ")"): add(.rightParenthesis, through: offset + 1)
    case 0x80...: beyondASCII()
    case UInt8(ascii: "'"): foreignQuotes("'", length: 1)
    default:
      let end = end(from: offset) { $0 == byte }
      report(byte == 0 ? .nul : .unexpectedCharacter(Unicode.Scalar(byte)), offset..<end)
      add(.invalid, through: end)
    }
  }

  // MARK: Words

  private mutating func word(_ kind: TokenKind) {
    var end = end(from: offset, while: isASCIIWordByte)
    // Most words have no hyphen and no other letters.
    if end < bytes.count, bytes[end] < 0x80, bytes[end] != UInt8(ascii: "-") { return limit(kind, through: end) }
    while let length = wordPart(at: end) { end += length }
    let start = end
    while end < bytes.count, bytes[end] == UInt8(ascii: "-") {
      end += 1
      while let length = wordPart(at: end) { end += length }
    }
    guard end == start else {
      report(.malformedWord, offset..<end)
      return add(.invalid, through: end)
    }
    limit(kind, through: end)
  }

  /// The length of what goes on with a word: a letter, a digit, `_`, or a hyphen with one of these
  /// after it.
  private func wordPart(at position: Int) -> Int? {
    guard position < bytes.count else { return nil }
    if bytes[position] == UInt8(ascii: "-") {
      guard position > offset, let next = letterOrDigit(at: position + 1) else { return nil }
      return 1 + next
    }
    return letterOrDigit(at: position)
  }

  private func letterOrDigit(at position: Int) -> Int? {
    guard position < bytes.count else { return nil }
    let byte = bytes[position]
    if byte < 0x80 { return isASCIIWordByte(byte) ? 1 : nil }
    guard let (scalar, length) = bytes.scalar(at: position), scalar.isLetter else { return nil }
    return length
  }

  /// A character that is not ASCII, outside strings and comments.
  private mutating func beyondASCII() {
    guard let (scalar, length) = bytes.scalar(at: offset) else { return invalidUTF8() }
    let range = offset..<offset + length
    if scalar.isLetter {
      switch scalar.properties.generalCategory {
      case .lowercaseLetter: word(.lowerWord)
      case .uppercaseLetter, .titlecaseLetter: word(.upperWord)
      default:
        var end = offset
        while let length = wordPart(at: end) { end += length }
        report(.caselessWord, offset..<end)
        add(.invalid, through: end)
      }
    } else if scalar.isBidirectionalControl {
      report(.bidirectionalControl(scalar), range)
      add(.invalid, through: range.upperBound)
    } else if scalar.isInvisible {
      report(.invisibleCharacter(scalar), range)
      add(.space, through: range.upperBound)
    } else if let closing = scalar.closingQuote {
      foreignQuotes(closing, length: length)
    } else {
      report(.unexpectedCharacter(scalar), range)
      add(.invalid, through: range.upperBound)
    }
  }

  /// A text between quotation marks that are none here: all of it, or only the mark when none closes it
  /// nearby.
  private mutating func foreignQuotes(_ closing: Unicode.Scalar, length: Int) {
    let start = offset + length
    var position = start
    while position < min(bytes.count, start + SyntaxLimit.foreignQuotes),
      bytes[position] != UInt8(ascii: "\n")
    {
      guard let (scalar, length) = bytes.scalar(at: position) else { break }
      if scalar == closing {
        let end = position + length
        report(.foreignQuotes(file.text(start..<position)), offset..<end)
        return add(.invalid, through: end)
      }
      position += length
    }
    report(.foreignQuotes(nil), offset..<start)
    add(.invalid, through: start)
  }

  // MARK: Numbers and times

  private mutating func number() {
    let end = end(from: offset) { isASCIIWordByte($0) || $0 == UInt8(ascii: "-") }
    if isDate(offset..<end) { return limit(.date, through: end) }
    if end - offset >= 11, isDate(offset..<offset + 10), bytes[offset + 10] == UInt8(ascii: "T") {
      let timeEnd = self.end(from: end) {
        isASCIIWordByte($0) || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "+")
          || $0 == UInt8(ascii: ":") || $0 == UInt8(ascii: ".")
      }
      return limit(.instant, through: timeEnd)
    }
    let digits = bytes[offset..<end]
    let isWellFormed = zip(digits, digits.dropFirst()).allSatisfy { isDigit($0) || isDigit($1) }
    guard digits.allSatisfy({ isDigit($0) || $0 == UInt8(ascii: "_") }), isWellFormed,
      isDigit(bytes[end - 1])
    else {
      report(.malformedNumber, offset..<end)
      return add(.invalid, through: end)
    }
    limit(.integer, through: end)
  }

  private func isDate(_ range: Range<Int>) -> Bool {
    range.count == 10
      && range.allSatisfy { position in
        let place = position - range.lowerBound
        return place == 4 || place == 7
          ? bytes[position] == UInt8(ascii: "-") : isDigit(bytes[position])
      }
  }

  // MARK: Quoted text

  private mutating func string() {
    var position = offset + 1
    while position < bytes.count, bytes[position] != UInt8(ascii: "\n") {
      switch bytes[position] {
      case UInt8(ascii: "\""): return limit(.string, through: position + 1)
      case UInt8(ascii: "\\"):
        let length = escapeLength(at: position)
        if length == nil { report(.unknownEscape, position..<min(position + 2, bytes.count)) }
        position += length ?? 1
      default: position = quotedCharacter(at: position)
      }
    }
    report(.unterminatedString, offset..<offset + 1)
    add(.invalid, through: position)
  }

  /// The length of `\"`, `\\`, `\n`, `\t` or `\u{…}`, or `nil`.
  private func escapeLength(at position: Int) -> Int? {
    guard position + 1 < bytes.count else { return nil }
    switch bytes[position + 1] {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "n"), UInt8(ascii: "t"): return 2
    case UInt8(ascii: "u"):
      guard position + 2 < bytes.count, bytes[position + 2] == UInt8(ascii: "{") else { return nil }
      let close = end(from: position + 3) { isHexadecimal($0) }
      guard close < bytes.count, bytes[close] == UInt8(ascii: "}"), (1...6).contains(close - position - 3),
        StringLiteral.scalar(hexadecimal: bytes[(position + 3)..<close]) != nil
      else { return nil }
      return close + 1 - position
    default: return nil
    }
  }

  private mutating func regex() {
    if offset + 1 < bytes.count, bytes[offset + 1] == UInt8(ascii: "/") || bytes[offset + 1] == UInt8(ascii: "*"),
      !isAfterMatch
    {
      return foreignComment()
    }
    var position = offset + 1
    while position < bytes.count, bytes[position] != UInt8(ascii: "\n") {
      switch bytes[position] {
      case UInt8(ascii: "/"):
        let end = end(from: position + 1) { isASCIIWordByte($0) }
        let flags = bytes[(position + 1)..<end]
        if !flags.allSatisfy({ RegexLiteral.flags.contains($0) }) || Set(flags).count < flags.count {
          report(.badRegexFlags, position + 1..<end)
        }
        return limit(.regex, through: end)
      case UInt8(ascii: "\\") where position + 1 < bytes.count && bytes[position + 1] != UInt8(ascii: "\n"):
        position = quotedCharacter(at: position + 1)
      default: position = quotedCharacter(at: position)
      }
    }
    report(.unterminatedRegex, offset..<offset + 1)
    add(.invalid, through: position)
  }

  /// Whether a regular expression should stand here, and be it an empty one.
  private var isAfterMatch: Bool {
    guard let last = tokens.last(where: { !$0.kind.isTrivia }) else { return false }
    return bytes.has("matches", at: last.offsets) || bytes.has("match", at: last.offsets)
  }

  /// `// a remark` or `/* a remark */`
  private mutating func foreignComment() {
    report(.foreignComment, offset..<offset + 2)
    var position = offset + 2
    while position < bytes.count, bytes[position] != UInt8(ascii: "\n") { position = quotedCharacter(at: position) }
    add(.comment, through: position)
  }

  private mutating func comment() {
    let rest = bytes[(offset + 1)...].prefix(2)
    let kind: TokenKind =
      rest.first == UInt8(ascii: "!") ? .pragma : rest.first == UInt8(ascii: "#") ? .docComment : .comment
    var position = offset + 1
    while position < bytes.count, bytes[position] != UInt8(ascii: "\n") {
      position = quotedCharacter(at: position)
    }
    add(kind, through: position)
  }

  /// Checks the character at a position within a comment, string or regular expression; the
  /// position after it.
  private mutating func quotedCharacter(at position: Int) -> Int {
    let byte = bytes[position]
    if byte < 0x80 {
      if byte == 0 { report(.nul, position..<position + 1) }
      return position + 1
    }
    guard let (scalar, length) = bytes.scalar(at: position) else {
      let end = endOfInvalidUTF8(from: position)
      report(.invalidUTF8, position..<end)
      return end
    }
    if scalar.isBidirectionalControl {
      report(.bidirectionalControl(scalar), position..<position + length)
    }
    return position + length
  }

  private mutating func invalidUTF8() {
    let end = endOfInvalidUTF8(from: offset)
    report(.invalidUTF8, offset..<end)
    add(.invalid, through: end)
  }

  private func endOfInvalidUTF8(from start: Int) -> Int {
    var end = start + 1
    while end < bytes.count, bytes[end] >= 0x80, bytes.scalar(at: end) == nil { end += 1 }
    return end
  }

  // MARK: Bookkeeping

  private func end(from start: Int, while isIncluded: (UInt8) -> Bool) -> Int {
    var position = start
    while position < bytes.count, isIncluded(bytes[position]) { position += 1 }
    return position
  }

  private mutating func limit(_ kind: TokenKind, through end: Int) {
    guard end - offset <= SyntaxLimit.tokenLength else {
      report(.tokenTooLong, offset..<offset + 1)
      return add(.invalid, through: end)
    }
    add(kind, through: end)
  }

  private mutating func add(_ kind: TokenKind, through end: Int) {
    tokens.append(
      Token(
        start: UInt32(offset), length: UInt32(end - offset), kind: kind, startsLine: isAtLineStart))
    if !kind.isTrivia { isAtLineStart = false }
    offset = end
  }

  private mutating func report(_ fact: SyntaxProblem.Fact, _ range: Range<Int>) {
    guard problems.count < SyntaxLimit.problems else { return }
    let fact = problems.count == SyntaxLimit.problems - 1 ? .tooMany : fact
    problems.append(
      SyntaxProblem(
        fact, at: SourceRange(file: file.id, start: range.lowerBound, end: range.upperBound)))
  }
}

private func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

private func isHexadecimal(_ byte: UInt8) -> Bool {
  isDigit(byte) || (0x41...0x46).contains(byte) || (0x61...0x66).contains(byte)
}

private func isASCIIWordByte(_ byte: UInt8) -> Bool {
  isDigit(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
    || byte == UInt8(ascii: "_")
}
