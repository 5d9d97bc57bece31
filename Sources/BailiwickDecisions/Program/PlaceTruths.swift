import BailiwickPlaces

/// For every country and subdivision, whether it lies in each of a policy's place sets: yes, no, or in
/// part.
///
/// A place is the range of its atoms (`Places.extent`), so a running count of a set's atoms tells by
/// one subtraction how many of them lie in it. A place's answers for all sets lie side by side, since a
/// request asks many sets about one place.
struct PlaceTruths: Sendable {
  let sets: [AtomSet]
  private let truths: [UInt8]

  /// Where the atoms of the place end that begins with an atom.
  private static let ends = (0..<AtomSet.atomCount).map { Int32(Places.standard.extent(ofAtom: $0).upperBound) }

  init(_ sets: [AtomSet]) {
    self.sets = sets
    let atoms = AtomSet.atomCount
    var truths = [UInt8](repeating: Kleene.no, count: atoms * sets.count)
    var before = [Int32](repeating: 0, count: atoms + 1)
    for (number, set) in sets.enumerated() {
      for atom in 0..<atoms { before[atom + 1] = before[atom] + (set.contains(atom) ? 1 : 0) }
      for place in 0..<atoms {
        let end = Int(Self.ends[place])
        let inside = before[end] - before[place]
        if inside > 0 {
          truths[place * sets.count + number] = Int(inside) == end - place ? Kleene.yes : Kleene.unknown
        }
      }
    }
    self.truths = truths
  }

  /// Whether the place that begins with an atom lies in a set.
  @inline(__always)
  func truth(ofPlace atom: Int32, in set: Int32) -> UInt8 {
    truths[Int(atom) * sets.count + Int(set)]
  }

  /// The same of several candidates together.
  func truth(of atoms: AtomSet, in set: Int32) -> UInt8 {
    let other = sets[Int(set)]
    if atoms.isSubset(of: other) { return Kleene.yes }
    return atoms.isDisjoint(with: other) ? Kleene.no : Kleene.unknown
  }
}

/// Truth values of Kleene's strong logic as numbers, so that `and` is the lesser and `or` the greater.
enum Kleene {
  static let no: UInt8 = 0
  static let unknown: UInt8 = 1
  static let yes: UInt8 = 2

  @inline(__always)
  static func not(_ truth: UInt8) -> UInt8 { 2 - truth }
}
