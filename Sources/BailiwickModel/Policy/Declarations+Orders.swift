import BailiwickPlaces

extension Declarations {
  /// The order that a request speaks of: a declared one by its name, or, by an authority's name, the
  /// anonymous one that some sentence is under. `nil` when the program knows no such order.
  public func order(named name: String) -> OrderReference? {
    if let number = orders.firstIndex(where: { $0.name == name }) { return .named(number) }
    let isDeclared = authorities.contains { $0.name == name } || territories.contains { $0.name == name }
    let found = isDeclared ? [] : Places.standard.resolve(code: name).places
    let reference = OrderReference.anonymous(found.count == 1 ? found[0].code : name)
    return references.contains(reference) ? reference : nil
  }

  /// The names by which a request may speak of orders.
  public var orderNames: [String] {
    let anonymous = references.compactMap { reference in
      if case .anonymous(let authority) = reference { authority } else { nil }
    }
    return orders.map(\.name) + Set(anonymous).sorted()
  }

  private var references: Set<OrderReference> {
    Set((rules.map(\.sentence) + marks.map(\.sentence) + nevers.map(\.sentence)).flatMap(\.orders))
  }
}
