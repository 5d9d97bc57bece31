/// Cells in columns, aligned by what a terminal shows of them.
package struct TextTable {
  private struct Row {
    let cells: [String]
    /// The ink of one cell.
    var paint: (ink: Ink, column: Int)?
  }

  private let header: [String]
  private var rows: [Row] = []

  package init(header: [String]) {
    self.header = header
  }

  package mutating func append(_ cells: [String], ink: Ink? = nil, at column: Int = 0) {
    rows.append(Row(cells: cells, paint: ink.map { ($0, column) }))
  }

  /// The header and the rows, two spaces between columns, none at a line's end.
  package func lines(indent: String, _ style: Style) -> [String] {
    let widths = header.indices.map { column in
      ([header] + rows.map(\.cells)).map { displayWidth($0[column]) }.max() ?? 0
    }
    let headline = header.map { style.paint($0, .faint) }
    return [indent + join(headline, plain: header, widths)]
      + rows.map { row in
        var painted = row.cells
        if let paint = row.paint { painted[paint.column] = style.paint(painted[paint.column], paint.ink) }
        return indent + join(painted, plain: row.cells, widths)
      }
  }

  private func join(_ painted: [String], plain: [String], _ widths: [Int]) -> String {
    let last = plain.lastIndex { !$0.isEmpty } ?? 0
    return (0...last).map { column in
      let gap = column == last ? 0 : widths[column] - displayWidth(plain[column]) + 2
      return painted[column] + String(repeating: " ", count: gap)
    }.joined()
  }
}
