import BailiwickPlaces
import BailiwickProofs

/// Places just outside of others, those that are most easily taken for inside first.
struct JustOutside {
  private let places = Places.standard

  /// - Parameters:
  ///   - inside: what they are outside of.
  ///   - allowed: where they must lie.
  func candidates(of inside: AtomSet, within allowed: AtomSet) -> [Place] {
    let found =
      neighbours(of: inside, within: allowed) + otherParts(of: inside, within: allowed)
      + nearby(inside, within: allowed)
      + [PlaceCodes.standard.preferred(within: allowed, meeting: [], near: inside)].compactMap(\.self)
    var seen: Set<String> = []
    return found.filter { seen.insert($0.code).inserted }
  }

  /// Those with codes of their own which ISO lists under a country inside: HK, MO and TW for CN.
  private func neighbours(of inside: AtomSet, within allowed: AtomSet) -> [Place] {
    places.doublyListed.compactMap { code, country in
      guard let country = Self.countries[country], country.atoms.isSubset(of: inside),
        let place = places.resolve(code: code).places.first, place.atoms.isSubset(of: allowed)
      else { return nil }
      return place
    }
  }

  /// A part of a country of which other parts are inside.
  private func otherParts(of inside: AtomSet, within allowed: AtomSet) -> [Place] {
    Self.countries.values.sorted { $0.code < $1.code }.compactMap { country in
      guard !country.atoms.isDisjoint(with: inside), !country.atoms.isSubset(of: inside) else { return nil }
      return PlaceCodes.standard.preferred(
        within: country.atoms.intersection(allowed), meeting: [], near: nil)
    }
  }

  /// A country in the region of which the greatest share is inside.
  private func nearby(_ inside: AtomSet, within allowed: AtomSet) -> [Place] {
    var best: (share: Double, place: Place)?
    for (group, members) in Self.regions where !group.isDisjoint(with: inside) {
      let count = members.count { !$0.atoms.isDisjoint(with: inside) }
      let share = Double(count) / Double(members.count)
      guard share > best?.share ?? 0 else { continue }
      let outside = members.first { $0.atoms.isSubset(of: allowed) }
      if let outside { best = (share, outside) }
    }
    return [best?.place].compactMap(\.self)
  }

  /// Every group with the countries in it, in the order of their codes.
  private static let regions: [(atoms: AtomSet, members: [Place])] = {
    let sorted = countries.values.sorted { $0.code < $1.code }
    return Places.standard.groups.map { group in
      (group.atoms, sorted.filter { $0.atoms.isSubset(of: group.atoms) })
    }
  }()

  private static let countries: [String: Place] = Dictionary(
    uniqueKeysWithValues: Places.standard.countries.compactMap { code in
      Places.standard.resolve(code: code).places.first.map { (code, $0) }
    })
}
