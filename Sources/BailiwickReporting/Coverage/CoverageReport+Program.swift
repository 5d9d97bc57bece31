import BailiwickCoverage
import BailiwickDecisions
import BailiwickModel
import BailiwickSource

extension CoverageReport {
  /// The coverage of one program, in words.
  ///
  /// - Parameter tables: those of the policy.
  public init(_ coverage: ProgramCoverage, of policy: PolicySet, tables: [DecisionTable], files: [SourceFile]) {
    let sources = SourceFiles(files)
    let words = BorderWords(policy: policy, sources: sources)
    func point(
      _ kind: CoveragePoint.Kind, _ rule: String, _ what: String, gap: String, at range: SourceRange,
      _ state: CoveragePoint.State
    ) -> CoveragePoint {
      let file = sources[range.file]
      return CoveragePoint(
        kind: kind, rule: rule, what: what, gap: gap, file: file.name, start: file.position(at: range.start),
        end: file.position(at: range.end), state: state)
    }

    var points = policy.rules.enumerated().map { number, rule in
      point(
        .rule, rule.name, words.text(rule.sentence.head.range), gap: "rule \(rule.name) applies in no test",
        at: rule.origin.range, .init(coverage.rules[number]))
    }
    let report = TableReport(policy, tables: tables, files: files)
    for (number, table) in report.tables.enumerated() {
      for (index, rule) in table.rules.enumerated() {
        let cells = tables[number].cells
        for (row, source) in zip(rule.rows, tables[number].rules[index].rows) {
          let asked = row.cells.map { Self.words(of: $0, in: table.columns[$0.column]) }.joined(separator: ", ")
          let range = Self.range(of: source, among: tables[number].rules[index].rows, cells)
          let at = range ?? words.range(of: tables[number].owner(index))
          let rowInRule = row.number - rule.rows[0].number
          points.append(
            point(
              .row(table: table.name, number: row.number), rule.name, asked.isEmpty ? "always" : asked,
              gap: "row \(row.number) of \(table.name), rule \(rule.name), applies in no test: \(asked)", at: at,
              .init(coverage.rows[number][index][rowInRule])))
        }
      }
    }
    for covered in coverage.borders {
      for side in covered.sides {
        points.append(
          point(
            .border(place: words.place(side.side, of: covered.border), side: side.side.word),
            words.rule(covered.border.owner), words.what(covered.border),
            gap: words.gap(side, of: covered.border), at: covered.border.test.origin.range, .init(side)))
      }
    }
    self.init(points: points, files: files.map(\.name))
  }

  /// `participant.location in CN`; of a column that asks a question itself, the question.
  private static func words(of cell: ReportedCell, in column: String) -> String {
    switch cell.words {
    case "yes": column
    case "no": "not \(column)"
    default: "\(column) \(cell.words)"
    }
  }

  /// Where a row is written: what it asks and some other row of its rule does not; `nil` for a rule of one row.
  private static func range(of row: [Int], among rows: [[Int]], _ cells: [Cell]) -> SourceRange? {
    guard rows.count > 1 else { return nil }
    let shared = rows.dropFirst().reduce(Set(rows[0])) { $0.intersection($1) }
    let own = row.filter { !shared.contains($0) }.map { cells[$0].origin.range }
    return own.first.map { first in
      own.filter { $0.file == first.file }.reduce(first) { $0.through($1) }
    }
  }
}

extension DecisionTable {
  /// What a rule of the table is, by its number in the table.
  fileprivate func owner(_ rule: Int) -> Border.Owner {
    switch output {
    case .effect: .rule(rules[rule].number)
    case .tag: .mark(rules[rule].number)
    }
  }
}

extension CoveragePoint.State {
  fileprivate init(_ tests: [String]) { self = tests.isEmpty ? .missing(example: nil) : .shown(tests) }

  fileprivate init(_ side: CoveredSide) {
    guard side.tests.isEmpty else {
      self = .shown(side.tests)
      return
    }
    switch side.missing {
    case .request(_, let place): self = .missing(example: place)
    case .impossible: self = .impossible
    case .unproved, nil: self = .missing(example: nil)
    }
  }
}

extension Border.Side {
  /// As JSON has it.
  var word: String {
    switch self {
    case .inside: "inside"
    case .outside: "outside"
    case .leftOut: "leftOut"
    case .unknown: "unknown"
    }
  }
}
