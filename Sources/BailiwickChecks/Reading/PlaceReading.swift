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

  /// The numbers of the places that the others hold, ascending; of two that hold each other the later.
  func redundant(in places: [SyntaxNode]) -> [Int] {
    guard places.count > 1 else { return [] }
    let sets = places.map { atoms(of: [$0]) }
    // How many of the places hold each atom.
    var holders = [Int32](repeating: 0, count: AtomSet.atomCount)
    for set in sets { for atom in set { holders[atom] += 1 } }
    var found: [Int] = []
    for index in places.indices.reversed() where sets[index].allSatisfy({ holders[$0] > 1 }) {
      for atom in sets[index] { holders[atom] -= 1 }
      found.append(index)
    }
    return found.reversed()
  }
}
