extension Places {
  /// What a code stands for, as a policy or a fact gives it: `CN`, `US-CA`, `UK`, `CN-HK`, `EU`.
  ///
  /// Codes are exact: upper case, and ISO 3166-2's hyphen. M49 numbers are no codes but texts.
  public func resolve(code: String) -> PlaceResolution {
    isNumber(code) ? .unknown : resolve(codeOrRegion: code)
  }

  /// The codes of the places that a code stands for, for whom their atoms are not worth making.
  public func canonicalCodes(of code: String) -> [String] {
    guard !isNumber(code), let packed = PlaceCode(code) else { return [] }
    if isCanonical(packed) { return [code] }
    if let own = doubleCoded[packed]?.first, isCanonical(own) { return [own.text] }
    return retired[packed, default: []].filter(isCanonical).map(\.text)
  }

  private func isCanonical(_ code: PlaceCode) -> Bool {
    rowNumbers[code] != nil || groupNumbers[code] != nil
  }

  /// What a string in a policy stands for: a code, an M49 number of a region or country (`150`, `156`), or a
  /// name in CLDR's English, in any case (`Western Asia`, `Hong Kong`).
  ///
  /// Of places of one name a country is meant before a group, and a group before a subdivision.
  public func resolve(text: String) -> PlaceResolution {
    let resolution = resolve(codeOrRegion: text)
    guard resolution == .unknown else { return resolution }
    let name = text.lowercased()
    if let code = PlaceIndex.numbers[text] ?? PlaceIndex.territories[name] {
      return resolve(codeOrRegion: code)
    }
    let codes = PlaceIndex.subdivisions[name] ?? []
    return codes.count > 1 ? .ambiguous(codes.sorted()) : codes.first.map(resolve(code:)) ?? .unknown
  }

  /// What the end of a tag such as `illegal-in-CN` stands for: what it stands for in a string, but for a code in
  /// another case, which is none, though `us` and `uk` be names.
  public func resolve(endOfTag text: String) -> PlaceResolution {
    let code = text.uppercased()
    return code != text && resolve(code: code) != .unknown ? .unknown : resolve(text: text)
  }

  /// The place with a canonical code.
  private func place(_ code: PlaceCode) -> Place? {
    if let number = groupNumbers[code] { return groups[number] }
    guard let number = rowNumbers[code] else { return nil }
    let row = rows[number]
    return Place(
      code: code.text, kind: isCountry(number) ? .country : .subdivision, country: rows[row.country].code,
      atoms: AtomSet(number..<row.end))
  }

  func isNumber(_ text: String) -> Bool {
    text.utf8.allSatisfy { UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 }
  }

  private func resolve(codeOrRegion text: String) -> PlaceResolution {
    guard let code = PlaceCode(text) else { return .unknown }
    if let place = place(code) { return .place(place) }
    if let place = doubleCoded[code]?.first.flatMap(place) { return .doubleCoded(place) }
    guard let replacements = retired[code] else { return .unknown }
    return .retired(replacements: replacements.compactMap(place))
  }
}
