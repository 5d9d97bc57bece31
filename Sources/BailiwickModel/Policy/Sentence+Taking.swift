import BailiwickSource

extension Sentence {
  /// The same, with one of its tests taken to be so, or not so, whatever the facts say.
  ///
  /// - Parameter test: as it stands in the sentence; others that say the same elsewhere are left as they are.
  package func taking(_ test: Test, as isSo: Bool) -> Sentence {
    asking(
      qualifiers: qualifiers.taking(test, as: isSo), thing: thing.taking(test, as: isSo),
      when: when.taking(test, as: isSo), unless: unless?.taking(test, as: isSo), activity: activity, orders: orders,
      window: window)
  }

  /// A sentence on the same target that holds when all of these do.
  package func asking(_ conditions: [Condition], activity: Int?, orders: [OrderReference]) -> Sentence {
    asking(
      qualifiers: .all(conditions), thing: .always, when: .always, unless: nil, activity: activity, orders: orders,
      window: .always)
  }

  private func asking(
    qualifiers: Condition, thing: Condition, when: Condition, unless: Condition?, activity: Int?,
    orders: [OrderReference], window: Window
  ) -> Sentence {
    Sentence(
      target: target, qualifiers: qualifiers, thing: thing, activity: activity,
      namesThing: namesThing, when: when, unless: unless, orders: orders, window: window, head: head, origin: origin)
  }
}

extension Condition {
  /// The same, with a test that stands in it taken to be so, or not so.
  package func taking(_ test: Test, as isSo: Bool) -> Condition {
    switch self {
    case .all(let parts): .all(parts.map { $0.taking(test, as: isSo) })
    case .any(let parts): .any(parts.map { $0.taking(test, as: isSo) })
    case .not(let part): .not(part.taking(test, as: isSo))
    case .test(let other):
      other == test && other.origin.range == test.origin.range ? (isSo ? .always : .not(.always)) : self
    case .quantified(let quantified):
      .quantified(
        Quantified(
          quantifier: quantified.quantifier, condition: quantified.condition.taking(test, as: isSo),
          origin: quantified.origin))
    }
  }
}
