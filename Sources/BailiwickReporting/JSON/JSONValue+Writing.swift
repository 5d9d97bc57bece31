/// How a JSON text is laid out.
public enum JSONLayout: Sendable {
  /// On one line, without white space.
  case compact
  /// A member a line, two spaces a level.
  case indented
}

extension JSONValue {
  /// The JSON text, without a line end after it.
  public func text(_ layout: JSONLayout = .compact) -> String {
    var bytes: [UInt8] = []
    write(to: &bytes, layout)
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Appends the JSON text as UTF-8, without a line end after it.
  public func write(to bytes: inout [UInt8], _ layout: JSONLayout = .compact) {
    write(to: &bytes, layout, depth: 0)
  }

  private func write(to bytes: inout [UInt8], _ layout: JSONLayout, depth: Int) {
    switch self {
    case .null: bytes += "null".utf8
    case .bool(let flag): bytes += (flag ? "true" : "false").utf8
    case .integer(let number): bytes += String(number).utf8
    case .string(let text): writeJSONString(text, to: &bytes)
    case .array(let elements):
      bytes.append(UInt8(ascii: "["))
      for (index, element) in elements.enumerated() {
        separate(&bytes, isFirst: index == 0, layout, depth: depth + 1)
        element.write(to: &bytes, layout, depth: depth + 1)
      }
      if !elements.isEmpty { breakLine(&bytes, layout, depth: depth) }
      bytes.append(UInt8(ascii: "]"))
    case .object(let object):
      bytes.append(UInt8(ascii: "{"))
      for (index, member) in object.members.enumerated() {
        separate(&bytes, isFirst: index == 0, layout, depth: depth + 1)
        writeJSONString(member.name, to: &bytes)
        bytes += (layout == .compact ? ":" : ": ").utf8
        member.value.write(to: &bytes, layout, depth: depth + 1)
      }
      if !object.members.isEmpty { breakLine(&bytes, layout, depth: depth) }
      bytes.append(UInt8(ascii: "}"))
    }
  }
}

private func separate(_ bytes: inout [UInt8], isFirst: Bool, _ layout: JSONLayout, depth: Int) {
  if !isFirst { bytes.append(UInt8(ascii: ",")) }
  breakLine(&bytes, layout, depth: depth)
}

private func breakLine(_ bytes: inout [UInt8], _ layout: JSONLayout, depth: Int) {
  switch layout {
  case .compact: break
  case .indented:
    bytes.append(UInt8(ascii: "\n"))
    bytes.append(contentsOf: repeatElement(UInt8(ascii: " "), count: depth * 2))
  }
}

/// Beside what JSON demands, this escapes what splits lines or commands a terminal: DEL, the
/// C1 controls, U+2028 and U+2029.
private func writeJSONString(_ text: String, to bytes: inout [UInt8]) {
  bytes.append(UInt8(ascii: "\""))
  var text = text
  text.withUTF8 { utf8 in
    var copied = 0
    var index = 0
    while index < utf8.count {
      guard let (scalar, length) = scalarToEscape(at: index, in: utf8) else {
        index += 1
        continue
      }
      bytes += utf8[copied..<index]
      writeEscape(scalar, to: &bytes)
      index += length
      copied = index
    }
    bytes += utf8[copied...]
  }
  bytes.append(UInt8(ascii: "\""))
}

/// The scalar that begins here, with its length in bytes, if it must be escaped.
private func scalarToEscape(at index: Int, in utf8: UnsafeBufferPointer<UInt8>) -> (UInt16, length: Int)? {
  let byte = utf8[index]
  switch byte {
  case 0..<0x20, UInt8(ascii: "\""), UInt8(ascii: "\\"), 0x7F: return (UInt16(byte), 1)
  case 0xC2 where utf8[index + 1] < 0xA0: return (UInt16(utf8[index + 1]), 2)
  case 0xE2 where utf8[index + 1] == 0x80 && utf8[index + 2] & 0xFE == 0xA8:
    return (0x2000 | UInt16(utf8[index + 2] & 0x3F), 3)
  default: return nil
  }
}

private func writeEscape(_ scalar: UInt16, to bytes: inout [UInt8]) {
  switch scalar {
  case 0x22: bytes += "\\\"".utf8
  case 0x5C: bytes += "\\\\".utf8
  case 0x0A: bytes += "\\n".utf8
  case 0x0D: bytes += "\\r".utf8
  case 0x09: bytes += "\\t".utf8
  default:
    let digits = String(scalar, radix: 16)
    bytes += "\\u".utf8
    bytes.append(contentsOf: repeatElement(UInt8(ascii: "0"), count: 4 - digits.utf8.count))
    bytes += digits.utf8
  }
}
