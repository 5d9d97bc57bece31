import BailiwickModel

/// Whose word a tag or an order is, for whoever reads it (§7 of the reference).
struct Readers: Sendable {
  private let asserters: [TagUse: String]
  private let issuers: [String]
  private let adopted: [Set<Spelling>]

  init(_ policy: PolicySet) {
    asserters = policy.declarations.asserters
    issuers = policy.orders.map(\.issuer)
    adopted = policy.orders.map { Set($0.adopted) }
  }

  /// Whose word an order is.
  func authority(of reference: OrderReference) -> String {
    switch reference {
    case .named(let number): issuers[number]
    case .anonymous(let authority): authority
    }
  }

  /// Whose word a tag is in a sentence under some orders: that of the issuers of the orders that adopt it, else its
  /// asserter's; nobody's if it is the house's own.
  func authorities(of use: TagUse, under orders: [OrderReference]) -> [String] {
    var found: [String] = []
    for case .named(let number) in orders where adopted[number].contains(use.tag) {
      if !found.contains(issuers[number]) { found.append(issuers[number]) }
    }
    return found.isEmpty ? asserters[use].map { [$0] } ?? [] : found
  }

  /// Whether some of these orders adopts a tag, so that it may be another's word than it is elsewhere.
  func isAdopted(_ tag: Spelling, under orders: [OrderReference]) -> Bool {
    orders.contains { order in
      if case .named(let number) = order { adopted[number].contains(tag) } else { false }
    }
  }

  func isWord(of authority: String, _ use: TagUse, under orders: [OrderReference]) -> Bool {
    authorities(of: use, under: orders).contains(authority)
  }

  func isWord(of authority: String, _ reference: OrderReference) -> Bool {
    self.authority(of: reference) == authority
  }
}
