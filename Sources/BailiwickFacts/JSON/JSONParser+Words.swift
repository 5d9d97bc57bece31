/// Numbers, `true`, `false` and `null`, and what is written in their place.
extension JSONParser {
  /// Parses the number that begins here.
  mutating func parseNumber() throws(JSONError) {
    let start = position
    if at("-") { position += 1 }
    guard position < bytes.count else { throw error(.truncated, at: position) }
    guard atDigit else { throw malformed(.otherwise, from: start) }
    let isZero = at("0")
    position += 1
    if isZero, atDigit { throw malformed(.leadingZero, from: start) }
    skipDigits()
    if at(".") {
      position += 1
      try expectDigits(.noDigitAfterPoint, from: start)
    }
    if at("e") || at("E") {
      position += 1
      if at("+") || at("-") { position += 1 }
      try expectDigits(.noDigitInExponent, from: start)
    }
    guard !atWord else { throw malformed(.otherwise, from: start) }
    nodes.append(.number, at: start)
  }

  /// Parses `true`, `false` or `null`.
  mutating func parseWord() throws(JSONError) {
    let start = position
    while atWord { position += 1 }
    let word = bytes[start..<position]
    for (spelling, kind) in Self.words where spelling.starts(with: word) && !word.isEmpty {
      if spelling.count == word.count {
        nodes.append(kind, at: start)
        return
      }
      if position == bytes.count { throw error(.truncated, at: position) }
    }
    throw notAWord(from: start)
  }

  /// An error about what begins here and is none of what may.
  func unexpected(_ expected: JSONProblem.Expectation) -> JSONError {
    switch UTF8Sequence(in: bytes, at: position) {
    case .invalid: error(.invalidUTF8, at: position)
    case .cutOff: error(.truncated, at: bytes.count)
    case .scalar: error(.unexpected(found: character(at: position), expected: expected), at: position)
    }
  }

  private static let words: [([UInt8], JSONKind)] = [
    (Array("true".utf8), .true), (Array("false".utf8), .false), (Array("null".utf8), .null),
  ]

  private mutating func notAWord(from start: Int) -> JSONError {
    let word = String(decoding: bytes[start..<position], as: UTF8.self)
    if ["nan", "inf", "infinity"].contains(word.lowercased()) { return malformed(.notFinite, from: start) }
    guard word.isEmpty else { return error(.unknownWord(word), at: start) }
    if at("+") { return malformed(.plusSign, from: start) }
    if at("."), position + 1 < bytes.count, Self.isDigit(bytes[position + 1]) {
      return malformed(.noDigitBeforePoint, from: start)
    }
    return unexpected(.value)
  }

  /// An error about all that looks like one number, or to be meant as one.
  private mutating func malformed(_ fault: JSONProblem.NumberFault, from start: Int) -> JSONError {
    while atWord || at("+") || at("-") || at(".") { position += 1 }
    let spelling = String(decoding: bytes[start..<position], as: UTF8.self)
    let isInfinite = ["-infinity", "-inf", "-nan"].contains(spelling.lowercased())
    return error(.malformedNumber(spelling, isInfinite ? .notFinite : fault), at: start)
  }

  private mutating func expectDigits(_ fault: JSONProblem.NumberFault, from start: Int) throws(JSONError) {
    guard position < bytes.count else { throw error(.truncated, at: position) }
    guard atDigit else { throw malformed(fault, from: start) }
    skipDigits()
  }

  private mutating func skipDigits() {
    while atDigit { position += 1 }
  }

  private func at(_ character: Unicode.Scalar) -> Bool {
    position < bytes.count && bytes[position] == UInt8(ascii: character)
  }

  private var atDigit: Bool { position < bytes.count && Self.isDigit(bytes[position]) }

  private var atWord: Bool {
    guard position < bytes.count else { return false }
    switch bytes[position] {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"):
      return true
    default: return false
    }
  }

  private static func isDigit(_ byte: UInt8) -> Bool {
    UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte
  }
}
