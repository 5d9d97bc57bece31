/// Reads TOML 1.0, strictly.
///
/// The package that there is for it brings Foundation and a C++ library into a program that starts in
/// milliseconds, and does not say on which line a key stands.
package struct TOMLReader {
  private let file: String
  var rest: Substring.UnicodeScalarView
  private var line = 1
  /// What is read so far.
  private let root = TOMLTable(section: 0)
  /// The table that the last line in brackets began, or the first.
  private var current: TOMLTable
  /// How many lines in brackets there were.
  private var section = 0
  /// How many arrays and tables are around what is read.
  var depth = 0

  /// How many names a key may have, and how deep values may lie in each other.
  static let depthLimit = 100

  private init(_ text: String, file: String) {
    self.file = file
    let scalars = text.unicodeScalars
    // Where a line ends with two characters, they are one end.
    guard scalars.contains("\r") else {
      (rest, current) = (scalars[...], root)
      return
    }
    var lines = String.UnicodeScalarView()
    var former: Unicode.Scalar?
    for scalar in scalars {
      if scalar == "\n", former == "\r" { lines.removeLast() }
      lines.append(scalar)
      former = scalar
    }
    (rest, current) = (lines[...], root)
  }

  /// All that a text says.
  package static func table(of text: String, file: String) throws(ConfigurationError) -> TOMLTable {
    var reader = TOMLReader(text, file: file)
    try reader.skipBlankLines()
    while !reader.rest.isEmpty {
      if reader.take("[") { try reader.readHeader() } else { try reader.readEntry() }
      try reader.endLine()
      try reader.skipBlankLines()
    }
    return reader.root
  }

  // MARK: Lines

  /// `[name]` or `[[name]]`, after the first bracket.
  private mutating func readHeader() throws(ConfigurationError) {
    let isArray = take("[")
    skipSpaces()
    let keys = try readKeys()
    guard take("]"), !isArray || take("]") else {
      throw failure("expected `\(isArray ? "]]" : "]")` after the name of the table")
    }
    section += 1
    let name = keys.joined(separator: ".")
    var table = root
    for key in keys.dropLast() {
      switch table[key]?.value {
      case nil: table = add(key, TOMLTable(), to: table)
      case .table(let next) where !next.isInline: table = next
      case .tables(let all): table = all.last
      case let value?: throw failure("`\(key)` is \(value.sort) already, and no table can be added to it")
      }
    }
    let key = keys[keys.count - 1]
    let new = TOMLTable(section: section)
    switch (table[key]?.value, isArray) {
    case (nil, true): table.set(key, .tables(TOMLTables(new)), line: line)
    case (.tables(let all)?, true): all.append(new)
    case (nil, false): add(key, new, to: table)
    case (.table(let known)?, false) where known.section == nil && !known.isInline:
      known.section = section
      current = known
      return
    case (.table?, false): throw failure("a second table `[\(name)]`")
    case (let value?, _): throw failure("`\(name)` is \(value.sort) already")
    }
    current = new
  }

  /// `key = value`
  private mutating func readEntry() throws(ConfigurationError) {
    let start = line
    let keys = try readKeys()
    try expectEquals(after: keys)
    let value = try readValue()
    var table = current
    for key in keys.dropLast() {
      switch table[key]?.value {
      case nil: table = add(key, TOMLTable(section: section), to: table)
      case .table(let next) where !next.isInline && (next.section ?? section) == section:
        next.section = section
        table = next
      case .table?: throw failure("the table `\(key)` is complete already")
      case let value?: throw failure("`\(key)` is \(value.sort) already, and nothing can be added to it")
      }
    }
    try add(keys[keys.count - 1], value, to: table, line: start)
  }

  mutating func expectEquals(after keys: [String]) throws(ConfigurationError) {
    guard take("=") else { throw failure("expected `=` after the key `\(keys.joined(separator: "."))`") }
    skipSpaces()
  }

  /// Adds what a key holds, which may stand only once.
  func add(_ key: String, _ value: TOMLValue, to table: TOMLTable, line start: Int) throws(ConfigurationError) {
    guard table[key] == nil else { throw failure("the key `\(key)` stands twice") }
    table.set(key, value, line: start)
  }

  @discardableResult
  func add(_ key: String, _ table: TOMLTable, to outer: TOMLTable) -> TOMLTable {
    outer.set(key, .table(table), line: line)
    return table
  }

  private mutating func endLine() throws(ConfigurationError) {
    skipSpaces()
    try skipComment()
    guard rest.isEmpty || rest.first == "\n" else { throw failure("something stands after the value") }
  }

  mutating func skipBlankLines() throws(ConfigurationError) {
    repeat {
      skipSpaces()
      try skipComment()
    } while take("\n")
  }

  // MARK: Signs

  /// The line of what is read next, from 1.
  var lineNumber: Int { line }

  mutating func next() -> Unicode.Scalar? {
    guard let scalar = rest.popFirst() else { return nil }
    if scalar == "\n" { line += 1 }
    return scalar
  }

  mutating func take(_ scalar: Unicode.Scalar) -> Bool {
    guard rest.first == scalar else { return false }
    _ = next()
    return true
  }

  mutating func skipSpaces() {
    while let next = rest.first, next == " " || next == "\t" { rest.removeFirst() }
  }

  private mutating func skipComment() throws(ConfigurationError) {
    guard rest.first == "#" else { return }
    while let next = rest.first, next != "\n" {
      try expectShown(next)
      rest.removeFirst()
    }
  }

  /// Refuses what controls terminals, the tab apart.
  func expectShown(_ scalar: Unicode.Scalar) throws(ConfigurationError) {
    guard scalar.value >= 0x20 && scalar.value != 0x7F || scalar == "\t" || scalar == "\n" else {
      throw failure("the control character U+\(hexadecimal(scalar)) stands here; strings write it as an escape")
    }
  }

  private func hexadecimal(_ scalar: Unicode.Scalar) -> String {
    let digits = String(scalar.value, radix: 16, uppercase: true)
    return String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }

  func failure(_ message: String) -> ConfigurationError {
    ConfigurationError(file: file, line: line, message: message)
  }
}
