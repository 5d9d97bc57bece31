import BailiwickModel

/// A request of a test with other rules kept out of it, so that the test says little of what it is not about: tags that
/// were left open are none, and orders of other rules are not in force. A time is at noon if it may be.
struct Isolation {
  private let policy: PolicySet
  /// The numbers of rules by their names.
  private let numbers: [String: Int]
  private let border: Border
  /// What the policy does in a request.
  private let outcome: (Facts) -> Outcome
  /// Whether a request still is what it is to be.
  private let isAccepted: (Facts) -> Bool

  init(
    _ policy: PolicySet, _ numbers: [String: Int], _ border: Border, outcome: @escaping (Facts) -> Outcome,
    isAccepted: @escaping (Facts) -> Bool
  ) {
    self.policy = policy
    self.numbers = numbers
    self.border = border
    self.outcome = outcome
    self.isAccepted = isAccepted
  }

  /// The request with as many other rules kept out as single changes can.
  func isolated(_ facts: Facts) -> Facts {
    var best = facts
    var others = others(in: facts).count
    func adopt(_ changed: Facts) {
      let left = self.others(in: changed).count
      guard left < others, isAccepted(changed) else { return }
      (best, others) = (changed, left)
    }
    for attribute in tags where others > 0 && best.thing[attribute] == .unknown {
      var changed = best
      changed.thing[attribute] = .tags([])
      adopt(changed)
    }
    for order in orders(in: best) where others > 0 && best.orders[order] == nil {
      var changed = best
      changed.orders[order] = false
      adopt(changed)
    }
    return atNoon(best)
  }

  private func atNoon(_ facts: Facts) -> Facts {
    guard let time = facts.time else { return facts }
    var plain = facts
    plain.time = Instant(seconds: time.startOfDay + 43_200, nanoseconds: 0)
    return isAccepted(plain) ? plain : facts
  }

  /// The other rules that do something, or may do something.
  private func others(in facts: Facts) -> [String] {
    let outcome = outcome(facts)
    let rules = outcome.effects.map(\.rule) + outcome.undecided.map(\.rule)
    guard case .rule(let own) = border.owner else { return rules }
    return rules.filter { $0 != policy.rules[own].name }
  }

  private var tags: [Int] {
    policy.vocabulary.thing.attributes.indices.filter { policy.vocabulary.thing.attributes[$0].type == .tags }
  }

  /// The orders by which other rules do something, in program order.
  private func orders(in facts: Facts) -> [OrderReference] {
    var seen = Set(border.sentence.orders)
    let rules = others(in: facts).compactMap { numbers[$0] }.sorted()
    return rules.flatMap { policy.rules[$0].sentence.orders }.filter { seen.insert($0).inserted }
  }
}

extension Instant {
  /// The seconds since 1970 at which its UTC day begins.
  fileprivate var startOfDay: Int64 {
    let remainder = seconds % 86_400
    return seconds - (remainder < 0 ? remainder + 86_400 : remainder)
  }
}
