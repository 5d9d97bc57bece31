extension [UInt8] {
  /// The Unicode scalar whose UTF-8 begins at a position and its length, or `nil` where the bytes
  /// are not well formed (Unicode Standard, table 3-7).
  func scalar(at position: Int) -> (scalar: Unicode.Scalar, length: Int)? {
    let lead = self[position]
    let length: Int
    var value: UInt32
    switch lead {
    case 0x00...0x7F: return (Unicode.Scalar(lead), 1)
    case 0xC2...0xDF: (length, value) = (2, UInt32(lead & 0x1F))
    case 0xE0...0xEF: (length, value) = (3, UInt32(lead & 0x0F))
    case 0xF0...0xF4: (length, value) = (4, UInt32(lead & 0x07))
    default: return nil
    }
    guard position + length <= count else { return nil }
    for next in self[(position + 1)..<(position + length)] {
      guard next & 0xC0 == 0x80 else { return nil }
      value = value << 6 | UInt32(next & 0x3F)
    }
    let shortest: UInt32 = length == 2 ? 0x80 : length == 3 ? 0x800 : 0x10000
    guard value >= shortest, let scalar = Unicode.Scalar(value) else { return nil }
    return (scalar, length)
  }
}

extension Unicode.Scalar {
  /// A letter of any script (general category L).
  var isLetter: Bool {
    switch properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter: true
    default: false
    }
  }

  /// Changes the direction in which text is shown, so that a reader may see another rule than the
  /// one that is in force (Unicode Technical Report 36, "Bidirectional Text Spoofing").
  var isBidirectionalControl: Bool {
    switch value {
    case 0x061C, 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069: true
    default: false
    }
  }

  /// The mark that closes a quotation that this one opens, or may open.
  var closingQuote: Unicode.Scalar? {
    switch self {
    case "“", "„", "”": "”"
    case "‘", "‚", "’": "’"
    case "«": "»"
    case "「": "」"
    case "『": "』"
    default: nil
    }
  }

  /// White space that is not ASCII, and characters that show nothing.
  package var isInvisible: Bool {
    properties.isWhitespace || properties.isDefaultIgnorableCodePoint
  }
}
