/// A text as the content of an XML element. XML 1.0 has no way to write most control characters,
/// not even escaped: they are shown as `\u{1B}`.
func xmlText(_ text: String) -> String {
  if isPlain(text) { return text }
  return text.unicodeScalars.map { scalar in
    switch scalar {
    case "&": "&amp;"
    case "<": "&lt;"
    case ">": "&gt;"
    case "\n": "\n"
    case let scalar: xmlScalar(scalar)
    }
  }.joined()
}

/// A text as the value of an XML attribute in double quotes.
func xmlAttribute(_ text: String) -> String {
  if isPlain(text) { return text }
  return text.unicodeScalars.map { scalar in
    switch scalar {
    case "&": "&amp;"
    case "<": "&lt;"
    case ">": "&gt;"
    case "\"": "&quot;"
    case "\n": "&#10;"
    case let scalar: xmlScalar(scalar)
    }
  }.joined()
}

/// Whether a text can stand anywhere as it is, as most can.
private func isPlain(_ text: String) -> Bool {
  text.utf8.allSatisfy { byte in
    (0x20...0x7E).contains(byte) && byte != UInt8(ascii: "&") && byte != UInt8(ascii: "<")
      && byte != UInt8(ascii: ">") && byte != UInt8(ascii: "\"")
  }
}

private func xmlScalar(_ scalar: Unicode.Scalar) -> String {
  switch scalar {
  case "\t": "&#9;"
  case "\r": "&#13;"
  case let scalar where !scalar.isInXML: "\\u{\(String(scalar.value, radix: 16, uppercase: true))}"
  case let scalar: visibleEscape(of: scalar) ?? String(scalar)
  }
}

extension Unicode.Scalar {
  /// Whether XML 1.0 can have it, control characters apart.
  var isInXML: Bool { value != 0xFFFE && value != 0xFFFF }
}
