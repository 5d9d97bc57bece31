import BailiwickPlaces
import Testing

@Suite struct DescribingTests {
  @Test(arguments: [
    (AtomSet.empty, []),
    (AtomSet.everything, ["001"]),
    (atoms("EU"), ["EU"]),
    (atoms("EU").subtracting(atoms("145")).intersection(atoms("155")), ["AT", "BE", "DE", "FR", "LU", "NL"]),
    (atoms("CN", "HK", "CN-XJ"), ["CN", "HK"]),
    (atoms("BQ").subtracting(atoms("BQ-SA")), ["rest of BQ", "BQ-BO", "BQ-SE"]),
    (atoms("BQ-BO", "BQ-SA", "BQ-SE"), ["BQ-BO", "BQ-SA", "BQ-SE"]),
    (
      atoms("FR-GES").subtracting(atoms("FR-67")),
      [
        "rest of FR-GES", "FR-08", "FR-10", "FR-51", "FR-52", "FR-54", "FR-55", "FR-57", "rest of FR-6AE",
        "FR-68", "FR-88",
      ]
    ),
  ])
  func words(set: AtomSet, expected: [String]) {
    #expect(Places.standard.describe(set) == expected)
  }

  @Test func wordsMeanTheSet() {
    for set in AtomSetTests.samples {
      let words = Places.standard.describe(set)
      let meant = words.map { word -> AtomSet in
        guard word.hasPrefix("rest of ") else { return atoms(word) }
        return AtomSet([atoms(String(word.dropFirst(8))).first { _ in true }].compactMap { $0 })
      }
      #expect(meant.reduce(AtomSet.empty) { $0.union($1) } == set)
      #expect(meant.reduce(0) { $0 + $1.count } == set.count)
    }
  }
}
