import BailiwickModel
import BailiwickPlaces

extension Declarations {
  /// The canonical name of the authority that asserts a tag: as declared, or as `illegal-in-P` says.
  func asserter(of use: TagUse) -> String? {
    if let tag = tags.first(where: { $0.use == use }) { return tag.asserter }
    guard use.tag.hasPrefix(Self.assertedPrefix) else { return nil }
    let name = String(use.tag.dropFirst(Self.assertedPrefix.count))
    if isDeclaredAuthority(name) { return name }
    let found = Places.standard.resolve(text: name).places
    return found.count > 1 ? name : found.first?.code
  }

  /// Where the word of an authority counts, by its canonical name.
  func bailiwick(of authority: String) -> Bailiwick {
    if let declared = authorities.first(where: { $0.name == authority }) { return declared.bailiwick }
    if let territory = territories.first(where: { $0.name == authority }) { return .places(territory.atoms) }
    let found = Places.standard.resolve(code: authority).places
    return .places(found.reduce(into: .empty) { $0.formUnion($1.atoms) })
  }

  static let assertedPrefix = "illegal-in-"

  private func isDeclaredAuthority(_ name: String) -> Bool {
    authorities.contains { $0.name == name } || territories.contains { $0.name == name }
  }
}
