import BailiwickModel
import BailiwickPlaces
import BailiwickSource
import BailiwickSyntax

/// The places that a test names, as its author wrote them: `EU, GP except FR` is inside of EU and of GP, and leaves FR
/// out.
public struct NamedPlaces: Hashable, Sendable {
  public struct Part: Hashable, Sendable {
    /// As written: `CN`, `HomeMarket`, `Western Asia`.
    public let name: String
    public let atoms: AtomSet
  }

  /// All that the test accepts.
  public let atoms: AtomSet
  /// What each name adds to that.
  public let parts: [Part]
  /// What is named and left out.
  public let leftOut: [Part]
  /// Everything that is neither accepted nor left out by name.
  let elsewhere: AtomSet

  /// - Parameters:
  ///   - atoms: what the test accepts.
  ///   - text: the test as it is written.
  init(_ atoms: AtomSet, text: String, territories: [Territory]) {
    self.atoms = atoms
    var parts: [Part] = []
    var leftOut: [Part] = []
    let file = SourceFile(name: "", text: text)
    for token in tokenize(file).tokens where token.kind == .upperWord || token.kind == .string {
      guard let (name, named) = Self.place(file.text(token.offsets), token.kind, territories) else { continue }
      let accepted = named.intersection(atoms)
      if accepted.isEmpty {
        leftOut.append(Part(name: name, atoms: named))
      } else {
        parts.append(Part(name: name, atoms: accepted))
      }
    }
    let whole = Places.standard.describe(atoms).joined(separator: ", ")
    self.parts = parts.isEmpty ? [Part(name: whole, atoms: atoms)] : parts
    self.leftOut = leftOut
    elsewhere = leftOut.reduce(into: atoms) { $0.formUnion($1.atoms) }.complement
  }

  private static func place(
    _ text: String, _ kind: TokenKind, _ territories: [Territory]
  ) -> (name: String, atoms: AtomSet)? {
    if kind == .upperWord, let territory = territories.first(where: { $0.name == text }) {
      return (text, territory.atoms)
    }
    let name = kind == .string ? String(text.dropFirst().dropLast()) : text
    let places = (kind == .string ? Places.standard.resolve(text: name) : Places.standard.resolve(code: name)).places
    return places.isEmpty ? nil : (name, places.reduce(into: .empty) { $0.formUnion($1.atoms) })
  }
}
