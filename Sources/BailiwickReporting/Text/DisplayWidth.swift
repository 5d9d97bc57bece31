/// How many columns of a terminal a text takes.
package func displayWidth(_ text: some StringProtocol) -> Int {
  let isASCII = text.utf8.withContiguousStorageIfAvailable { $0.isASCII } ?? text.utf8.allSatisfy { $0 < 0x80 }
  if isASCII { return text.utf8.count }
  return text.unicodeScalars.reduce(0) { $0 + displayWidth($1) }
}

extension UnsafeBufferPointer<UInt8> {
  fileprivate var isASCII: Bool {
    // Without an early end, so that many bytes are looked at together.
    var all: UInt8 = 0
    for byte in self { all |= byte }
    return all < 0x80
  }
}

/// How many columns of a terminal a scalar takes: 2 for the wide and full-width ones of Unicode's
/// annex 11, none for those that sit on the one before, else 1.
package func displayWidth(_ scalar: Unicode.Scalar) -> Int {
  if scalar.value < 0x300 { return 1 }
  switch scalar {
  case "\u{1F1E6}"..."\u{1F1FF}": return 1  // two of them make a flag
  case "\u{200C}", "\u{200D}", "\u{1160}"..."\u{11FF}", "\u{D7B0}"..."\u{D7FB}": return 0
  default: break
  }
  switch scalar.properties.generalCategory {
  case .nonspacingMark, .enclosingMark: return 0
  default: return isWide(scalar) ? 2 : 1
  }
}

private func isWide(_ scalar: Unicode.Scalar) -> Bool {
  if scalar.value < 0x1100 { return false }
  return wideBlocks.contains { $0.contains(scalar.value) } || scalar.properties.isEmojiPresentation
}

/// The blocks that are wide as a whole; emoji, wide one by one, are a property of their own.
private let wideBlocks: [ClosedRange<UInt32>] = [
  0x1100...0x115F,  // Hangul syllables' first consonants
  0x2329...0x232A, 0x2630...0x2637, 0x268A...0x268F,
  0x2E80...0x303E, 0x3041...0xA4C6,  // radicals, kana, ideographs, Yi
  0xA960...0xA97C, 0xAC00...0xD7A3,  // Hangul
  0xF900...0xFAFF, 0xFE10...0xFE19, 0xFE30...0xFE6B,  // compatibility and vertical forms
  0xFF01...0xFF60, 0xFFE0...0xFFE6,  // full-width forms
  0x16FE0...0x18D08, 0x1AFF0...0x1B2FB,  // Tangut, Khitan, kana
  0x1D300...0x1D376, 0x1F200...0x1F265,
  0x20000...0x3FFFD,
]
