import BailiwickModel
import BailiwickPlaces

/// What a page can be filtered by, and which rows each choice shows.
struct PageFilters {
  /// A place to choose.
  struct Choice {
    let code: String
    let name: String?
    let atoms: AtomSet
  }

  /// What the sentences name.
  let named: [Choice]
  let countries: [Choice]
  /// In byte order.
  let tags: [Spelling]
  let tagNumbers: [Spelling: Int]
  /// The choices of a place that show a row, by the numbers that rows carry.
  private(set) var placeSets: [[String]] = []
  private var numbers: [AtomSet: Int] = [:]

  init(_ report: TableReport) {
    let rows = report.tables.flatMap { table in table.rules.flatMap(\.rows) }
    tags = Set(rows.flatMap(\.tags)).sorted()
    tagNumbers = Dictionary(uniqueKeysWithValues: zip(tags, tags.indices))
    named = NamedPlaces(report).choices
    countries = Places.standard.countries.flatMap { Places.standard.resolve(code: $0).places }.map(
      Self.choice)
    for table in report.tables {
      for row in table.rules.flatMap(\.rows) { add(row.atoms(in: table)) }
    }
  }

  private static func choice(_ place: Place) -> Choice {
    Choice(code: place.code, name: Places.standard.englishName(of: place.code), atoms: place.atoms)
  }

  private mutating func add(_ atoms: AtomSet) {
    guard atoms != .everything, numbers[atoms] == nil else { return }
    numbers[atoms] = placeSets.count
    var seen: Set<String> = []
    let fitting = (named + countries).filter { !$0.atoms.isDisjoint(with: atoms) }
    placeSets.append(fitting.map(\.code).filter { seen.insert($0).inserted })
  }

  /// The number of the set of choices that show a row; `nil` when all do.
  func placeSet(of row: ReportedRow, in table: ReportedTable) -> Int? {
    numbers[row.atoms(in: table)]
  }
}
