extension TOMLReader {
  /// A string of any of the four sorts.
  mutating func readString() throws(ConfigurationError) -> String {
    let quote = rest.first ?? "\""
    guard rest.starts(with: [quote, quote, quote]) else { return try readLineString() }
    rest.removeFirst(3)
    return try readTextString(quote)
  }

  /// `"…"` or `'…'`
  mutating func readLineString() throws(ConfigurationError) -> String {
    let quote = rest.removeFirst()
    var text = String.UnicodeScalarView()
    while let scalar = rest.first, scalar != "\n" {
      rest.removeFirst()
      if scalar == quote { return String(text) }
      if scalar == "\\", quote == "\"" {
        text.append(try readEscape())
      } else {
        try expectShown(scalar)
        text.append(scalar)
      }
    }
    throw failure("the string is not closed")
  }

  /// What stands between three quotes and three, which may go over lines.
  private mutating func readTextString(_ quote: Unicode.Scalar) throws(ConfigurationError) -> String {
    let start = lineNumber
    _ = take("\n")
    var text = String.UnicodeScalarView()
    while let scalar = rest.first {
      if rest.starts(with: [quote, quote, quote]) {
        rest.removeFirst(3)
        // One or two more belong to the text.
        for _ in 0..<2 where take(quote) { text.append(quote) }
        return String(text)
      }
      _ = next()
      if scalar == "\\", quote == "\"" {
        if !skipLineEnd() { text.append(try readEscape()) }
      } else {
        try expectShown(scalar)
        text.append(scalar)
      }
    }
    throw failure("the string of line \(start) is not closed")
  }

  /// Skips a line's end after a backslash, with all that is blank after it; false where the line goes on.
  private mutating func skipLineEnd() -> Bool {
    let blank = rest.prefix { $0 == " " || $0 == "\t" }
    guard rest[blank.endIndex...].first == "\n" else { return false }
    while let scalar = rest.first, scalar == " " || scalar == "\t" || scalar == "\n" { _ = next() }
    return true
  }

  private mutating func readEscape() throws(ConfigurationError) -> Unicode.Scalar {
    let letter = rest.first
    if letter != nil, letter != "\n" { rest.removeFirst() }
    switch letter {
    case "b": return "\u{8}"
    case "t": return "\t"
    case "n": return "\n"
    case "f": return "\u{C}"
    case "r": return "\r"
    case "\"", "\\": return letter ?? "\\"
    case "u", "U":
      let length = letter == "u" ? 4 : 8
      let digits = rest.prefix(length)
      guard digits.count == length, digits.allSatisfy(\.isHexadecimal),
        let scalar = UInt32(String(String.UnicodeScalarView(digits)), radix: 16).flatMap(Unicode.Scalar.init)
      else { break }
      rest.removeFirst(length)
      return scalar
    default: break
    }
    throw failure("there is no such escape; in 'single quotes' a backslash is one")
  }
}

extension Unicode.Scalar {
  fileprivate var isHexadecimal: Bool {
    switch self {
    case "a"..."f", "A"..."F", "0"..."9": true
    default: false
    }
  }
}
