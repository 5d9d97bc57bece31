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
  /// Countries that readers know at once, for witnesses where any place would do, then all others; and the first atom
  /// of each.
  private let countries: [Place]
  private let countryAtoms: [Int]
  /// Places with codes of their own which ISO 3166-2 also lists under a country; and the first atom of each, and of that
  /// country.
  private let neighbours: [Place]
  private let neighbourAtoms: [(own: Int, country: Int)]

  private static let familiar = ["US", "DE", "BR", "IN", "JP", "ZA", "FR", "CA", "AU", "KE"]

  private init() {
    let ends = (0..<AtomSet.atomCount).map { Places.standard.extent(ofAtom: $0).upperBound }
    self.ends = ends
    plain = AtomSet(ends.indices.filter { ends[$0] == $0 + 1 })
    compound = plain.complement
    let known = { (code: String) -> (place: Place, atom: Int)? in
      guard let place = Places.standard.resolve(code: code).places.first else { return nil }
      return place.atoms.first { _ in true }.map { (place, $0) }
    }
    let others = places.countries.filter { !Self.familiar.contains($0) }
    let countries = (Self.familiar + others).compactMap(known)
    self.countries = countries.map(\.place)
    countryAtoms = countries.map(\.atom)
    let pairs = places.doublyListed.compactMap { code, country in
      known(code).flatMap { own in known(country).map { (own: own, country: $0) } }
    }
    neighbours = pairs.map(\.own.place)
    neighbourAtoms = pairs.map { ($0.own.atom, $0.country.atom) }
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
    func isWanted(_ atom: Int) -> Bool {
      fits(atom, within: within, meeting: sets) && !others.contains { $0.code == places.name(ofAtom: atom) }
    }
    if let nearby {
      for (number, atoms) in neighbourAtoms.enumerated() where nearby.contains(atoms.country) {
        if fits(atoms.country, within: nearby, meeting: []), isWanted(atoms.own) { return neighbours[number] }
      }
    }
    for (number, atom) in countryAtoms.enumerated() where within.contains(atom) && isWanted(atom) {
      return countries[number]
    }
    for atom in within where isWanted(atom) { return place(places.name(ofAtom: atom)) }
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
