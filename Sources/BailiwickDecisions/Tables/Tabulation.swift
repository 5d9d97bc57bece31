import BailiwickModel
import BailiwickSource

/// The decision tables of a policy: one for each effect on each noun, then one for each tag that marks
/// add, both in program order.
public func tabulate(_ policy: PolicySet) -> [DecisionTable] {
  var builders: [DecisionTable.Output: TableBuilder] = [:]
  var outputs: [DecisionTable.Output] = []
  func add(_ output: DecisionTable.Output, _ number: Int, _ strength: Strength, _ sentence: Sentence) {
    if builders[output] == nil { outputs.append(output) }
    builders[output, default: TableBuilder(output)].add(number, strength, sentence)
  }
  for (number, rule) in policy.rules.enumerated() {
    let effect = policy.vocabulary.effects[rule.effect]
    add(.effect(rule.effect, on: rule.sentence.target), number, Strength(effect, of: rule), rule.sentence)
  }
  for (number, mark) in policy.marks.enumerated() { add(.tag(mark.tag), number, .marks, mark.sentence) }
  return outputs.compactMap { builders[$0]?.table }
}

extension Strength {
  fileprivate init(_ effect: Effect, of rule: Rule) {
    switch effect.force {
    case .protects: self = .protects
    case .permits: self = .permits
    case .informs: self = .informs
    case .restricts: self = rule.isByDefault ? .restrictsByDefault : .restricts
    }
  }
}

/// A table while rules are added to it: equal columns and equal cells are one.
struct TableBuilder {
  private let output: DecisionTable.Output
  private var columns: [Column] = []
  private var columnNumbers: [Column: Int] = [:]
  private(set) var cells: [Cell] = []
  private var cellNumbers: [Cell: Int] = [:]
  private var rules: [TableRule] = []

  init(_ output: DecisionTable.Output) { self.output = output }

  var table: DecisionTable {
    DecisionTable(output: output, columns: columns, cells: cells, rules: rules)
  }

  mutating func add(_ number: Int, _ strength: Strength, _ sentence: Sentence) {
    var parts = [
      formula(sentence.qualifiers), formula(sentence.thing), formula(sentence.when),
    ]
    if let unless = sentence.unless { parts.append(formula(unless, isNegated: true)) }
    if let activity = sentence.activity {
      parts.append(cell(.activity, .activity(activity), sentence.origin))
    }
    for case let test? in [sentence.window.start.map(TimeTest.from), sentence.window.end.map(TimeTest.before)] {
      let test = Test(path: Path(.time), predicate: .time(test), origin: sentence.origin)
      parts.append(cell(.fact(test.path), .condition(.test(test)), sentence.origin))
    }
    if !sentence.orders.isEmpty { parts.append(cell(.orders, .orders(sentence.orders), sentence.origin)) }
    var formula = together(parts)
    let keepsAlternatives = formula.rowCount > Self.rowLimit
    if keepsAlternatives { formula = keepingAlternatives(formula, sentence.origin) }
    rules.append(
      TableRule(
        number: number, strength: strength, formula: formula,
        rows: formula.rows.map { row($0) },
        keepsAlternatives: keepsAlternatives))
  }

  /// A row's cells, each once, by column. Most are written so.
  private func row(_ numbers: [Int]) -> [Int] {
    func precedes(_ left: Int, _ right: Int) -> Bool {
      (cells[left].column, left) < (cells[right].column, right)
    }
    let isInOrder = zip(numbers, numbers.dropFirst()).allSatisfy(precedes)
    return isInOrder ? numbers : Set(numbers).sorted(by: precedes)
  }

  /// How many rows a rule may take before its disjunctions become columns of their own.
  static let rowLimit = 1_000

  // MARK: Conditions as formulas

  /// Pushes negations into the cells by De Morgan's laws, which hold in Kleene's logic.
  private mutating func formula(_ condition: Condition, isNegated: Bool = false) -> Formula {
    switch condition {
    case .not(let part): return formula(part, isNegated: !isNegated)
    case .all(let parts), .any(let parts):
      var formulas: [Formula] = []
      for part in parts { formulas.append(formula(part, isNegated: isNegated)) }
      if case .all = condition, !isNegated { return together(formulas) }
      if case .any = condition, isNegated { return together(formulas) }
      return either(formulas)
    case .test(let test):
      return cell(.fact(test.path), .condition(isNegated ? .not(condition) : condition), test.origin)
    case .quantified(let quantified):
      return cell(
        .quantified(quantified), .condition(isNegated ? .not(condition) : condition), quantified.origin)
    }
  }

  private func together(_ parts: [Formula]) -> Formula {
    var flat: [Formula] = []
    for part in parts {
      if case .all(let inner) = part { flat += inner } else { flat.append(part) }
    }
    return flat.count == 1 ? flat[0] : .all(flat)
  }

  /// A disjunction; within one column it is one cell.
  private mutating func either(_ parts: [Formula]) -> Formula {
    let alternatives = parts.map { part -> Cell? in
      guard case .cell(let number) = part, case .condition = cells[number].content else { return nil }
      return cells[number]
    }
    let known = alternatives.compactMap { $0 }
    guard let first = known.first, known.count == parts.count, known.allSatisfy({ $0.column == first.column })
    else { return .any(parts) }
    let conditions = known.compactMap { cell in
      if case .condition(let condition) = cell.content { condition } else { nil }
    }
    return cell(
      columns[first.column], .condition(.any(conditions)),
      Origin(known.reduce(first.origin.range) { $0.through($1.origin.range) }))
  }

  private mutating func cell(_ column: Column, _ content: Cell.Content, _ origin: Origin) -> Formula {
    let columnNumber = columnNumbers[column] ?? columns.count
    if columnNumber == columns.count {
      columnNumbers[column] = columnNumber
      columns.append(column)
    }
    let cell = Cell(column: columnNumber, content: content, origin: origin)
    if let number = cellNumbers[cell] { return .cell(number) }
    cellNumbers[cell] = cells.count
    cells.append(cell)
    return .cell(cells.count - 1)
  }

  // MARK: Too many rows

  /// The same with its disjunctions as cells of a column of their own, so that it takes one row.
  private mutating func keepingAlternatives(_ formula: Formula, _ origin: Origin) -> Formula {
    switch formula {
    case .cell: return formula
    case .any: return cell(.alternatives, .alternatives(formula), origin)
    case .all(let parts):
      var kept: [Formula] = []
      for part in parts { kept.append(keepingAlternatives(part, origin)) }
      return .all(kept)
    }
  }
}

extension Formula {
  /// How many rows it takes; no more than can be counted.
  var rowCount: Int {
    switch self {
    case .cell: 1
    case .any(let parts): parts.reduce(0) { min($0 + $1.rowCount, Int(Int32.max)) }
    case .all(let parts): parts.reduce(1) { min($0 * $1.rowCount, Int(Int32.max)) }
    }
  }

  /// Disjunctive normal form: `and` distributes over `or` in Kleene's logic as in Boole's.
  var rows: [[Int]] {
    switch self {
    case .cell(let number): [[number]]
    case .any(let parts): parts.flatMap(\.rows)
    case .all(let parts):
      Formula.cells(parts).map { [$0] }
        ?? parts.reduce([[]]) { rows, part in
          let more = part.rows
          return rows.flatMap { row in more.map { row + $0 } }
        }
    }
  }

  /// The numbers of formulas that all are cells, which most conjunctions are made of; `nil` of others.
  private static func cells(_ formulas: [Formula]) -> [Int]? {
    var numbers: [Int] = []
    numbers.reserveCapacity(formulas.count)
    for formula in formulas {
      guard case .cell(let number) = formula else { return nil }
      numbers.append(number)
    }
    return numbers
  }
}
