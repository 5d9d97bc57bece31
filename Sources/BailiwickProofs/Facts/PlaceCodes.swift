import BailiwickPlaces

/// The codes that a place fact can have as a candidate, each known by its first atom.
package struct PlaceCodes: Sendable {
  package static let standard = PlaceCodes()

  /// The codes that are one atom.
  private let plain: AtomSet
  /// The first atoms of the codes that are several.
  private let compound: AtomSet
  /// The number after each code's last atom, by its first.
  private let ends: [Int]
  private let places = Places.standard
  /// Countries that readers know at once, for witnesses where any place would do, then all others.
  private let countries: [(atom: Int, place: Place)]
  /// Places with codes of their own which ISO 3166-2 also lists under a country, with that country's first atom.
  private let neighbours: [(atom: Int, place: Place, country: Int)]

  private static let familiar = ["US", "DE", "BR", "IN", "JP", "ZA", "FR", "CA", "AU", "KE"]

  private init() {
    let ends = (0..<AtomSet.atomCount).map { Places.standard.extent(ofAtom: $0).upperBound }
    self.ends = ends
    plain = AtomSet(ends.indices.filter { ends[$0] == $0 + 1 })
    compound = plain.complement
    let place = { (code: String) in Places.standard.resolve(code: code).places.first }
    let known = { (code: String) -> (atom: Int, place: Place)? in
      guard let place = place(code), let atom = place.atoms.first(where: { _ in true }) else { return nil }
      return (atom, place)
    }
    let others = places.countries.filter { !Self.familiar.contains($0) }
    countries = (Self.familiar + others).compactMap(known)
    neighbours = places.doublyListed.compactMap { code, country in
      guard let (atom, listed) = known(code), let country = known(country) else { return nil }
      return (atom, listed, country.atom)
    }
  }

  /// The first atom of a code whose atoms all lie within a set and meet each of some others.
  func first(within: AtomSet, meeting sets: [AtomSet]) -> Int? {
    if let atom = firstPlain(within: within, meeting: sets) { return atom }
    return firstCompound(within: within, meeting: sets)
  }

  /// Whether two codes lie within a set.
  func hasTwo(within: AtomSet) -> Bool {
    var count = 0
    for index in within.words.indices {
      count += (within.words[index] & plain.words[index]).nonzeroBitCount
      if count > 1 { return true }
    }
    for atom in within.intersection(compound) where fits(atom, within: within, meeting: []) {
      count += 1
      if count > 1 { return true }
    }
    return false
  }

  /// The code that reads best: one that has parts of its own in other codes' sets only if it must, a neighbour of
  /// `nearby` first, then a familiar country, any country, any part of one.
  package func preferred(
    within: AtomSet, meeting sets: [AtomSet], near nearby: AtomSet?, apartFrom others: [Place] = []
  ) -> Place? {
    func isWanted(_ atom: Int, _ place: Place) -> Bool {
      fits(atom, within: within, meeting: sets) && !others.contains { $0.code == place.code }
    }
    if let nearby {
      for (atom, place, country) in neighbours where fits(country, within: nearby, meeting: []) {
        if isWanted(atom, place) { return place }
      }
    }
    for (atom, place) in countries where isWanted(atom, place) { return place }
    for atom in within where fits(atom, within: within, meeting: sets) {
      let code = places.name(ofAtom: atom)
      if !others.contains(where: { $0.code == code }) { return place(code) }
    }
    return nil
  }

  private func place(_ code: String) -> Place? { places.resolve(code: code).places.first }

  private func firstPlain(within: AtomSet, meeting sets: [AtomSet]) -> Int? {
    for index in within.words.indices {
      var atoms = within.words[index] & plain.words[index]
      for set in sets { atoms &= set.words[index] }
      if atoms != 0 { return index * 64 + atoms.trailingZeroBitCount }
    }
    return nil
  }

  private func firstCompound(within: AtomSet, meeting sets: [AtomSet]) -> Int? {
    for index in within.words.indices {
      var firsts = within.words[index] & compound.words[index]
      while firsts != 0 {
        let atom = index * 64 + firsts.trailingZeroBitCount
        if fits(atom, within: within, meeting: sets) { return atom }
        firsts &= firsts - 1
      }
    }
    return nil
  }

  private func fits(_ atom: Int, within: AtomSet, meeting sets: [AtomSet]) -> Bool {
    let extent = atom..<ends[atom]
    return within.isSuperset(of: extent) && sets.allSatisfy { !$0.isDisjoint(with: extent) }
  }
}
