import BailiwickModel
import BailiwickPlaces

/// Sets of places as an author would write them: a territory's name where the set is one, else the
/// fewest codes, with `except` where that takes fewer.
///
///     CN      EU      HomeMarket      US-NJ, US-NY      CA except CA-QC      "Western Asia"
public struct PlaceWords: Sendable {
  private let territories: [Territory]

  public init(_ declarations: Declarations) {
    territories = declarations.territories
  }

  /// The words of a set, without the preposition. The empty set is `nowhere`.
  public func words(_ set: AtomSet) -> String {
    if set.isEmpty { return "nowhere" }
    if let name = name(of: set) { return name }
    let listed = codes(set)
    guard listed.count > 2 else { return Self.listed(listed) }
    let best = covers(of: set).map { cover in (cover.words, codes(cover.atoms.subtracting(set))) }
      .min { $0.0.count + $0.1.count < $1.0.count + $1.1.count }
    guard let (cover, rest) = best, cover.count + rest.count < listed.count else {
      return Self.listed(listed)
    }
    return "\(Self.listed(cover)) except \(Self.listed(rest))"
  }

  /// The fewest codes, a number among M49's regions by its name.
  public func codes(_ set: AtomSet) -> [String] {
    Places.standard.describe(set).map(written)
  }

  /// The declared territory that the set is.
  public func name(of set: AtomSet) -> String? {
    territories.first { $0.atoms == set }?.name
  }

  /// What holds the whole set: territories, groups, and the countries in which it lies.
  private func covers(of set: AtomSet) -> [(words: [String], atoms: AtomSet)] {
    var covers = territories.filter { set.isSubset(of: $0.atoms) }.map { ([$0.name], $0.atoms) }
    covers += Places.standard.groups.filter { set.isSubset(of: $0.atoms) }.map {
      ([written($0.code)], $0.atoms)
    }
    let countries = Self.countries.filter { !$0.atoms.isDisjoint(with: set) }
    return covers + [(countries.map(\.code), countries.reduce(into: .empty) { $0.formUnion($1.atoms) })]
  }

  private static let countries = Places.standard.countries.flatMap {
    Places.standard.resolve(code: $0).places
  }

  private func written(_ code: String) -> String {
    guard code.first?.isNumber == true else { return code }
    return "\"\(Places.standard.englishName(of: code) ?? code)\""
  }

  private static func listed(_ words: [String]) -> String { words.joined(separator: ", ") }
}
