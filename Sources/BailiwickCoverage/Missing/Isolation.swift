import BailiwickModel

/// A request of a test with other rules kept out of it, so that the test says little of what it is not about: tags that
/// were left open are none, and orders of other rules are not in force. A time is at noon if it may be.
struct Isolation {
  private let policy: PolicySet
  private let border: Border
  /// What the policy does in a request.
  private let outcome: (Facts) -> Outcome
  /// Whether a request still is what it is to be.
  private let isAccepted: (Facts) -> Bool

  init(
    _ policy: PolicySet, _ border: Border, outcome: @escaping (Facts) -> Outcome,
    isAccepted: @escaping (Facts) -> Bool
  ) {
    self.policy = policy
    self.border = border
    self.outcome = outcome
    self.isAccepted = isAccepted
  }

  /// The request with as many other rules kept out as single changes can.
  func isolated(_ facts: Facts) -> Facts {
    var best = facts
    var others = others(in: facts)
    for change in changes where others > 0 {
      var changed = best
      change(&changed)
      let left = self.others(in: changed)
      guard left < others, isAccepted(changed) else { continue }
      (best, others) = (changed, left)
    }
    return atNoon(best)
  }

  private func atNoon(_ facts: Facts) -> Facts {
    guard let time = facts.time else { return facts }
    var plain = facts
    plain.time = Instant(seconds: time.startOfDay + 43_200, nanoseconds: 0)
    return isAccepted(plain) ? plain : facts
  }

  /// How many other rules do something, or may do something.
  private func others(in facts: Facts) -> Int {
    let outcome = outcome(facts)
    let rules = outcome.effects.map(\.rule) + outcome.undecided.map(\.rule)
    guard case .rule(let own) = border.owner else { return rules.count }
    return rules.count { $0 != policy.rules[own].name }
  }

  private var changes: [(inout Facts) -> Void] {
    let tags = policy.vocabulary.thing.attributes.indices.filter {
      policy.vocabulary.thing.attributes[$0].type == .tags
    }
    let untagging = tags.map { attribute in
      { (facts: inout Facts) in if facts.thing[attribute] == .unknown { facts.thing[attribute] = .tags([]) } }
    }
    var orders: [OrderReference] = []
    for order in policy.rules.flatMap(\.sentence.orders)
    where !orders.contains(order) && !border.sentence.orders.contains(order) {
      orders.append(order)
    }
    let lifting = orders.map { order in
      { (facts: inout Facts) in if facts.orders[order] == nil { facts.orders[order] = false } }
    }
    return untagging + lifting
  }
}

extension Instant {
  /// The seconds since 1970 at which its UTC day begins.
  fileprivate var startOfDay: Int64 {
    let remainder = seconds % 86_400
    return seconds - (remainder < 0 ? remainder + 86_400 : remainder)
  }
}
