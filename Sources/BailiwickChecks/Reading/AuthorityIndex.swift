import BailiwickModel
import BailiwickPlaces

/// Who asserts what, and where whose word counts, in a program without errors.
struct AuthorityIndex {
  private let asserters: [TagUse: String?]
  private let bailiwicks: [String: Bailiwick]

  init(_ declarations: Declarations) {
    asserters = Dictionary(declarations.tags.map { ($0.use, $0.asserter) }) { first, _ in first }
    let territories = declarations.territories.map { ($0.name, Bailiwick.places($0.atoms)) }
    bailiwicks = Dictionary(declarations.authorities.map { ($0.name, $0.bailiwick) } + territories) { first, _ in first
    }
  }

  private static let assertedPrefix = "illegal-in-"

  /// The canonical name of the authority that asserts a tag: as declared, or as `illegal-in-P` says.
  func asserter(of use: TagUse) -> String? {
    if let declared = asserters[use] { return declared }
    guard use.tag.hasPrefix(Self.assertedPrefix) else { return nil }
    let name = String(use.tag.dropFirst(Self.assertedPrefix.count))
    if bailiwicks[name] != nil { return name }
    let found = Places.standard.resolve(text: name).places
    return found.count > 1 ? name : found.first?.code
  }

  /// Where the word of an authority counts, by its canonical name.
  func bailiwick(of authority: String) -> Bailiwick {
    if let declared = bailiwicks[authority] { return declared }
    let found = Places.standard.resolve(code: authority).places
    return .places(found.reduce(into: .empty) { $0.formUnion($1.atoms) })
  }
}
