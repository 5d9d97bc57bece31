import BailiwickDecisions

extension TableReport {
  /// Boxes for a terminal, one for each table, the rows of a rule together:
  ///
  ///     block participant — hit policy PRIORITY
  ///     ┌───┬─────────────────────┬ …
  ///
  /// - Parameter width: of the terminal, in columns.
  public func text(width: Int, _ style: Style = .plain) -> String {
    if let failure { return "no tables: \(visible(failure))\n" }
    return tables.map { table in
      let lines = [style.paint(visible(table.title), .bold)] + table.lines(width: max(width, 40), style)
      return lines.map { $0 + "\n" }.joined()
    }.joined(separator: "\n")
  }
}

extension ReportedTable {
  fileprivate func lines(width: Int, _ style: Style) -> [String] {
    let header = ["#"] + columns + ["rule", "authorities", "strength"]
    let groups = rules.map { rule in
      rule.rows.enumerated().map { index, row in
        let isFirst = index == 0
        return [String(row.number)] + columns.indices.map { row.words(in: $0) ?? "-" }
          + (isFirst ? [rule.name, rule.shownAuthorities, rule.strength.rawValue] : ["", "", ""])
      }
    }
    let shown = groups.map { $0.map { $0.map { visible($0) } } }
    let box = BoxedTable(header: header.map { visible($0) }, groups: shown).lines(width: width, style)
    return (box.map { $0 + documentation(width: width) } ?? listing(width: width, style)) + notes(width: width)
  }

  /// For a table with too many columns, a paragraph for each rule:
  ///
  ///     mainland: restricts, authorities CN
  ///       1  participant.location  in CN
  ///          meeting.tags          tagged illegal-in-CN
  private func listing(width: Int, _ style: Style) -> [String] {
    let label = min(30, columns.map { displayWidth(visible($0)) }.max() ?? 0)
    let gutter = String(rules.last?.rows.last?.number ?? 0).count + 4
    return rules.flatMap { rule in
      let word = rule.authorities.isEmpty ? "" : ", authorities \(rule.shownAuthorities)"
      let headline = style.paint(visible(rule.name), .bold) + visible(": \(rule.strength.rawValue)\(word)")
      let documentation = rule.documentation.isEmpty ? [] : wrapped(visible(rule.documentation), width: width - 2)
      return ["", headline] + documentation.map { "  " + $0 }
        + rule.rows.flatMap { row in
          let cells =
            row.cells.isEmpty ? ["always"] : row.cells.flatMap { lines(of: $0, label, width - gutter) }
          return cells.enumerated().map { index, line in
            let number = index == 0 ? String(row.number) : ""
            return String(repeating: " ", count: gutter - 2 - number.count) + number + "  " + line
          }
        }
    }
  }

  private func lines(of cell: ReportedCell, _ label: Int, _ width: Int) -> [String] {
    let name = visible(columns[cell.column])
    let texts = wrapped(visible(cell.words), width: max(20, width - label - 2))
    let gap = String(repeating: " ", count: max(0, label - displayWidth(name)) + 2)
    let indent = String(repeating: " ", count: label + 2)
    return displayWidth(name) > label
      ? [name] + texts.map { indent + $0 } : [name + gap + texts[0]] + texts.dropFirst().map { indent + $0 }
  }

  /// The doc comments of rules, below their box.
  private func documentation(width: Int) -> [String] {
    rules.filter { !$0.documentation.isEmpty }.flatMap {
      wrapped(visible("\($0.name): \($0.documentation)"), width: width)
    }
  }

  /// What is said of rules that keep alternatives.
  private func notes(width: Int) -> [String] {
    rules.filter(\.keepsAlternatives).flatMap { rule in
      wrapped("\(visible(rule.name)) keeps alternatives: \(Self.keptNote).", width: width)
    }
  }
}

extension ReportedRule {
  /// `CN, HK`, or a dash for a rule on nobody's word.
  var shownAuthorities: String { authorities.isEmpty ? "-" : authorities.joined(separator: ", ") }
}
