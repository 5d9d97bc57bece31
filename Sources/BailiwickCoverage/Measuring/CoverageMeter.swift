import BailiwickDecisions
import BailiwickModel
import BailiwickSource

/// Counts what tests show of a policy.
public struct CoverageMeter: Sendable {
  private let policy: PolicySet
  private let meaning: Meaning
  private let tables: [DecisionTable]
  /// By table, rule in it and row of that: what the row's cells ask together.
  private let rows: [[[Sentence]]]
  public private(set) var coverage: ProgramCoverage

  /// - Parameter tables: those of the policy.
  public init(_ policy: PolicySet, tables: [DecisionTable], files: [SourceFile]) {
    self.policy = policy
    self.tables = tables
    meaning = Meaning(policy)
    rows = tables.map { table in
      table.rules.map { rule in rule.rows.map { table.sentence(ofRow: $0, of: rule, in: policy) } }
    }
    coverage = ProgramCoverage(
      rules: policy.rules.map { _ in [] }, rows: rows.map { $0.map { $0.map { _ in [] } } },
      borders: Border.all(in: policy, files: files).map { border in
        CoveredBorder(border: border, sides: border.sides.map { CoveredSide(side: $0) })
      })
  }

  /// Counts a test, by its name.
  ///
  /// - Parameter outcome: what the policy does in its request.
  public mutating func record(_ test: String, _ facts: Facts, _ outcome: Outcome) {
    let scenes = AppliedScenes(policy, meaning, facts, outcome)
    let acting = policy.rules.indices.filter { !scenes.applying(.rule($0)).isEmpty }
    for number in acting { coverage.rules[number].append(test) }
    let owners = Set(acting.map(Border.Owner.rule) + policy.marks.indices.map(Border.Owner.mark))
    for (table, source) in tables.enumerated() {
      for (number, rule) in source.rules.enumerated() where owners.contains(source.owner(of: rule)) {
        let applied = scenes.applying(source.owner(of: rule))
        for (row, sentence) in rows[table][number].enumerated()
        where applied.contains(where: { meaning.truth(of: sentence, in: $0) == .yes }) {
          coverage.rows[table][number][row].append(test)
        }
      }
    }
    for index in coverage.borders.indices {
      let shown = scenes.sides(of: coverage.borders[index].border)
      for side in coverage.borders[index].sides.indices where shown.contains(coverage.borders[index].sides[side].side) {
        coverage.borders[index].sides[side].tests.append(test)
      }
    }
  }
}

extension DecisionTable {
  /// What the cells of a row ask together.
  fileprivate func sentence(ofRow row: [Int], of rule: TableRule, in policy: PolicySet) -> Sentence {
    var conditions: [Condition] = []
    var activity: Int?
    var orders: [OrderReference] = []
    for cell in row {
      switch cells[cell].content {
      case .condition(let condition): conditions.append(condition)
      case .activity(let number): activity = number
      case .orders(let references): orders = references
      case .alternatives(let formula): conditions.append(condition(of: formula))
      }
    }
    let sentence =
      switch owner(of: rule) {
      case .rule(let number): policy.rules[number].sentence
      case .mark(let number): policy.marks[number].sentence
      }
    return sentence.asking(conditions, activity: activity, orders: orders)
  }

  /// The rule or mark that a rule of the table is.
  fileprivate func owner(of rule: TableRule) -> Border.Owner {
    switch output {
    case .effect: .rule(rule.number)
    case .tag: .mark(rule.number)
    }
  }

  /// What alternatives ask. They are made of conditions alone: what else a sentence asks is asked always.
  fileprivate func condition(of formula: Formula) -> Condition {
    switch formula {
    case .all(let parts): return .all(parts.map { condition(of: $0) })
    case .any(let parts): return .any(parts.map { condition(of: $0) })
    case .cell(let number):
      guard case .condition(let condition) = cells[number].content else { return .always }
      return condition
    }
  }
}
