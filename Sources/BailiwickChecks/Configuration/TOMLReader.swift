/// A key of a configuration with its value.
struct TOMLEntry {
  /// The names of the tables around it; empty at the top.
  let table: [String]
  let key: String
  let value: TOMLValue
  /// From 1.
  let line: Int
}

enum TOMLValue: Hashable {
  case string(String)
  case integer(Int)
  case boolean(Bool)
  case array([TOMLValue])

  /// What it is, in words.
  var sort: String {
    switch self {
    case .string: "a string"
    case .integer: "a number"
    case .boolean: "true or false"
    case .array: "an array"
    }
  }
}

/// Reads as much of TOML 1.0 as a configuration needs, strictly: tables, bare and quoted keys, strings on one
/// line, whole numbers, booleans and arrays of them.
///
/// The package that there is for it brings Foundation and a C++ library into a program that starts in
/// milliseconds, and does not say on which line a key stands.
struct TOMLReader {
  private let file: String
  private var rest: Substring.UnicodeScalarView
  private var line = 1
  private var table: [String] = []
  private var seen: Set<[String]> = []

  private init(_ text: String, file: String) {
    self.file = file
    rest = text[...].unicodeScalars
  }

  /// Every key with its value, in order; two of one name in one table are an error.
  static func entries(of text: String, file: String) throws(ConfigurationError) -> [TOMLEntry] {
    var reader = TOMLReader(text, file: file)
    var entries: [TOMLEntry] = []
    try reader.skipBlankLines()
    while !reader.rest.isEmpty {
      if reader.take("[") {
        try reader.readTable()
      } else {
        entries.append(try reader.readEntry())
      }
      try reader.endLine()
      try reader.skipBlankLines()
    }
    return entries
  }

  // MARK: Lines

  private mutating func readTable() throws(ConfigurationError) {
    if rest.first == "[" { throw failure("arrays of tables are not used here; write `[name]`") }
    table = []
    repeat {
      skipSpaces()
      table.append(try readKey())
      skipSpaces()
    } while take(".")
    guard take("]") else { throw failure("expected `]` after the name of the table") }
    guard seen.insert(["["] + table).inserted else {
      throw failure("a second table `[\(table.joined(separator: "."))]`")
    }
  }

  private mutating func readEntry() throws(ConfigurationError) -> TOMLEntry {
    let start = line
    let key = try readKey()
    skipSpaces()
    if rest.first == "." { throw failure("dotted keys are not used here; write the table `[\(key)]`") }
    guard take("=") else { throw failure("expected `=` after the key `\(key)`") }
    skipSpaces()
    guard seen.insert(table + [key]).inserted else { throw failure("the key `\(key)` stands twice") }
    return TOMLEntry(table: table, key: key, value: try readValue(), line: start)
  }

  private mutating func endLine() throws(ConfigurationError) {
    skipSpaces()
    skipComment()
    guard rest.isEmpty || rest.first == "\n" || rest.first == "\r" else {
      throw failure("something stands after the value")
    }
  }

  private mutating func skipBlankLines() throws(ConfigurationError) {
    while true {
      skipSpaces()
      skipComment()
      if take("\n") { line += 1 } else if !take("\r") { return }
    }
  }

  // MARK: Keys and values

  private mutating func readKey() throws(ConfigurationError) -> String {
    if rest.first == "\"" || rest.first == "'" { return try readString() }
    var key = ""
    while let scalar = rest.first, scalar.isBareKey {
      key.unicodeScalars.append(scalar)
      rest.removeFirst()
    }
    guard !key.isEmpty else { throw failure("expected a key") }
    return key
  }

  private mutating func readValue() throws(ConfigurationError) -> TOMLValue {
    switch rest.first {
    case "\"", "'": return .string(try readString())
    case "[": return .array(try readArray())
    case "{": throw failure("tables in braces are not used here; write `[name]` and its keys below")
    default: break
    }
    var word = ""
    while let scalar = rest.first, scalar.isBareKey || scalar == "+" || scalar == "." || scalar == ":" {
      word.unicodeScalars.append(scalar)
      rest.removeFirst()
    }
    if word == "true" || word == "false" { return .boolean(word == "true") }
    if let number = Int(word.filter { $0 != "_" }) { return .integer(number) }
    throw failure(
      word.isEmpty ? "expected a value" : "`\(word)` is no value here; a text stands in quotes: \"\(word)\"")
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

  private mutating func readString() throws(ConfigurationError) -> String {
    let quote = rest.removeFirst()
    if rest.starts(with: [quote, quote]) { throw failure("strings of several lines are not used here") }
    var text = ""
    while let scalar = rest.popFirst(), scalar != "\n" {
      if scalar == quote { return text }
      if scalar == "\\", quote == "\"" {
        text.unicodeScalars.append(try readEscape())
      } else {
        text.unicodeScalars.append(scalar)
      }
    }
    throw failure("the string is not closed")
  }

  private mutating func readEscape() throws(ConfigurationError) -> Unicode.Scalar {
    let letter = rest.popFirst()
    switch letter {
    case "n": return "\n"
    case "t": return "\t"
    case "r": return "\r"
    case "\"", "\\": return letter ?? "\\"
    case "u", "U":
      let digits = String(String.UnicodeScalarView(rest.prefix(letter == "u" ? 4 : 8)))
      guard let scalar = UInt32(digits, radix: 16).flatMap(Unicode.Scalar.init) else { break }
      rest.removeFirst(digits.count)
      return scalar
    default: break
    }
    throw failure("there is no such escape; in 'single quotes' a backslash is one")
  }

  // MARK: Signs

  private mutating func take(_ scalar: Unicode.Scalar) -> Bool {
    guard rest.first == scalar else { return false }
    rest.removeFirst()
    return true
  }

  private mutating func skipSpaces() {
    while let next = rest.first, next == " " || next == "\t" { rest.removeFirst() }
  }

  private mutating func skipComment() {
    guard rest.first == "#" else { return }
    while let next = rest.first, next != "\n" { rest.removeFirst() }
  }

  private func failure(_ message: String) -> ConfigurationError {
    ConfigurationError(file: file, line: line, message: message)
  }
}

extension Unicode.Scalar {
  fileprivate var isBareKey: Bool {
    switch self {
    case "a"..."z", "A"..."Z", "0"..."9", "-", "_": true
    default: false
    }
  }
}
