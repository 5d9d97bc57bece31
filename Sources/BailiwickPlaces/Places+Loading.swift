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
      let code = scanner.code()
      rows.append(Row(packedCode: code, country: open[0], end: rows.count + 1, details: scanner.restOfLine()))
    }
    for number in open { rows[number].end = rows.count }
    return rows
  }

  static func readGroups(rows: [Row], rowNumbers: CodeNumbers) -> (groups: [Place], names: [String]) {
    var groups: [Place] = []
    var names: [String] = []
    var scanner = TableScanner(GroupTable.rows)
    while !scanner.isAtEnd {
      let code = scanner.field()
      names.append(scanner.field())
      let members = scanner.codesInRestOfLine().compactMap { rowNumbers[$0] }
      let atoms = AtomSet(members.lazy.map { $0..<rows[$0].end })
      groups.append(Place(code: code, kind: .group, country: nil, atoms: atoms))
    }
    return (groups, names)
  }

  static func readAliases(_ table: StaticString) -> [PlaceCode: [PlaceCode]] {
    var aliases: [PlaceCode: [PlaceCode]] = [:]
    var scanner = TableScanner(table)
    while !scanner.isAtEnd {
      let code = scanner.code()
      aliases[code] = scanner.codesInRestOfLine()
    }
    return aliases
  }
}
