import BailiwickModel

/// The cells of a policy's tables, compiled so that each can be asked alone.
///
/// To the compiler every cell is a rule of its own. The condition inside a quantifier is one more cell, to be
/// asked of one person after the other.
struct CellProgram: Sendable {
  let tables: [DecisionTable]
  let program: DecisionProgram
  /// By table: the number of its first cell among all.
  private let firstNumbers: [Int]

  init(_ policy: PolicySet, tables: [DecisionTable]) {
    self.tables = tables
    var askable: [DecisionTable] = []
    var firstNumbers: [Int] = []
    var next = 0
    for table in tables {
      let cells = table.cells + table.columns.indices.map { Self.innerCell(ofColumn: $0, in: table) }
      firstNumbers.append(next)
      askable.append(
        DecisionTable(
          output: .effect(0, on: .participant), columns: table.columns, cells: cells,
          rules: cells.indices.map { number in
            TableRule(
              number: next + number, strength: .informs, formula: .cell(number), rows: [[number]],
              keepsAlternatives: false)
          }))
      next += cells.count
    }
    self.firstNumbers = firstNumbers
    // Tests of tags ask the marks, so these stay as they are.
    let marks = tables.filter { if case .tag = $0.output { true } else { false } }
    program = DecisionProgram(uncoded: policy, tables: askable + marks)
  }

  /// What runs for a cell of a table.
  func formula(ofCell cell: Int, in table: Int) -> Formula {
    program.rules[firstNumbers[table] + cell].formula
  }

  /// What runs for the condition inside a column's quantifier.
  func formula(insideColumn column: Int, in table: Int) -> Formula {
    program.rules[firstNumbers[table] + tables[table].cells.count + column].formula
  }

  private static func innerCell(ofColumn column: Int, in table: DecisionTable) -> Cell {
    guard case .quantified(let quantified) = table.columns[column] else {
      return Cell(column: column, content: .condition(.always), origin: table.cells[0].origin)
    }
    return Cell(column: column, content: .condition(quantified.condition), origin: quantified.origin)
  }
}
