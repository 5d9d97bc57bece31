/// Rows in groups, in a box that fits a terminal:
///
///     ┌───┬──────────────────────┬───────────────┐
///     │ # │ participant.location │ rule          │
///     ├───┼──────────────────────┼───────────────┤
///     │ 1 │ in CN                │ mainland      │
///     │ 2 │ in HK                │               │
///     ├───┼──────────────────────┼───────────────┤
///     │ 3 │ outside CN           │ everyone-else │
///     └───┴──────────────────────┴───────────────┘
struct BoxedTable {
  let header: [String]
  /// Rows, a line drawn between two groups.
  let groups: [[[String]]]
  /// How wide a column is at least, if its words are as long; what is longer may be cut.
  static let leastWidth = 12

  /// The lines of the box; `nil` when its columns would be too narrow to be read.
  func lines(width: Int, _ style: Style) -> [String]? {
    guard let widths = columnWidths(total: width) else { return nil }
    func rule(_ left: String, _ middle: String, _ right: String) -> String {
      left + widths.map { String(repeating: "─", count: $0 + 2) }.joined(separator: middle) + right
    }
    var lines = [rule("┌", "┬", "┐")]
    lines += row(header, widths) { style.paint($0, .bold) }
    for group in groups {
      lines.append(rule("├", "┼", "┤"))
      for cells in group { lines += row(cells, widths) { $0 } }
    }
    return lines + [rule("└", "┴", "┘")]
  }

  private func row(_ cells: [String], _ widths: [Int], paint: (String) -> String) -> [String] {
    let columns = zip(cells, widths).map { wrapped($0, width: $1) }
    let height = columns.map(\.count).max() ?? 0
    return (0..<height).map { line in
      let parts = zip(columns, widths).map { lines, width in
        let text = line < lines.count ? lines[line] : ""
        return " " + paint(text) + String(repeating: " ", count: width - displayWidth(text)) + " "
      }
      return "│" + parts.joined(separator: "│") + "│"
    }
  }

  /// Each column as wide as its widest line where all fit; else the widest are cut to one width, if that
  /// can be so no narrower than the longest piece of a word in them.
  private func columnWidths(total: Int) -> [Int]? {
    let texts = header.indices.map { column in ([header] + groups.joined()).map { $0[column] } }
    let wanted = texts.map { $0.map { displayWidth($0) }.max() ?? 0 }
    let available = total - 3 * header.count - 1
    guard wanted.reduce(0, +) > available else { return wanted }
    let pieces = texts.map { $0.flatMap(unbreakablePieces).map { displayWidth($0) }.max() ?? 0 }
    return Self.cut(wanted, noNarrowerThan: pieces, to: available)
      ?? Self.cut(wanted, noNarrowerThan: wanted.map { min($0, Self.leastWidth) }, to: available)
  }

  private static func cut(_ wanted: [Int], noNarrowerThan least: [Int], to available: Int) -> [Int]? {
    func widths(_ limit: Int) -> [Int] { zip(wanted, least).map { max($1, min($0, limit)) } }
    guard let limit = (0...max(0, available)).last(where: { widths($0).reduce(0, +) <= available }) else {
      return nil
    }
    var cut = widths(limit)
    var rest = available - cut.reduce(0, +)
    for column in cut.indices where rest > 0 && cut[column] == limit && cut[column] < wanted[column] {
      cut[column] += 1
      rest -= 1
    }
    return cut
  }
}
