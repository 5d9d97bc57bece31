import BailiwickModel
import BailiwickPlaces

/// Places to try where a policy tells places apart.
///
/// Two places that lie in the same of a policy's place sets are one to it, so a few stand for all: a
/// representative for each way of lying in these sets. For what is outside a set a place just outside stands in,
/// such as HK for what is not in CN.
struct PlaceChoice: Sendable {
  private let truths: PlaceRows
  private let setNumbers: [AtomSet: Int32]
  /// A place for each way of lying in the sets, by its first atom, countries before subdivisions.
  private let representatives: [Int32]

  init(_ sets: [AtomSet]) {
    var numbers: [AtomSet: Int32] = [:]
    for set in sets where numbers[set] == nil { numbers[set] = Int32(numbers.count) }
    let distinct = numbers.sorted { $0.value < $1.value }.map(\.key)
    let truths = PlaceRows(distinct)
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

  /// Places of which a set is to hold or not to hold, the likeliest first, each of another signature.
  func places(in set: AtomSet, isInside: Bool) -> [Place] {
    guard let number = setNumbers[set] else { return [] }
    let wanted = isInside ? Kleene.yes : Kleene.no
    var seen: Set<[UInt8]> = []
    var found: [Place] = []
    for row in (isInside ? [] : justOutside(set)) + representatives {
      guard truths.truth(ofPlace: row, in: number) == wanted, seen.insert(signature(row)).inserted else { continue }
      if let place = place(ofRow: Int(row)) { found.append(place) }
      if found.count == Self.offerLimit { break }
    }
    return found
  }

  /// Any places that can be told apart.
  var any: [Place] { representatives.prefix(Self.offerLimit).compactMap { place(ofRow: Int($0)) } }

  /// All that can be told apart, up to a number.
  func all(upTo limit: Int) -> [Place] { representatives.prefix(limit).compactMap { place(ofRow: Int($0)) } }

  private func place(ofRow row: Int) -> Place? {
    Places.standard.resolve(code: Places.standard.name(ofAtom: row)).places.first
  }

  /// In which of the sets a place lies.
  private func signature(_ row: Int32) -> [UInt8] {
    truths.sets.indices.map { truths.truth(ofPlace: row, in: Int32($0)) }
  }

  // MARK: Just outside

  /// Places near a set, by their first atoms: the rest of the country that it is part of; what ISO also codes as
  /// a part of a country in it; the countries of the smallest group around it.
  private func justOutside(_ set: AtomSet) -> [Int32] {
    guard let first = set.first(where: { _ in true }), let country = place(ofRow: first)?.country,
      let whole = Places.standard.resolve(code: country).places.first
    else { return [] }
    let siblings = whole.atoms.isSubset(of: set) ? [] : whole.atoms.dropFirst().map { Int32($0) }
    let codes = Places.standard.countries
    let coded = codes.compactMap { code -> Place? in
      guard case .doubleCoded(let place) = Places.standard.resolve(code: "\(country)-\(code)") else { return nil }
      return place
    }
    let around = Places.standard.groups.filter { set.isSubset(of: $0.atoms) && $0.atoms.count > set.count }
      .min { $0.atoms.count < $1.atoms.count }
    let neighbours = codes.compactMap { Places.standard.resolve(code: $0).places.first }.filter { place in
      around.map { place.atoms.isSubset(of: $0.atoms) } ?? false
    }
    return siblings + (coded + neighbours).compactMap { place in place.atoms.first { _ in true }.map { Int32($0) } }
  }
}
