/// What somebody may be about to write.
extension Places {
  /// The codes of a country's subdivisions, sorted.
  public func subdivisions(of country: String) -> [String] {
    rows.map(\.code).filter { $0.hasPrefix(country + "-") }.sorted()
  }

  /// The English names that begin with a text and name one place: of countries and groups, or where none of these does,
  /// of subdivisions.
  public func names(startingWith text: String) -> [String] {
    let countries = rows.indices.filter(isCountry).map { names(ofRow: $0)[0] }
    let territories = (countries + groupNames).filter { $0.hasPrefix(text) }
    guard territories.isEmpty else { return territories.filter(namesOne) }
    return rows.indices.filter { !isCountry($0) }.map { names(ofRow: $0)[0] }.filter {
      $0.hasPrefix(text) && namesOne($0)
    }
  }

  private func namesOne(_ name: String) -> Bool { resolve(text: name).places.count == 1 }
}
