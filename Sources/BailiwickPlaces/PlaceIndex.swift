/// Finds places by what is no code of the language: names, numbers, and alpha-3 codes.
///
/// Facts never need it, and few policies the names of subdivisions; each part is made at its first use.
enum PlaceIndex {
  /// By name in lower case: countries, and groups whose names no country has.
  static let territories: [String: String] = {
    var index: [String: String] = [:]
    for (group, name) in zip(places.groups, places.groupNames) { index[name.lowercased()] = group.code }
    for number in countryRows {
      for name in places.names(ofRow: number) { index[name.lowercased()] = places.rows[number].code }
    }
    return index
  }()

  /// By name in lower case: subdivisions, several for many names.
  static let subdivisions: [String: [String]] = {
    var index: [String: [String]] = [:]
    for number in places.rows.indices where !places.isCountry(number) {
      for name in places.names(ofRow: number) {
        index[name.lowercased(), default: []].append(places.rows[number].code)
      }
    }
    return index
  }()

  /// By three digits: countries.
  static let numbers = countries { $0.number }

  /// By ISO 3166-1 alpha-3 code: countries.
  static let alpha3 = countries { $0.alpha3 }

  private static let places = Places.standard

  private static var countryRows: [Int] {
    places.rows.indices.filter(places.isCountry)
  }

  private static func countries(
    by key: ((alpha3: String, number: String)) -> String
  ) -> [String: String] {
    Dictionary(
      uniqueKeysWithValues: countryRows.map {
        (key(places.longCodes(ofCountry: $0)), places.rows[$0].code)
      })
  }
}
