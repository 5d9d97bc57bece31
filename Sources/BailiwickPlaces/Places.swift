/// All places that a policy or a fact can name: countries, their subdivisions, and groups of countries.
///
/// The data is CLDR's, generated into `Tables/` (see `generate.py` there for how, and `identities.txt` for
/// what is settled by hand). Three rules make a partition of the world from it:
///
/// - *Own code wins*: a place with an alpha-2 code of its own is in no other country. `CN` is without `HK`.
/// - A country or subdivision with parts is more than their union: it has a rest (see ``AtomSet``).
/// - A group is the union of its member countries, and nothing else. `EU` is without `RE`.
public final class Places: Sendable {
  /// The places in CLDR's data. They are read at the first use, in some tenths of a millisecond.
  public static let standard = Places()

  /// A country or subdivision: a line of the table, and at once the atom of its number.
  struct Row {
    let packedCode: PlaceCode
    /// The number of the row of the country in which it is.
    let country: Int
    /// The number after its last part's.
    var end: Int
    /// Where the table has what follows the code.
    let details: Range<Int>

    var code: String { packedCode.text }
  }

  let rows: [Row]
  let rowNumbers: CodeNumbers
  let groupNumbers: CodeNumbers
  let groupNames: [String]
  let doubleCoded: [PlaceCode: [PlaceCode]]
  let retired: [PlaceCode: [PlaceCode]]

  /// CLDR's groups and the M49 regions, in the order of their codes.
  public let groups: [Place]

  private init() {
    rows = Self.readRows()
    rowNumbers = CodeNumbers(rows.map(\.packedCode))
    (groups, groupNames) = Self.readGroups(rows: rows, rowNumbers: rowNumbers)
    groupNumbers = CodeNumbers(groups.compactMap { PlaceCode($0.code) })
    doubleCoded = Self.readAliases(AliasTable.doubleCoded)
    retired = Self.readAliases(AliasTable.retired)
  }

  /// The codes of all countries, sorted.
  public var countries: [String] {
    rows.enumerated().filter { number, row in row.country == number }.map(\.element.code)
  }

  /// Places with codes of their own which ISO 3166-2 lists as parts of a country, too; sorted, each once.
  ///
  /// They are what somebody who thinks of that country may forget: HK, MO and TW for CN, PR for US.
  public var doublyListed: [(code: String, country: String)] {
    var pairs: Set<[String]> = []
    for (alias, codes) in doubleCoded {
      for code in codes { pairs.insert([code.text, String(alias.text.prefix(2))]) }
    }
    return pairs.sorted { $0.lexicographicallyPrecedes($1) }.map { ($0[0], $0[1]) }
  }

  /// The code of the place whose only atom, or whose rest, `atom` is.
  public func name(ofAtom atom: Int) -> String {
    rows[atom].code
  }

  /// The atoms of the country or subdivision whose only atom, or whose rest, `atom` is: they begin with it.
  public func extent(ofAtom atom: Int) -> Range<Int> {
    atom..<rows[atom].end
  }

  /// A place all of which lies in a set: a country where there is one, else a subdivision; `nil` where none does.
  package func somePlace(in atoms: AtomSet) -> Place? {
    var first: Int?
    for atom in atoms where atoms.isSuperset(of: extent(ofAtom: atom)) {
      if rows[atom].country == atom { return resolve(code: rows[atom].code).places.first }
      first = first ?? atom
    }
    return first.flatMap { resolve(code: rows[$0].code).places.first }
  }

  /// The subdivisions whose code ends with a hyphen and `suffix`, sorted: `US-CA` among others for `CA`.
  ///
  /// Whoever writes the code of a country may have meant one of these.
  public func subdivisions(withSuffix suffix: String) -> [String] {
    let ending = "-" + suffix
    return rows.map(\.code).filter { $0.hasSuffix(ending) }.sorted()
  }
}
