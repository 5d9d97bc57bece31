import BailiwickModel

/// Which orders the request says are in force, or are not.
extension FactsReading {
  func orders(_ node: Int) throws(Refusal) -> [OrderReference: Bool] {
    guard tree.kind(node) == .object else { throw expected("an object of orders", node) }
    var orders: [OrderReference: Bool] = [:]
    var names: [OrderReference: String] = [:]
    for (key, value) in sortedMembers(of: node) {
      let name = tree.text(key)
      guard let order = reader.orderNamed(name) else {
        if reader.isStrict { throw undeclared(name, key) }
        continue
      }
      guard let isInForce = try inForce(value) else { continue }
      if let other = names[order], orders[order] != isInForce {
        throw Refusal(
          node: value,
          message: "\(quoted(other)) and \(quoted(name)) are one order, and contradict each other")
      }
      orders[order] = isInForce
      names[order] = name
    }
    return orders
  }

  private func inForce(_ node: Int) throws(Refusal) -> Bool? {
    switch tree.kind(node) {
    case .true: return true
    case .false: return false
    case .null: return nil
    case .number, .string, .escapedString, .array, .object: throw expected("true, false or null", node)
    }
  }

  private func undeclared(_ name: String, _ key: Int) -> Refusal {
    Refusal(
      node: key,
      message: "\(quoted(name)) is no declared order or authority"
        + suggestion(for: name, among: reader.orderNames))
  }

  /// The members by their names, since no error may depend on the order of keys.
  private func sortedMembers(of object: Int) -> [(key: Int, value: Int)] {
    let members = Array(tree.members(of: object))
    guard members.count > 1 else { return members }
    let named = members.map { (name: tree.characters($0.key), member: $0) }
    return named.sorted { $0.name.lexicographicallyPrecedes($1.name) }.map(\.member)
  }
}
