import BailiwickSource

extension Places {
  /// The codes that may have been meant by an unknown one, at most three, the likeliest first.
  ///
  /// Another writing of known places (`cn`, `US_CA`, `CHN`, `156`, `China`) has just those. Else it is what is spelled
  /// nearly so: of a code with a letter twice (`CNN`) the code, of one of a subdivision those with a letter more or less,
  /// and of a longer word names. What else a few letters may mean is guesswork, and a wrong country is worse than none.
  public func nearMisses(toCode code: String) -> [String] {
    let meant = codes(meantBy: code)
    guard meant.isEmpty else { return meant }
    if let hyphen = code.firstIndex(of: "-") {
      let country = code[...hyphen].uppercased()
      let inCountry = rows.map(\.code).filter { $0.contains("-") && $0.hasPrefix(country) }
      return nearestMisses(to: code, among: inCountry.filter { $0.count != code.count })
    }
    if code.utf8.count <= 3 {
      return resolve(code: withoutDoubledLetter(code)).places.map(\.code)
    }
    return Array(names(like: code).flatMap { codes(in: resolve(text: $0)) }.prefix(3))
  }

  /// `CN` for `CNN`; the text itself without one letter twice.
  private func withoutDoubledLetter(_ text: String) -> String {
    var letters = Array(text)
    guard let second = letters.indices.dropFirst().last(where: { letters[$0] == letters[$0 - 1] }) else { return text }
    letters.remove(at: second)
    return String(letters)
  }

  /// The names, numbers or codes that may have been meant by an unknown text, at most three, the likeliest
  /// first.
  public func nearMisses(toText text: String) -> [String] {
    let meant = codes(meantBy: text)
    guard meant.isEmpty else { return meant }
    if isNumber(text) {
      let numbers = groups.map(\.code).filter(isNumber) + PlaceIndex.numbers.keys.sorted()
      return nearestMisses(to: text, among: numbers.filter { $0.count != text.count })
    }
    return names(like: text)
  }

  /// Names that are spelled most nearly like a text and begin with its first letter, those of countries and groups
  /// first.
  private func names(like text: String) -> [String] {
    let first = text.first?.lowercased()
    var (territories, subdivisions) = (groupNames, [String]())
    for number in rows.indices {
      if isCountry(number) {
        territories += names(ofRow: number)
      } else {
        subdivisions += names(ofRow: number)
      }
    }
    return nearestMisses(to: text, among: (territories + subdivisions).filter { $0.first?.lowercased() == first })
  }

  /// What `text` names for certain, but not in the language's way, as canonical codes; at most three. What is another
  /// name of several places together is one text with all their codes: `EU, IS, LI, NO`.
  public func codes(meantBy text: String) -> [String] {
    let latin = latinReading(of: text) ?? text
    let known = codes(writtenAs: latin)
    return known.isEmpty ? OtherNames.codes[latin.lowercased(), default: []] : known
  }

  /// What is proposed for a place as a policy has it: codes as they are, names and regions as strings, `"Asia"`.
  public func written(_ meant: String) -> String {
    if resolve(code: meant) != .unknown || meant.contains(", ") { return meant }
    return "\"\(englishName(of: meant) ?? meant)\""
  }

  private func codes(writtenAs text: String) -> [String] {
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
