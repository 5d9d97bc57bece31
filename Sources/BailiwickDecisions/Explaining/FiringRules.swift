import BailiwickModel

/// Tells which rules fire in a request, those that permit and protect included.
package struct FiringRules: Sendable {
  private let tables: [DecisionTable]
  private let cells: CellProgram
  /// By rule of the policy: the number of its table, and what it is there.
  private let homes: [Int: (table: Int, rule: TableRule)]

  package init(_ policy: PolicySet, tables: [DecisionTable]) {
    self.tables = tables
    cells = CellProgram(policy, tables: tables)
    var homes: [Int: (table: Int, rule: TableRule)] = [:]
    for (number, table) in tables.enumerated() {
      guard case .effect = table.output else { continue }
      for rule in table.rules { homes[rule.number] = (number, rule) }
    }
    self.homes = homes
  }

  /// The rules, by number, that fire with `participant` meaning the participant, or any of the people.
  package func rules(in facts: Facts) -> Set<Int> {
    var asking = CellAsking(cells, facts)
    var firing: Set<Int> = []
    let askedAbout = asking.people.map(Optional.some) + [asking.participant]
    for (table, source) in tables.enumerated() {
      guard case .effect = source.output else { continue }
      for rule in source.rules where askedAbout.contains(where: { holds(rule, in: table, about: $0, &asking) }) {
        firing.insert(rule.number)
      }
    }
    return firing
  }

  /// Whether a rule, by its number, fires on the participant.
  package func fires(_ number: Int, in facts: Facts) -> Bool {
    guard let (table, rule) = homes[number] else { return false }
    var asking = CellAsking(cells, facts)
    return holds(rule, in: table, about: asking.participant, &asking)
  }

  private func holds(_ rule: TableRule, in table: Int, about person: Int32?, _ asking: inout CellAsking) -> Bool {
    rule.rows.contains { row in row.allSatisfy { asking.answer($0, in: table, about: person) == .yes } }
  }
}
