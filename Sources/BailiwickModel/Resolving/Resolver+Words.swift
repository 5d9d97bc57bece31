import BailiwickPlaces

extension Resolver {
  /// Notes whose word each tag of the program is, and where the word of each authority counts.
  mutating func resolveWords() {
    let sentences =
      declarations.rules.map(\.sentence) + declarations.marks.map(\.sentence)
      + declarations.nevers.map(\.sentence) + declarations.orders.flatMap(\.demands).map(\.sentence)
    let uses = sentences.flatMap(\.tags) + declarations.tags.map(\.use)
    for use in uses where declarations.asserters[use] == nil {
      declarations.asserters[use] = asserter(of: use)
    }
    let references = sentences.flatMap(\.orders)
    var named = Set(declarations.asserters.values).union(declarations.orders.map(\.issuer))
    for case .anonymous(let authority) in references { named.insert(authority) }
    named.formUnion(declarations.authorities.map(\.name))
    for name in named { declarations.bailiwicks[name] = bailiwick(of: name) }
  }

  /// Where the word of an authority with this canonical name counts.
  private func bailiwick(of name: String) -> Bailiwick {
    if let declared = names.bailiwicks[name] { return declared }
    if let atoms = names.territoryAtoms[name] { return .places(atoms) }
    return .places(
      places.resolve(text: name).places.reduce(into: AtomSet.empty) { $0.formUnion($1.atoms) })
  }
}
