import BailiwickDecisions
import BailiwickModel
import BailiwickSource
import BailiwickSyntax

/// A rule or a mark in its table, with what a reader wants to know of it.
public struct ReportedRule: Sendable {
  /// Its name; a mark goes by `mark TAG`.
  public let name: String
  public let title: String?
  public let strength: Strength
  /// On whose word it stands, canonical and sorted. A mark names none: those who use its tag do.
  public let authorities: [String]
  public let because: String?
  public let notice: String?
  /// Its doc comment, as one line; empty without one.
  public let documentation: String
  /// As the author wrote it, without the indentation that all its lines share.
  public let sentence: String
  public let file: String
  public let start: SourcePosition
  public let end: SourcePosition
  public let keepsAlternatives: Bool
  /// It holds when one of them does.
  public let rows: [ReportedRow]

  init(
    _ rule: TableRule, in table: DecisionTable, of policy: PolicySet, words: inout CellWords,
    sources: SourceFiles, rowsBefore: Int
  ) {
    let origin: Origin
    switch table.output {
    case .effect:
      let source = policy.rules[rule.number]
      (name, title, authorities) = (source.name, source.title, source.authorities)
      (because, notice) = (source.because, source.notice)
      documentation = source.documentation.joined(separator: " ")
      origin = source.origin
    case .tag(let tag):
      let source = policy.marks[rule.number]
      (name, title, authorities) = ("mark \(writtenWord(tag.text))", nil, [])
      (because, notice) = (nil, nil)
      documentation = source.documentation.joined(separator: " ")
      origin = source.origin
    }
    strength = rule.strength
    let source = sources[origin.range.file]
    file = source.name
    start = source.position(at: origin.range.start)
    end = source.position(at: origin.range.end)
    sentence = Self.dedented(source.text(origin.range.offsets.clamped(to: 0..<source.bytes.count)))
    keepsAlternatives = rule.keepsAlternatives
    rows = rule.rows.enumerated().map { index, cells in
      ReportedRow(number: rowsBefore + index + 1, cells, in: table, words: &words)
    }
  }

  /// `policy.bwk:12`
  var place: String { "\(file):\(start.line)" }

  /// The lines after the first lose what white space they have in common beyond two columns.
  private static func dedented(_ text: String) -> String {
    let lines = sourceLines(text)
    let rest = lines.dropFirst().filter { !$0.allSatisfy { $0 == " " } }
    let common = rest.map { $0.prefix { $0 == " " }.count }.min() ?? 0
    let kept = lines.dropFirst().map { "  " + $0.dropFirst(common) }
    return ([lines.first.map(String.init) ?? ""] + kept).joined(separator: "\n")
  }
}

/// A conjunction of cells.
public struct ReportedRow: Sendable {
  /// In its table, from 1.
  public let number: Int
  /// The cells that ask something, by column.
  public let cells: [ReportedCell]

  init(number: Int, _ numbers: [Int], in table: DecisionTable, words: inout CellWords) {
    self.number = number
    let byColumn = Dictionary(grouping: numbers) { table.cells[$0].column }
    var cells: [ReportedCell] = []
    for column in byColumn.keys.sorted() {
      cells.append(words.cell(byColumn[column] ?? [], in: table))
    }
    self.cells = cells
  }

  /// What the cell of a column says; `nil` where the row asks nothing.
  func words(in column: Int) -> String? {
    cells.first { $0.column == column }?.words
  }
}

/// What a row asks of one column.
public struct ReportedCell: Sendable {
  public let column: Int
  public let words: String
  let cells: [Cell]

  /// Its conditions together; `nil` in the columns that ask of no fact.
  var condition: Condition? {
    let conditions = cells.compactMap { cell in
      if case .condition(let condition) = cell.content { condition } else { nil }
    }
    guard !conditions.isEmpty else { return nil }
    return conditions.count == 1 ? conditions[0] : .all(conditions)
  }
}

/// The cells of one table in words, each set of them once.
struct CellWords {
  let words: ConditionWords
  private var known: [[Int]: ReportedCell] = [:]

  init(_ words: ConditionWords) { self.words = words }

  /// What cells of one column ask together.
  mutating func cell(_ numbers: [Int], in table: DecisionTable) -> ReportedCell {
    if let cell = known[numbers] { return cell }
    let cells = numbers.map { table.cells[$0] }
    let cell = ReportedCell(column: cells[0].column, words: words.cell(cells, in: table), cells: cells)
    known[numbers] = cell
    return cell
  }
}
