import BailiwickPlaces
import BailiwickSource

extension PolicySet {
  /// The canonical name of the authority that a name stands for: its own when it is declared or a territory, a place's
  /// canonical code else, by whatever may name the place at the end of a tag; `nil` when no authority and no place has
  /// it.
  public func canonicalAuthority(_ name: String) -> String? {
    if declaredAuthorities.contains(name) { return name }
    let places = Places.standard
    return places.canonicalAuthority(name) ?? places.resolve(endOfTag: name).places.first?.code
  }

  /// The names of authorities that may have been meant by one of none, at most three, the likeliest first.
  public func nearMisses(toAuthority name: String) -> [String] {
    Places.standard.nearMisses(toAuthority: name, declared: declaredAuthorities)
  }

  /// Where the word of an authority with this canonical name counts, whether the program speaks of it or not.
  public func bailiwick(of authority: String) -> Bailiwick {
    if let known = declarations.bailiwicks[authority] { return known }
    if let territory = declarations.territories.first(where: { $0.name == authority }) {
      return .places(territory.atoms)
    }
    return .places(Places.standard.territory(ofAuthority: authority))
  }

  private var declaredAuthorities: [String] {
    (declarations.authorities.map(\.name) + declarations.territories.map(\.name)).sorted()
  }
}

extension Places {
  /// The canonical name of the authority that a place is. An alias that stands for several places keeps its name: it
  /// binds them together.
  func canonicalAuthority(_ code: String) -> String? {
    let codes = canonicalCodes(of: code)
    return codes.count > 1 ? code : codes.first
  }

  func nearMisses(toAuthority name: String, declared: [String]) -> [String] {
    let meant = BailiwickSource.nearMisses(to: name, among: declared, limit: 2) + nearMisses(toCode: name)
    return Array(meant.prefix(3))
  }

  /// All that the word of a place counts in.
  func territory(ofAuthority code: String) -> AtomSet {
    resolve(text: code).places.reduce(into: .empty) { $0.formUnion($1.atoms) }
  }
}
