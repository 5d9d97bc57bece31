/// How the tables are read.
extension Places {
  static func readRows() -> [Row] {
    var rows: [Row] = []
    rows.reserveCapacity(PlaceTable.atomCount)
    var open: [Int] = []
    var scanner = TableScanner(PlaceTable.rows)
    while !scanner.isAtEnd {
      let depth = scanner.depth()
      while open.count > depth { rows[open.removeLast()].end = rows.count }
      open.append(rows.count)
      let code = scanner.field()
      rows.append(Row(code: code, country: open[0], end: rows.count + 1, details: scanner.restOfLine()))
    }
    for number in open { rows[number].end = rows.count }
    return rows
  }

  static func readGroups(rows: [Row], rowNumbers: [String: Int]) -> (groups: [Place], names: [String]) {
    var groups: [Place] = []
    var names: [String] = []
    var scanner = TableScanner(GroupTable.rows)
    while !scanner.isAtEnd {
      let code = scanner.field()
      names.append(scanner.field())
      var atoms = AtomSet.empty
      for number in scanner.wordsInRestOfLine().compactMap({ rowNumbers[$0] }) {
        atoms.insert(number..<rows[number].end)
      }
      groups.append(Place(code: code, kind: .group, country: nil, atoms: atoms))
    }
    return (groups, names)
  }

  static func readAliases(_ table: StaticString) -> [String: [String]] {
    var aliases: [String: [String]] = [:]
    var scanner = TableScanner(table)
    while !scanner.isAtEnd {
      let code = scanner.field()
      aliases[code] = scanner.wordsInRestOfLine()
    }
    return aliases
  }

  static func numbers(of codes: [String]) -> [String: Int] {
    Dictionary(uniqueKeysWithValues: zip(codes, codes.indices))
  }
}
