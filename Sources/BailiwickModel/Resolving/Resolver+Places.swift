import BailiwickPlaces
import BailiwickSource
import BailiwickSyntax

extension Resolver {
  // MARK: Declared territories

  /// Resolves territories, each after those of which it is made.
  mutating func resolveTerritories() {
    var nodes: [String: SyntaxNode] = [:]
    var declared: [String] = []
    for node in items(.territory) {
      guard let name = node.leaf(.upperWord) else { continue }
      if knownPlaces.resolve(code: name.text) != .unknown {
        report(
          .duplicateName, "`\(name.text)` is a place already, and a territory cannot change what it means",
          at: name.range, help: "choose a name that is no place code")
      } else if declare(name.text, "territory", at: name.range, in: \.territories) {
        nodes[name.text] = node
        declared.append(name.text)
      }
    }
    let references = nodes.mapValues { placeNames(in: $0).filter { nodes[$0] != nil } }
    let order = DependencyOrder(of: declared, dependencies: references)
    for cycle in order.cycles {
      reportCycle("the territory is made of itself", cycle, ranges: names.territories)
      for name in cycle { names.territoryAtoms[name] = .empty }
    }
    for name in order.names where names.territoryAtoms[name] == nil {
      // A territory with an unknown place in it is known, and holds what is known of it.
      names.territoryAtoms[name] = nodes[name]?.child(.places).flatMap { resolvePlaces($0) } ?? .empty
    }
    declarations.territories = declared.compactMap { name in
      nodes[name].map {
        Territory(
          name: name, atoms: names.territoryAtoms[name] ?? .empty, documentation: $0.documentation,
          origin: Origin($0.range))
      }
    }
  }

  private func placeNames(in node: SyntaxNode) -> [String] {
    var found: [String] = []
    var open = [node]
    while let next = open.popLast() {
      if next.kind == .place, let name = next.leaf(.upperWord) { found.append(name.text) }
      open += next.children(.places, .place, .except)
    }
    return found
  }

  mutating func reportCycle<Name>(_ what: String, _ cycle: [Name], ranges: [Name: SourceRange]) {
    guard let first = cycle.first.flatMap({ ranges[$0] }) else { return }
    report(
      .cycle, "\(what): \(cycle.map { "\($0)" }.joined(separator: " → "))", at: first,
      labels: cycle.dropFirst().dropLast().compactMap { name in
        ranges[name].map { .init("through this one", at: $0) }
      })
  }

  // MARK: Place lists

  /// The atoms of a place list; `nil` when a place in it is unknown.
  mutating func resolvePlaces(_ node: SyntaxNode) -> AtomSet? {
    let atoms = union(of: node.children(.place))
    guard let except = node.child(.except) else { return atoms }
    guard let excluded = union(of: except.children(.place)), let atoms else { return nil }
    let rest = atoms.subtracting(excluded)
    if rest.isEmpty {
      report(.emptyPlace, "no place is left after `except`", at: node.range)
      return nil
    }
    return rest
  }

  private mutating func union(of nodes: SyntaxChildren) -> AtomSet? {
    var union: AtomSet?
    var areKnown = true
    for node in nodes {
      let atoms =
        node.child(.places).map { resolvePlaces($0) }
        ?? node.leaves.first.flatMap { resolvePlace($0, amongOthers: true) }
      guard let atoms else {
        areKnown = false
        continue
      }
      // One place alone keeps its atoms, so that equal places share them.
      union = union?.union(atoms) ?? atoms
    }
    return areKnown ? union : nil
  }

  /// The atoms of one place: a code, a declared territory, or a string with a number or a name.
  ///
  /// - Parameter amongOthers: whether a list of places may stand where it does, and means all of them together.
  mutating func resolvePlace(_ leaf: SyntaxNode, amongOthers: Bool) -> AtomSet? {
    if leaf.token.kind == .upperWord, let atoms = names.territoryAtoms[leaf.text] { return atoms }
    guard let found = resolveCode(leaf, amongOthers: amongOthers), let first = found.first else { return nil }
    return found.dropFirst().reduce(first.atoms) { $0.union($1.atoms) }
  }

  /// The places for which a code or string stands, with a warning when it is not the canonical one.
  mutating func resolveCode(_ leaf: SyntaxNode, amongOthers: Bool = false) -> [Place]? {
    let text = leaf.value
    let isString = leaf.token.kind == .string
    switch isString ? knownPlaces.resolve(text: text) : knownPlaces.resolve(code: text) {
    case .place(let place): return [place]
    case .retired(let replacements):
      let codes = replacements.map(\.code).joined(separator: ", ")
      let isWritable = replacements.count == 1 || amongOthers
      report(
        .retiredPlace, "`\(text)` is a former or alias code; it stands for \(codes)", at: leaf.range,
        fixes: isWritable ? [Fix("write \(codes)", .safe, [.init(leaf.range, codes)])] : [])
      return replacements
    case .doubleCoded(let place):
      let name = places.englishName(of: place.code).map { " (\($0))" } ?? ""
      report(
        .doubleCodedPlace,
        "`\(text)` is \(place.code)\(name), which has a code of its own and is in no other country here",
        at: leaf.range, fixes: [Fix("write \(place.code)", .safe, [.init(leaf.range, place.code)])])
      return [place]
    case .ambiguous(let codes):
      report(
        .unknownPlace,
        "\"\(text)\" is the name of several places; write the code of one: \(codes.joined(separator: ", "))",
        at: leaf.range)
      return nil
    case .unknown:
      reportUnknownPlace(text, isString: isString, at: leaf.range)
      return nil
    }
  }

  /// How to say where an authority's word counts.
  private func placesHelp(authority: String) -> String {
    if case .places(let atoms) = names.bailiwicks[authority] {
      let words = places.describe(atoms)
      if !words.isEmpty, words.count <= 6 { return "it binds \(words.joined(separator: ", "))" }
    }
    return "name the places, or declare `territory \(authority)Places = …`"
  }

  private mutating func reportUnknownPlace(_ text: String, isString: Bool, at range: SourceRange) {
    if names.authorities[text] != nil {
      return report(
        .unknownPlace, "`\(text)` is an authority and no place", at: range, help: placesHelp(authority: text))
    }
    let declared = nearestMisses(to: text, among: names.territories.keys.sorted())
    let certain = declared + places.codes(meantBy: text)
    let near = isString ? places.nearMisses(toText: text) : places.nearMisses(toCode: text)
    let meant = (certain.isEmpty ? near : certain).prefix(3)
    let shown = meant.map { word in
      if names.territories[word] != nil { return word }
      return isString && Int(word) != nil ? "\"\(word)\"" : places.written(word)
    }
    let named = meant.flatMap { $0.split(separator: ", ").map(String.init) }.compactMap { code in
      places.resolve(code: code) == .unknown ? nil : places.englishName(of: code).map { "\(code) is \($0)" }
    }
    report(
      .unknownPlace,
      (isString ? "\"\(text)\"" : "`\(text)`") + " is no place known here" + didYouMean(shown),
      at: range, help: named.isEmpty ? SyntaxProblem.help(forPlace: text) : named.joined(separator: "; "),
      // The wrong country is worse than none.
      fixes: shown.count == 1 ? [Fix("write \(shown[0])", .suggestion, [.init(range, shown[0])])] : [])
  }
}
