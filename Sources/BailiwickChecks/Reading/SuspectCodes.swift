import BailiwickPlaces
import BailiwickSource
import BailiwickSyntax

/// Countries of a list of places that may be meant as subdivisions: `CA` in `US-NY, CA`.
struct SuspectCodes {
  /// Each with the code that may be meant.
  let words: [(word: SyntaxNode, meant: String)]

  init(_ list: SyntaxNode, _ reading: PlaceReading) {
    let places = Array(list.children(.place))
    let excluded = list.child(.except).map { Array($0.children(.place)) } ?? []
    let named = Self.codes(places)
    let exempted = Self.codes(excluded)
    let divisions = (named + exempted).map(\.text).filter { $0.utf8.contains(UInt8(ascii: "-")) }
    let subdivided = Set(divisions.map { String($0.prefix { $0 != "-" }) })
    guard !subdivided.isEmpty || !excluded.isEmpty else {
      words = []
      return
    }
    // Whoever leaves a country out of others that do not hold it may mean a part of one of these.
    let all = reading.atoms(of: places)
    let divisible = subdivided.union(named.map(\.text).filter { $0.utf8.count == 2 })
    let idle = excluded.filter { reading.atoms(of: [$0]).isDisjoint(with: all) }
    words =
      Self.suspects(named, in: subdivided)
      + exempted.flatMap { word in
        Self.suspects([word], in: idle.contains { $0.range == word.range } ? divisible : subdivided)
      }
  }

  /// Whether a place is among them.
  func has(_ place: SyntaxNode) -> Bool { words.contains { $0.word.range == place.range } }

  private static func codes(_ places: [SyntaxNode]) -> [SyntaxNode] { places.compactMap { $0.leaf(.upperWord) } }

  private static func suspects(
    _ words: [SyntaxNode], in countries: Set<String>
  ) -> [(word: SyntaxNode, meant: String)] {
    guard !countries.isEmpty else { return [] }
    return words.filter { $0.text.utf8.count == 2 }.compactMap { word in
      let meant = Places.standard.subdivisions(withSuffix: word.text)
        .first { countries.contains(String($0.prefix { $0 != "-" })) }
      return meant.map { (word, $0) }
    }
  }
}
