import BailiwickDecisions
import BailiwickModel

/// What a column of a DMN table asks about.
struct DMNInput: Hashable {
  let label: String
  /// FEEL over the document's input data.
  let expression: String
  let type: String
}

/// Input data of a document: what its tables' expressions start at.
struct DMNInputData: Hashable {
  let name: String
  let type: String
  /// What it says, where its name does not.
  var sentence: String?
}

/// The columns and entries of one table in DMN's form.
struct DMNTable {
  private(set) var inputs: [DMNInput] = []
  /// For each row, its entries by column.
  private(set) var rows: [[Int: String]] = []
  /// What its expressions start at, in the order of their first use.
  private(set) var data: [DMNInputData] = []
  /// What was converted before: many rows share a cell, and to list a set's places takes long.
  private var known: [[Cell]: (column: Int, entry: String)] = [:]
  private let feel: FEEL
  private let table: ReportedTable

  init(_ table: ReportedTable, _ dialect: FEEL.Dialect) {
    feel = FEEL(dialect: dialect, words: table.words)
    self.table = table
    for row in table.rules.flatMap(\.rows) {
      var entries: [Int: String] = [:]
      for cell in row.cells {
        let (column, entry) = converted(cell)
        entries[column] = entry
      }
      rows.append(entries)
    }
  }

  private mutating func converted(_ cell: ReportedCell) -> (column: Int, entry: String) {
    if let known = known[cell.cells] { return known }
    let (input, entry) = column(of: cell)
    let converted = (number(of: input), entry)
    known[cell.cells] = converted
    return converted
  }

  private mutating func number(of input: DMNInput) -> Int {
    if let number = inputs.firstIndex(of: input) { return number }
    inputs.append(input)
    return inputs.count - 1
  }

  private mutating func need(_ name: String, _ type: String, _ sentence: String? = nil) {
    let needed = DMNInputData(name: name, type: type, sentence: sentence)
    if !data.contains(needed) { data.append(needed) }
  }

  private mutating func column(of cell: ReportedCell) -> (DMNInput, entry: String) {
    let label = table.columns[cell.column]
    switch table.table.columns[cell.column] {
    case .activity:
      need("activity", "string")
      return (DMNInput(label: label, expression: "activity", type: "string"), FEEL.text(cell.words))
    case .orders: return (orders(in: cell), "true")
    case .alternatives: return (asked(cell.words), "true")
    case .quantified(let quantified):
      switch cell.condition {
      case .quantified: return (asked(table.words.words(quantified)), "true")
      case .not(.quantified): return (asked(table.words.words(quantified)), "false")
      case let condition: return (asked(condition.map(table.words.sentence) ?? cell.words), "true")
      }
    case .fact(let path):
      guard let condition = cell.condition else { return (asked(cell.words), "true") }
      switch feel.entry(condition, of: path) {
      case .unary(let test):
        needRoot(of: path)
        return (DMNInput(label: label, expression: feel.name(of: path), type: type(of: path)), test)
      case .expression(let expression):
        needRoot(of: path)
        return (DMNInput(label: "\(label): \(cell.words)", expression: expression, type: "boolean"), "true")
      case nil: return (asked(table.words.sentence(condition)), "true")
      }
    }
  }

  /// A Boolean input for what FEEL cannot say, named by a sentence.
  private mutating func asked(_ sentence: String) -> DMNInput {
    let name = "asked_" + Self.identifier(sentence)
    need(name, "boolean", sentence)
    return DMNInput(label: sentence, expression: name, type: "boolean")
  }

  /// A Boolean input for each order: whoever asks knows whether it is in force.
  private mutating func orders(in cell: ReportedCell) -> DMNInput {
    var names: [String] = []
    for case .orders(let references) in cell.cells.map(\.content) {
      for reference in references {
        let name = "order_" + FEEL.name(table.words.order(reference))
        need(name, "boolean", table.words.statement(of: reference))
        names.append(name)
      }
    }
    return DMNInput(
      label: "in force: \(cell.words)", expression: names.joined(separator: " or "), type: "boolean")
  }

  private mutating func needRoot(of path: Path) {
    let vocabulary = table.words.vocabulary
    switch path.root {
    case .participant, .counted:
      need(FEEL.name(vocabulary.person.noun.singular), FEEL.type(of: vocabulary.person))
    case .thing: need(FEEL.name(vocabulary.thing.noun.singular), FEEL.type(of: vocabulary.thing))
    case .time: need("time", feel.timeType)
    }
  }

  private func type(of path: Path) -> String {
    guard let attribute = table.words.attributes(on: path).last?.attribute else { return feel.timeType }
    return feel.type(of: attribute.type)
  }

  /// A sentence as a name: its letters and digits, and at its end a number that tells it from all others.
  private static func identifier(_ sentence: String) -> String {
    let letters = sentence.unicodeScalars.map { scalar in
      scalar.isASCII && (scalar.properties.isAlphabetic || scalar.properties.numericType != nil)
        ? String(scalar) : "_"
    }
    let words = letters.joined().split(separator: "_").prefix(8).joined(separator: "_")
    // FNV-1a, which is the same on every machine.
    let hash = sentence.utf8.reduce(UInt32(2_166_136_261)) { ($0 ^ UInt32($1)) &* 16_777_619 }
    return "\(words)_\(String(hash, radix: 16))"
  }
}

extension FEEL {
  var timeType: String {
    switch dialect {
    case .standard: "date and time"
    case .functionFree: "string"
    }
  }

  func type(of type: AttributeType) -> String {
    switch type {
    case .located, .place, .text, .choice: "string"
    case .tags: Self.tagsType
    case .number: "number"
    case .time: timeType
    case .flag: "boolean"
    case .record(let record): Self.type(of: words.vocabulary.kinds[record])
    case .person, .people: Self.type(of: words.vocabulary.person)
    }
  }

  /// Several texts.
  static let tagsType = "list_of_tags"

  static func type(of kind: Kind) -> String { "t_\(name(kind.noun.singular))" }
}
