import Bailiwick
import BailiwickModel
import BailiwickPlaces
import BailiwickReporting

extension Session {
  /// The atoms of a place expression, and whom those forget who think of a larger place.
  func describePlaces(_ text: String) throws(Refusal) -> Answer {
    let model = try probe(text, after: "territory \(Self.askedTerritory) = ", before: "")
    guard let territory = model.declarations.territories.first(where: { $0.name == Self.askedTerritory }) else {
      throw .unreadable("that is no place")
    }
    let atoms = territory.atoms
    let words = PlaceWords(current.compilation.model.declarations).words(atoms)
    let codes = Places.standard.describe(atoms)
    let left = leftOut(of: atoms, codes)
    let count = atoms.count { _ in true }
    let name = codes.count == 1 ? Places.standard.englishName(of: codes[0]) : nil
    var text = words + (name.map { $0 == words ? "" : ": \($0)" } ?? "")
    if !left.isEmpty { text += "; not " + left.joined(separator: ", ") }
    text += "\n  \(count) \(count == 1 ? "atom" : "atoms")" + (count > 1 ? ": \(shortened(names(of: atoms)))" : "")
    let json: JSONValue = [
      "place": .string(words), "type": "places", "codes": .strings(codes), "name": name.map(JSONValue.string) ?? .null,
      "leavesOut": .strings(left), "atoms": .strings(names(of: atoms)),
    ]
    return Answer(text, json: json)
  }

  private static let askedTerritory = "Asked-about"

  /// Places with codes of their own that are listed as parts of a country which is in the set, and are not in it.
  private func leftOut(of atoms: AtomSet, _ codes: [String]) -> [String] {
    var seen: Set<String> = []
    return Places.standard.doublyListed.filter { pair in
      guard let country = place(pair.country), let other = place(pair.code) else { return false }
      return country.isSubset(of: atoms) && other.isDisjoint(with: atoms) && seen.insert(pair.code).inserted
    }.map(\.code)
  }

  private func place(_ code: String) -> AtomSet? { Places.standard.resolve(code: code).places.first?.atoms }

  private func names(of atoms: AtomSet) -> [String] {
    atoms.map { atom in
      let code = Places.standard.name(ofAtom: atom)
      return Places.standard.extent(ofAtom: atom).count > 1 ? "rest of \(code)" : code
    }
  }
}

/// Few words as they are; of many the first, and how many more there are.
func shortened(_ words: some RandomAccessCollection<String>, to limit: Int = 8) -> String {
  guard words.count > limit + 1 else { return words.joined(separator: ", ") }
  return words.prefix(limit).joined(separator: ", ") + " and \(words.count - limit) more"
}
