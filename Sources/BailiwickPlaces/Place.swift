/// A place with a code: a country, a subdivision, or a group of countries.
public struct Place: Hashable, Sendable {
  /// What a place is. A fact may be a country or a subdivision, never a group.
  public enum Kind: Hashable, Sendable {
    case country
    case subdivision
    case group
  }

  /// The one canonical code: ISO 3166-1 alpha-2, ISO 3166-2, CLDR's for a group, or an M49 number.
  public let code: String

  /// What the place is.
  public let kind: Kind

  /// The canonical code of the country in which the place is, itself for a country; `nil` for a group.
  ///
  /// It need not be how the code begins: `NO-21` is in `SJ`, and `RS-25` in `XK`.
  public let country: String?

  /// The atoms of the place.
  public let atoms: AtomSet

  /// One code is one place, so the atoms need no hashing.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(code)
  }
}
