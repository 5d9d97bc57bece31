import BailiwickSource

/// A text for one line of a terminal: whatever would command the terminal, turn the direction of
/// writing or stay invisible is written out as an escape.
package func visible(_ text: some StringProtocol) -> String {
  let isPrintable = text.utf8.withContiguousStorageIfAvailable { $0.isPrintable }
  if isPrintable ?? text.utf8.allSatisfy({ (0x20...0x7E).contains($0) }) { return String(text) }
  var result = ""
  for scalar in text.unicodeScalars {
    if let escape = visibleEscape(of: scalar) {
      result += escape
    } else {
      result.unicodeScalars.append(scalar)
    }
  }
  return result
}

extension String {
  /// Whether it is of printing ASCII alone, and so shown as it is.
  var isPrintable: Bool {
    var text = self
    return text.withUTF8 { $0.isPrintable }
  }
}

extension ArraySlice<UInt8> {
  var isPrintable: Bool { withUnsafeBufferPointer { $0.isPrintable } }
}

extension UnsafeBufferPointer<UInt8> {
  fileprivate var isPrintable: Bool {
    // Without an early end, so that many bytes are looked at together.
    var others: UInt8 = 0
    for byte in self { others |= byte &- 0x20 <= 0x7E - 0x20 ? 0 : 1 }
    return others == 0
  }
}

/// How a scalar that must not reach a terminal is written; `nil` for all others.
package func visibleEscape(of scalar: Unicode.Scalar) -> String? {
  switch scalar {
  case "\t": "\\t"
  case "\n": "\\n"
  case "\r": "\\r"
  default: scalar.isHidden ? "\\u{\(String(scalar.value, radix: 16, uppercase: true))}" : nil
  }
}
