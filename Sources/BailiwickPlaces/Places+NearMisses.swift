import BailiwickSource

extension Places {
  /// The codes that may have been meant by an unknown one, at most three, the likeliest first.
  ///
  /// Another writing of known places (`cn`, `US_CA`, `CHN`, `156`, `China`) has just those; else it is what is
  /// spelled nearly so, among the codes for what looks like one, and among the names for a longer word.
  public func nearMisses(toCode code: String) -> [String] {
    let meant = codes(meantBy: code)
    guard meant.isEmpty else { return meant }
    if let hyphen = code.firstIndex(of: "-") {
      let country = code[...hyphen].uppercased()
      let subdivisions = rows.map(\.code).filter { $0.contains("-") }
      let inCountry = subdivisions.filter { $0.hasPrefix(country) }
      return BailiwickSource.nearMisses(to: code, among: inCountry.isEmpty ? subdivisions : inCountry)
    }
    if code.utf8.count <= 3 {
      return BailiwickSource.nearMisses(to: code, among: countries + groups.map(\.code))
    }
    return Array(nearMisses(toText: code).flatMap { codes(in: resolve(text: $0)) }.prefix(3))
  }

  /// The names, numbers or codes that may have been meant by an unknown text, at most three, the likeliest
  /// first. Names of subdivisions are tried only when no country or group has one like it.
  public func nearMisses(toText text: String) -> [String] {
    let meant = codes(meantBy: text)
    guard meant.isEmpty else { return meant }
    if isNumber(text) {
      let numbers = groups.map(\.code).filter(isNumber) + PlaceIndex.numbers.keys.sorted()
      return BailiwickSource.nearMisses(to: text, among: numbers)
    }
    let (territories, subdivisions) = allNames
    let found = BailiwickSource.nearMisses(to: text, among: territories)
    return found.isEmpty ? BailiwickSource.nearMisses(to: text, among: subdivisions) : found
  }

  private var allNames: (territories: [String], subdivisions: [String]) {
    var (territories, subdivisions) = (groupNames, [String]())
    for number in rows.indices {
      if isCountry(number) {
        territories += names(ofRow: number)
      } else {
        subdivisions += names(ofRow: number)
      }
    }
    return (territories, subdivisions)
  }

  /// The canonical codes of what `text` names for certain, but not in the language's way; at most three.
  private func codes(meantBy text: String) -> [String] {
    let code = String(text.uppercased().map { $0 == "_" ? "-" : $0 })
    let hyphenated = "\(code.prefix(2))-\(code.dropFirst(2))"
    let readings = [
      resolve(code: code), PlaceIndex.alpha3[code].map(resolve(code:)) ?? .unknown, resolve(text: text),
      resolve(code: hyphenated),
    ]
    let known = readings.first { $0 != .unknown }
    return known.map { Array(codes(in: $0).prefix(3)) } ?? []
  }

  private func codes(in resolution: PlaceResolution) -> [String] {
    if case .ambiguous(let codes) = resolution { return codes }
    return resolution.places.map(\.code)
  }
}
