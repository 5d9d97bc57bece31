import BailiwickModel
import BailiwickPlaces
import BailiwickSource
import BailiwickSyntax

/// The places that sentences name, as their authors have written them: territories in the order in which they are
/// declared, then the others in byte order, each once.
struct NamedPlaces {
  let choices: [PageFilters.Choice]

  init(_ report: TableReport) {
    let territories = report.declarations?.territories ?? []
    var written: Set<WrittenPlace> = []
    for rule in report.tables.flatMap(\.rules) {
      Self.add(parse(SourceFile(name: "", text: rule.sentence)).tree.root, to: &written)
    }
    let names = Set(written.filter { !$0.isQuoted }.map(\.text))
    let own = territories.filter { names.contains($0.name) }.map {
      PageFilters.Choice(code: $0.name, name: nil, atoms: $0.atoms)
    }
    let known = Set(own.map(\.code))
    var seen = known
    let others = written.compactMap(Self.choice).filter { !known.contains($0.code) }
    choices =
      own + others.sorted { bytewise($0.code, $1.code) }.filter { seen.insert($0.code).inserted }
  }

  private struct WrittenPlace: Hashable {
    let text: String
    let isQuoted: Bool
  }

  /// Adds what stands where places do. Words in lower case stand for other values.
  private static func add(_ node: SyntaxNode, to written: inout Set<WrittenPlace>) {
    switch node.kind {
    case .place:
      if let leaf = node.leaf(.upperWord, .string) {
        written.insert(WrittenPlace(text: leaf.value, isQuoted: leaf.token.kind == .string))
      }
    case .value:
      if let leaf = node.leaf(.upperWord) { written.insert(WrittenPlace(text: leaf.text, isQuoted: false)) }
    default: break
    }
    for child in node.children where child.kind != .token { add(child, to: &written) }
  }

  private static func choice(_ written: WrittenPlace) -> PageFilters.Choice? {
    let resolution =
      written.isQuoted ? Places.standard.resolve(text: written.text) : Places.standard.resolve(code: written.text)
    let places = resolution.places
    guard !places.isEmpty else { return nil }
    let name = places.count == 1 ? Places.standard.englishName(of: places[0].code) : nil
    let atoms = places.reduce(into: AtomSet.empty) { $0.formUnion($1.atoms) }
    return PageFilters.Choice(code: written.text, name: name == written.text ? nil : name, atoms: atoms)
  }
}
