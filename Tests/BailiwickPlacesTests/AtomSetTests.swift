import BailiwickPlaces
import Testing

@Suite struct AtomSetTests {
  /// Sets of every density, the same at each run.
  static let samples: [AtomSet] = {
    var random = SplitMix(state: 4)
    let scattered = (0..<12).map { sparsity in
      AtomSet((0..<AtomSet.atomCount).filter { _ in random.next() % UInt64(sparsity + 1) == 0 })
    }
    let ranges = (0..<12).map { _ in
      let ends = [random.next(), random.next()].map { Int($0 % UInt64(AtomSet.atomCount)) }.sorted()
      return AtomSet(ends[0]..<ends[1])
    }
    return scattered + ranges + [.empty, .everything]
  }()

  @Test func aCountryIsTheExtentOfItsFirstAtom() throws {
    for code in Places.standard.countries {
      let place = try #require(Places.standard.resolve(code: code).places.first)
      let first = try #require(place.atoms.first { _ in true })
      #expect(place.atoms == AtomSet(Places.standard.extent(ofAtom: first)))
    }
  }

  @Test func lawsOfAlgebra() {
    for a in Self.samples {
      #expect(a.complement.complement == a)
      #expect(a.union(a.complement) == .everything)
      #expect(a.isDisjoint(with: a.complement))
      #expect(a.count + a.complement.count == AtomSet.atomCount)
      #expect(a.isEmpty == (a == .empty))
      for b in Self.samples {
        #expect(a.union(b) == b.union(a))
        #expect(a.union(b).complement == a.complement.intersection(b.complement))
        #expect(a.subtracting(b) == a.intersection(b.complement))
        #expect(a.isSubset(of: b) == (a.union(b) == b))
        #expect(a.isDisjoint(with: b) == a.intersection(b).isEmpty)
        #expect(a.count + b.count == a.union(b).count + a.intersection(b).count)
      }
    }
  }

  @Test func agreesWithStandardSets() {
    for (a, b) in zip(Self.samples, Self.samples.dropFirst()) {
      let (left, right) = (Set(a), Set(b))
      #expect(Array(a) == left.sorted())
      #expect(Array(a.union(b)) == left.union(right).sorted())
      #expect(Array(a.intersection(b)) == left.intersection(right).sorted())
      #expect(Array(a.subtracting(b)) == left.subtracting(right).sorted())
      #expect(AtomSet(left) == a)
      #expect((0..<AtomSet.atomCount).allSatisfy { a.contains($0) == left.contains($0) })
    }
  }

  @Test func rangesAcrossWords() {
    for (start, end) in [(0, 1), (63, 64), (63, 65), (64, 128), (10, 10), (5, 200)] {
      #expect(Array(AtomSet(start..<end)) == Array(start..<end))
    }
  }
}

private struct SplitMix: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var mixed = (state ^ state >> 30) &* 0xbf58_476d_1ce4_e5b9
    mixed = (mixed ^ mixed >> 27) &* 0x94d0_49bb_1331_11eb
    return mixed ^ mixed >> 31
  }
}
