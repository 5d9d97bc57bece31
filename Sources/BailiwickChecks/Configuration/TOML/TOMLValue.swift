/// A value of TOML 1.0.
package indirect enum TOMLValue {
  case string(String)
  case integer(Int)
  case float(Double)
  case boolean(Bool)
  /// A date, a time, or both, as it is written.
  case moment(String)
  case array([TOMLValue])
  /// Tables under one name: `[[name]]`.
  case tables(TOMLTables)
  case table(TOMLTable)

  /// What it is, in words.
  package var sort: String {
    switch self {
    case .string: "a string"
    case .integer: "a number"
    case .float: "a number with a fraction"
    case .boolean: "true or false"
    case .moment: "a date or a time"
    case .array: "an array"
    case .tables: "an array of tables"
    case .table: "a table"
    }
  }
}

/// The tables under one name, which grow in number while their text is read.
package final class TOMLTables {
  package private(set) var all: [TOMLTable]

  init(_ first: TOMLTable) { all = [first] }

  /// The one to which lines add.
  var last: TOMLTable { all[all.count - 1] }

  func append(_ table: TOMLTable) { all.append(table) }
}

/// A table of TOML, which grows while its text is read.
package final class TOMLTable {
  package struct Member {
    package let key: String
    package let value: TOMLValue
    /// Where the key stands, from 1.
    package let line: Int
  }

  package private(set) var members: [Member] = []
  private var numbers: [[UInt8]: Int] = [:]
  /// The section whose lines say what is in it, so that no other's may; `nil` while it only leads to others.
  var section: Int?
  /// Whether it stands in braces, and so is complete.
  let isInline: Bool

  init(section: Int? = nil, isInline: Bool = false) {
    (self.section, self.isInline) = (section, isInline)
  }

  subscript(_ key: String) -> Member? { numbers[Array(key.utf8)].map { members[$0] } }

  /// Says what a key holds, in place of what it has held.
  func set(_ key: String, _ value: TOMLValue, line: Int) {
    let bytes = Array(key.utf8)
    if let number = numbers[bytes] {
      members[number] = Member(key: key, value: value, line: members[number].line)
    } else {
      numbers[bytes] = members.count
      members.append(Member(key: key, value: value, line: line))
    }
  }
}
