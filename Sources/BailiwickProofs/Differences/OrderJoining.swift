import BailiwickModel

/// How requests that state orders by name speak to two policies at once.
///
/// Orders of one name, issuer and days are one. Where two policies give one name other days, a request that states it
/// states it for both, and one that does not leaves each to its own days: one of these is settled before a search.
struct OrderJoining: Sendable {
  /// How an order that the two policies give other days is settled.
  enum Mode: Hashable, Sendable, CaseIterable {
    case inForce
    case notInForce
    case asDated
  }

  enum Reading {
    case shared(OrderReference)
    case stated(Bool)
    case dated(Window)
  }

  private let former: PolicySet
  private let latter: PolicySet
  /// By name.
  private let modes: [String: Mode]
  private let latterNumbers: [String: Int]

  init(_ former: PolicySet, _ latter: PolicySet, modes: [String: Mode]) {
    self.former = former
    self.latter = latter
    self.modes = modes
    latterNumbers = Dictionary(
      latter.orders.enumerated().map { ($0.element.name, $0.offset) }, uniquingKeysWith: { first, _ in first })
  }

  /// Every way to settle the orders that two policies give other days.
  static func all(_ former: PolicySet, _ latter: PolicySet) -> [OrderJoining] {
    let days = Dictionary(former.orders.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
    let changed = latter.orders.filter { order in
      days[order.name].map { $0.issued != order.issued || $0.expires != order.expires } ?? false
    }
    var modes: [[String: Mode]] = [[:]]
    for order in changed {
      modes = modes.flatMap { settled in
        Mode.allCases.map { mode in settled.merging([order.name: mode]) { first, _ in first } }
      }
    }
    return modes.map { OrderJoining(former, latter, modes: $0) }
  }

  func reading(of reference: OrderReference, on side: Side) -> Reading {
    guard case .named(let number) = reference else { return .shared(reference) }
    let order = side == .before ? former.orders[number] : latter.orders[number]
    switch modes[order.name] {
    case .inForce: return .stated(true)
    case .notInForce: return .stated(false)
    case .asDated: return .dated(Window(start: order.issued.start, end: order.expires?.end))
    case nil: return .shared(shared(reference, on: side))
    }
  }

  /// An order by one number for both policies: the latter's, or one after all of those.
  func shared(_ reference: OrderReference, on side: Side) -> OrderReference {
    guard side == .before, case .named(let number) = reference else { return reference }
    return .named(latterNumbers[former.orders[number].name] ?? latter.orders.count + number)
  }

  /// The facts of a situation as they are stated to each of the policies.
  func requests(_ facts: Facts) -> (before: Facts, after: Facts) {
    var (before, after) = (facts, facts)
    (before.orders, after.orders) = ([:], [:])
    let stated = modes.compactMapValues { mode -> Bool? in
      switch mode {
      case .inForce: true
      case .notInForce: false
      case .asDated: nil
      }
    }
    for (number, order) in former.orders.enumerated() {
      let value = stated[order.name] ?? facts.orders[shared(.named(number), on: .before)]
      before.orders[.named(number)] = value
    }
    for (number, order) in latter.orders.enumerated() {
      after.orders[.named(number)] = stated[order.name] ?? facts.orders[.named(number)]
    }
    for (reference, value) in facts.orders {
      guard case .anonymous = reference else { continue }
      before.orders[reference] = value
      after.orders[reference] = value
    }
    return (before, after)
  }
}
