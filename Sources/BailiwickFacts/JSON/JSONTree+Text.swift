/// What strings and numbers say.
extension JSONTree {
  /// Whether a value is a string, written in whatever way.
  package func isString(_ node: Int) -> Bool {
    nodes[node].kind == .string || nodes[node].kind == .escapedString
  }

  /// The text of a string or key.
  package func text(_ node: Int) -> String {
    nodes[node].kind == .string
      ? String(decoding: bytes[contents(node)], as: UTF8.self)
      : String(decoding: characters(node), as: UTF8.self)
  }

  /// Whether a value or key is a string of just this text, byte for byte.
  package func isText(_ node: Int, _ text: [UInt8]) -> Bool {
    guard nodes[node].kind == .string else { return isString(node) && characters(node) == text }
    let start = Int(nodes[node].start) + 1
    guard Int(nodes[node].end) - start - 1 == text.count else { return false }
    for index in text.indices where bytes[start + index] != text[index] { return false }
    return true
  }

  /// The number that a number states, when it is an integer.
  package func integer(_ node: Int) -> JSONInteger {
    JSONInteger(bytes[range(node)])
  }

  /// The UTF-8 of a string or key, its escapes resolved.
  func characters(_ node: Int) -> [UInt8] {
    var result: [UInt8] = []
    var rest = bytes[contents(node)]
    while let backslash = rest.firstIndex(of: UInt8(ascii: "\\")) {
      result += rest[..<backslash]
      rest = rest[(backslash + 1)...]
      result += Self.takeEscape(from: &rest)
    }
    return result + rest
  }

  private func contents(_ node: Int) -> Range<Int> {
    Int(nodes[node].start) + 1..<Int(nodes[node].end) - 1
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
