import BailiwickModel
import BailiwickPlaces
import BailiwickSyntax

/// Reads places in a program without errors.
struct PlaceReading {
  private let territories: [String: AtomSet]

  init(_ declarations: Declarations) {
    territories = Dictionary(declarations.territories.map { ($0.name, $0.atoms) }) { first, _ in first }
  }

  /// The atoms of some of a list's places, together.
  func atoms(of places: [SyntaxNode]) -> AtomSet {
    places.reduce(into: .empty) { $0.formUnion(atoms(of: $1)) }
  }

  private func atoms(of place: SyntaxNode) -> AtomSet {
    if let list = place.child(.places) {
      return atoms(of: list.children(.place)).subtracting(atoms(of: list.child(.except)?.children(.place) ?? []))
    }
    guard let leaf = place.leaves.first else { return .empty }
    if leaf.token.kind == .upperWord, let atoms = territories[leaf.text] { return atoms }
    let found =
      leaf.token.kind == .string
      ? Places.standard.resolve(text: leaf.value) : Places.standard.resolve(code: leaf.text)
    return found.places.reduce(into: .empty) { $0.formUnion($1.atoms) }
  }

  /// The places that the others hold, in source order; of two that hold each other the later.
  func redundant(in places: [SyntaxNode]) -> [SyntaxNode] {
    var kept = places.map { ($0, atoms(of: [$0])) }
    var found: [SyntaxNode] = []
    for index in kept.indices.reversed() {
      let others = kept.indices.filter { $0 != index }.reduce(into: AtomSet.empty) { $0.formUnion(kept[$1].1) }
      guard kept.count > 1, kept[index].1.isSubset(of: others) else { continue }
      found.append(kept.remove(at: index).0)
    }
    return found.reversed()
  }
}
