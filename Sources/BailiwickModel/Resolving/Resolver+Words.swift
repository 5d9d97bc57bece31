import BailiwickPlaces

extension Resolver {
  /// Notes whose word each tag of the program is, and where the word of each authority counts.
  mutating func resolveWords() {
    var uses: [TagUse] = []
    var named: Set<String> = []
    func note(_ sentence: Sentence) {
      sentence.addTagUses(to: &uses)
      for case .anonymous(let authority) in sentence.orders { named.insert(authority) }
    }
    for rule in declarations.rules { note(rule.sentence) }
    for mark in declarations.marks { note(mark.sentence) }
    for never in declarations.nevers { note(never.sentence) }
    for demand in declarations.orders.flatMap(\.demands) { note(demand.sentence) }
    uses += declarations.tags.map(\.use)
    var seen = Set<TagUse>(minimumCapacity: uses.count)
    declarations.asserters.reserveCapacity(declarations.tags.count)
    for use in uses where seen.insert(use).inserted {
      declarations.asserters[use] = asserter(of: use)
    }
    named.formUnion(declarations.asserters.values)
    named.formUnion(declarations.orders.map(\.issuer))
    named.formUnion(declarations.authorities.map(\.name))
    for name in named { declarations.bailiwicks[name] = bailiwick(of: name) }
  }

  /// Where the word of an authority with this canonical name counts.
  private func bailiwick(of name: String) -> Bailiwick {
    if let declared = names.bailiwicks[name] { return declared }
    if let atoms = names.territoryAtoms[name] { return .places(atoms) }
    return .places(places.territory(ofAuthority: name))
  }
}
