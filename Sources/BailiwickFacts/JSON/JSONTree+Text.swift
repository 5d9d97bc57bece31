/// What strings and numbers say.
extension JSONTree {
  /// Whether a value is a string, written in whatever way.
  package func isString(_ node: Int) -> Bool {
    kind(node) == .string || kind(node) == .escapedString
  }

  /// The text of a string or key.
  package func text(_ node: Int) -> String {
    kind(node) == .string
      ? String(decoding: contents(node), as: UTF8.self) : String(decoding: characters(node), as: UTF8.self)
  }

  /// Whether a value or key is a string of just this text, byte for byte.
  package func isText(_ node: Int, _ text: [UInt8]) -> Bool {
    guard kind(node) == .string else { return isString(node) && characters(node) == text }
    let start = start(node) + 1
    guard start + text.count < bytes.count else { return false }
    for index in text.indices where bytes[start + index] != text[index] { return false }
    return bytes[start + text.count] == UInt8(ascii: "\"")
  }

  /// Whether two keys are the same, however either is spelt.
  func isSame(_ key: Int, _ other: Int) -> Bool {
    guard kind(key) == .string, kind(other) == .string else { return characters(key) == characters(other) }
    var (position, match) = (start(key) + 1, start(other) + 1)
    while bytes[position] == bytes[match] {
      if bytes[position] == UInt8(ascii: "\"") { return true }
      position += 1
      match += 1
    }
    return false
  }

  /// How a number is written.
  package func spelling(ofNumber node: Int) -> ArraySlice<UInt8> {
    bytes[start(node)...].prefix { byte in
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "e"), UInt8(ascii: "E"),
        UInt8(ascii: "+"), UInt8(ascii: "-"):
        true
      default: false
      }
    }
  }

  /// The number that a number states, when it is an integer.
  package func integer(_ node: Int) -> JSONInteger { JSONInteger(spelling(ofNumber: node)) }

  /// The UTF-8 of a string or key, its escapes resolved.
  func characters(_ node: Int) -> [UInt8] {
    var result: [UInt8] = []
    var rest = contents(node)
    while let backslash = rest.firstIndex(of: UInt8(ascii: "\\")) {
      result += rest[..<backslash]
      rest = rest[(backslash + 1)...]
      result += Self.takeEscape(from: &rest)
    }
    return result + rest
  }

  /// What stands between the quotation marks of a string or key.
  private func contents(_ node: Int) -> ArraySlice<UInt8> {
    let first = start(node) + 1
    var end = first
    while bytes[end] != UInt8(ascii: "\"") { end += bytes[end] == UInt8(ascii: "\\") ? 2 : 1 }
    return bytes[first..<end]
  }

  /// Takes what follows a backslash, both escapes of a surrogate pair together; they have been checked.
  private static func takeEscape(from rest: inout ArraySlice<UInt8>) -> [UInt8] {
    switch rest.removeFirst() {
    case UInt8(ascii: "b"): return [0x08]
    case UInt8(ascii: "f"): return [0x0C]
    case UInt8(ascii: "n"): return [0x0A]
    case UInt8(ascii: "r"): return [0x0D]
    case UInt8(ascii: "t"): return [0x09]
    case UInt8(ascii: "u"):
      var unit = takeUnit(from: &rest)
      if 0xD800..<0xDC00 ~= unit {
        rest = rest.dropFirst(2)
        unit = 0x10000 + (unit - 0xD800) << 10 + (takeUnit(from: &rest) - 0xDC00)
      }
      return Array(String(Unicode.Scalar(unit) ?? "\u{FFFD}").utf8)
    case let itself: return [itself]
    }
  }

  private static func takeUnit(from rest: inout ArraySlice<UInt8>) -> UInt32 {
    defer { rest = rest.dropFirst(4) }
    return rest.prefix(4).reduce(0) { $0 << 4 | UInt32(hexadecimalValue($1) ?? 0) }
  }
}

/// The value of a hexadecimal digit.
func hexadecimalValue(_ byte: UInt8) -> UInt8? {
  switch byte {
  case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
  case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
  case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
  default: nil
  }
}
