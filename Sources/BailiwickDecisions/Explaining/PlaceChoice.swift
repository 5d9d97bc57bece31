import BailiwickModel
import BailiwickPlaces

/// Places to try where a policy tells places apart.
///
/// Two places that lie in the same of a policy's place sets are one to it, so a few stand for all: a
/// representative for each way of lying in these sets. For what is outside a set a place just outside stands in,
/// such as HK for what is not in CN.
struct PlaceChoice: Sendable {
  private let truths: PlaceTruths
  private let setNumbers: [AtomSet: Int32]
  /// A place for each way of lying in the sets, by its first atom, countries before subdivisions.
  private let representatives: [Int32]

  init(_ sets: [AtomSet]) {
    var numbers: [AtomSet: Int32] = [:]
    for set in sets where numbers[set] == nil { numbers[set] = Int32(numbers.count) }
    let distinct = numbers.sorted { $0.value < $1.value }.map(\.key)
    let truths = PlaceTruths(distinct)
    self.truths = truths
    setNumbers = numbers
    let rows = (0..<AtomSet.atomCount).map { Int32($0) }
    let isCountry = rows.map { !Places.standard.name(ofAtom: Int($0)).contains("-") }
    var seen: Set<[UInt8]> = []
    representatives = (rows.filter { isCountry[Int($0)] } + rows.filter { !isCountry[Int($0)] }).filter { row in
      seen.insert(distinct.indices.map { truths.truth(ofPlace: row, in: Int32($0)) }).inserted
    }
  }

  /// How many places to offer for one test.
  private static let offerLimit = 12

  /// Places of which a set is to hold or not to hold, the likeliest first.
  func places(in set: AtomSet, isInside: Bool) -> [Place] {
    guard let number = setNumbers[set] else { return [] }
    let wanted = isInside ? Kleene.yes : Kleene.no
    var seen: Set<String> = []
    let known = representatives.lazy.filter { truths.truth(ofPlace: $0, in: number) == wanted }
      .prefix(Self.offerLimit).compactMap { place(ofRow: Int($0)) }
    let near = isInside ? [] : justOutside(set)
    return (near + known).filter { seen.insert($0.code).inserted }
  }

  /// Any places that can be told apart.
  var any: [Place] { representatives.prefix(Self.offerLimit).compactMap { place(ofRow: Int($0)) } }

  private func place(ofRow row: Int) -> Place? {
    Places.standard.resolve(code: Places.standard.name(ofAtom: row)).places.first
  }

  // MARK: Just outside

  /// The rest of the country that a set is part of; what ISO also codes as a part of a country in it; a
  /// country of the smallest group around it.
  private func justOutside(_ set: AtomSet) -> [Place] {
    guard let first = set.first(where: { _ in true }), let start = place(ofRow: first), let country = start.country,
      let whole = Places.standard.resolve(code: country).places.first
    else { return [] }
    if !whole.atoms.isSubset(of: set) {
      let extent = Places.standard.extent(ofAtom: whole.atoms.first { _ in true } ?? first)
      let sibling = extent.dropFirst().first { row in
        place(ofRow: row).map { $0.atoms.isDisjoint(with: set) } ?? false
      }
      if let sibling, let place = place(ofRow: sibling) { return [place] }
    }
    let codes = Places.standard.countries
    let coded = codes.lazy.compactMap { code -> Place? in
      guard case .doubleCoded(let place) = Places.standard.resolve(code: "\(country)-\(code)") else { return nil }
      return place.atoms.isDisjoint(with: set) ? place : nil
    }
    let around = Places.standard.groups.filter { set.isSubset(of: $0.atoms) && $0.atoms.count > set.count }
      .min { $0.atoms.count < $1.atoms.count }
    let neighbour = codes.lazy.compactMap { Places.standard.resolve(code: $0).places.first }.first { place in
      place.atoms.isDisjoint(with: set) && (around.map { place.atoms.isSubset(of: $0.atoms) } ?? false)
    }
    return Array(coded.prefix(2)) + [neighbour].compactMap(\.self)
  }
}
