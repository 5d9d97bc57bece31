extension TOMLReader {
  /// A key with the names that dots join, and the spaces after it.
  mutating func readKeys() throws(ConfigurationError) -> [String] {
    var keys: [String] = []
    repeat {
      skipSpaces()
      keys.append(try readKey())
      skipSpaces()
      guard keys.count <= Self.depthLimit else { throw failure("a key has more than \(Self.depthLimit) names") }
    } while take(".")
    return keys
  }

  private mutating func readKey() throws(ConfigurationError) -> String {
    if let quote = rest.first, quote == "\"" || quote == "'" { return try readLineString() }
    let key = String(String.UnicodeScalarView(rest.prefix(while: \.isBareKey)))
    guard !key.isEmpty else { throw failure("expected a key") }
    rest.removeFirst(key.unicodeScalars.count)
    return key
  }

  mutating func readValue() throws(ConfigurationError) -> TOMLValue {
    switch rest.first {
    case "\"", "'": return .string(try readString())
    case "[": return try nested { reader throws(ConfigurationError) in .array(try reader.readArray()) }
    case "{": return try nested { reader throws(ConfigurationError) in .table(try reader.readInlineTable()) }
    default: return try readWord()
    }
  }

  private mutating func nested(
    _ read: (inout TOMLReader) throws(ConfigurationError) -> TOMLValue
  ) throws(ConfigurationError) -> TOMLValue {
    guard depth < Self.depthLimit else { throw failure("values lie more than \(Self.depthLimit) deep in each other") }
    depth += 1
    defer { depth -= 1 }
    return try read(&self)
  }

  private mutating func readArray() throws(ConfigurationError) -> [TOMLValue] {
    _ = take("[")
    var values: [TOMLValue] = []
    while true {
      try skipBlankLines()
      if take("]") { return values }
      guard !rest.isEmpty else { throw failure("the array is not closed with `]`") }
      values.append(try readValue())
      try skipBlankLines()
      guard take(",") || rest.first == "]" else { throw failure("expected `,` or `]` in the array") }
    }
  }

  /// `{key = value, other = value}`, on one line.
  private mutating func readInlineTable() throws(ConfigurationError) -> TOMLTable {
    _ = take("{")
    let table = TOMLTable(isInline: true)
    skipSpaces()
    if take("}") { return table }
    repeat {
      skipSpaces()
      let start = lineNumber
      let keys = try readKeys()
      try expectEquals(after: keys)
      let value = try readValue()
      var inner = table
      for key in keys.dropLast() {
        switch inner[key]?.value {
        case nil: inner = add(key, TOMLTable(), to: inner)
        case .table(let next) where !next.isInline: inner = next
        case let value?: throw failure("`\(key)` is \(value.sort) already, and nothing can be added to it")
        }
      }
      try add(keys[keys.count - 1], value, to: inner, line: start)
      skipSpaces()
    } while take(",")
    guard take("}") else { throw failure("expected `,` or `}` in the table, which stands on one line") }
    return table
  }

  /// A value that is one word: a number, a date, true or false.
  private mutating func readWord() throws(ConfigurationError) -> TOMLValue {
    var word = String(String.UnicodeScalarView(rest.prefix(while: \.isOfNumber)))
    rest.removeFirst(word.unicodeScalars.count)
    // A blank may stand between a day and a time.
    if TOMLMoment.isDay(word), rest.first == " ", rest.dropFirst().first.map({ ("0"..."9").contains($0) }) == true {
      rest.removeFirst()
      let time = String(String.UnicodeScalarView(rest.prefix(while: \.isOfNumber)))
      rest.removeFirst(time.unicodeScalars.count)
      word += " " + time
    }
    switch word {
    case "": throw failure("expected a value")
    case "true", "false": return .boolean(word == "true")
    default: break
    }
    if let value = TOMLNumber.value(of: word) { return value }
    if TOMLMoment.isMoment(word) { return .moment(word) }
    let isNumber = word.first.map { !$0.isLetter && $0 != "_" } == true
    throw failure(
      isNumber
        ? "`\(word)` is no number of 64 bits and no date as TOML has them; a text stands in quotes: \"\(word)\""
        : "`\(word)` is no value here; a text stands in quotes: \"\(word)\"")
  }
}

extension Unicode.Scalar {
  fileprivate var isBareKey: Bool {
    switch self {
    case "a"..."z", "A"..."Z", "0"..."9", "-", "_": true
    default: false
    }
  }

  fileprivate var isOfNumber: Bool { isBareKey || self == "+" || self == "." || self == ":" }
}
