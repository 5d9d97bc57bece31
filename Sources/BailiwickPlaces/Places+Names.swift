/// What the table tells about a place beyond its code.
extension Places {
  /// The name of the place with this canonical code in CLDR's English.
  public func englishName(of code: String) -> String? {
    if let number = groupNumbers[code] { return groupNames[number] }
    return rowNumbers[code].map { names(ofRow: $0)[0] }
  }

  /// The English name of a country or subdivision, then its other names.
  func names(ofRow number: Int) -> [String] {
    Array(details(ofRow: number).dropFirst(isCountry(number) ? 2 : 0))
  }

  /// The ISO 3166-1 alpha-3 code and the number of a country, as M49 and ISO write it.
  func longCodes(ofCountry number: Int) -> (alpha3: String, number: String) {
    let details = details(ofRow: number)
    return (details[0], details[1])
  }

  func isCountry(_ number: Int) -> Bool {
    rows[number].country == number
  }

  private func details(ofRow number: Int) -> [String] {
    var fields: [String] = []
    var scanner = TableScanner(PlaceTable.rows, in: rows[number].details)
    while !scanner.isAtEnd { fields.append(scanner.field()) }
    return fields
  }
}
