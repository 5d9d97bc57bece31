extension JSONParser {
  /// Parses the string that begins here, and checks that it is UTF-8.
  mutating func parseString() throws(JSONError) {
    let start = position
    var kind = JSONKind.string
    position += 1
    while position < bytes.count {
      switch bytes[position] {
      case UInt8(ascii: "\""):
        position += 1
        nodes.append(kind, at: start)
        return
      case UInt8(ascii: "\\"):
        kind = .escapedString
        try skipEscape()
      case let control where control < 0x20: throw error(.controlCharacter(control), at: position)
      case let byte where byte < 0x80: position += 1
      default: try skipScalar()
      }
    }
    throw error(.truncated, at: position)
  }

  /// Passes an escape, or the two that are one surrogate pair.
  private mutating func skipEscape() throws(JSONError) {
    let start = position
    guard start + 1 < bytes.count else { throw error(.truncated, at: bytes.count) }
    switch bytes[start + 1] {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"), UInt8(ascii: "b"), UInt8(ascii: "f"),
      UInt8(ascii: "n"), UInt8(ascii: "r"), UInt8(ascii: "t"):
      position += 2
    case UInt8(ascii: "u"):
      let unit = try skipUnit()
      guard 0xD800..<0xE000 ~= unit else { return }
      guard unit < 0xDC00 else { throw error(.loneSurrogate(spelling(from: start)), at: start) }
      guard try atUnicodeEscape() else { throw error(.loneSurrogate(spelling(from: start)), at: start) }
      let first = spelling(from: start)
      guard 0xDC00..<0xE000 ~= (try skipUnit()) else { throw error(.loneSurrogate(first), at: start) }
    default: throw error(.invalidEscape("\\" + character(at: start + 1)), at: start)
    }
  }

  /// Passes `\u` and four digits.
  private mutating func skipUnit() throws(JSONError) -> UInt32 {
    let start = position
    var unit: UInt32 = 0
    position += 2
    for _ in 0..<4 {
      guard position < bytes.count else { throw error(.truncated, at: position) }
      guard let digit = hexadecimalValue(bytes[position]) else {
        let spelling = spelling(from: start) + character(at: position)
        throw error(.invalidEscape(spelling), at: start)
      }
      unit = unit << 4 | UInt32(digit)
      position += 1
    }
    return unit
  }

  private func atUnicodeEscape() throws(JSONError) -> Bool {
    for (offset, expected) in [UInt8(ascii: "\\"), UInt8(ascii: "u")].enumerated() {
      guard position + offset < bytes.count else { throw error(.truncated, at: bytes.count) }
      guard bytes[position + offset] == expected else { return false }
    }
    return true
  }

  /// Passes a character beyond ASCII.
  private mutating func skipScalar() throws(JSONError) {
    switch UTF8Sequence(in: bytes, at: position) {
    case .scalar(let length): position += length
    case .cutOff: throw error(.truncated, at: bytes.count)
    case .invalid: throw error(.invalidUTF8, at: position)
    }
  }

  private func spelling(from start: Int) -> String {
    String(decoding: bytes[start..<position], as: UTF8.self)
  }

  /// The character that begins at an offset, for a message.
  func character(at offset: Int) -> String {
    guard case .scalar(let length) = UTF8Sequence(in: bytes, at: offset) else { return "\u{FFFD}" }
    return String(decoding: bytes[offset..<offset + length], as: UTF8.self)
  }
}
