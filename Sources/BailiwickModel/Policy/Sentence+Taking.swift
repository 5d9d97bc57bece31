import BailiwickSource

extension Sentence {
  /// The same, with one of its tests taken to be so, or not so, whatever the facts say.
  ///
  /// - Parameter test: as it stands in the sentence; others that say the same elsewhere are left as they are.
  package func taking(_ test: Test, as isSo: Bool) -> Sentence { taking { $0.stands(for: test) ? isSo : nil } }

  /// The same of what one of its quantifiers says.
  package func taking(_ quantified: Quantified, as isSo: Bool) -> Sentence {
    taking { condition in
      guard case .quantified(let other) = condition, other.origin.range == quantified.origin.range else { return nil }
      return isSo
    }
  }

  private func taking(_ isSo: (Condition) -> Bool?) -> Sentence {
    asking(
      qualifiers: qualifiers.taking(isSo), thing: thing.taking(isSo), when: when.taking(isSo),
      unless: unless?.taking(isSo), activity: activity, orders: orders, window: window)
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
  package func taking(_ test: Test, as isSo: Bool) -> Condition { taking { $0.stands(for: test) ? isSo : nil } }

  /// - Parameter isSo: what a part of it is taken to be; `nil` where it is left as it is.
  fileprivate func taking(_ isSo: (Condition) -> Bool?) -> Condition {
    if let truth = isSo(self) { return truth ? .always : .not(.always) }
    switch self {
    case .all(let parts): return .all(parts.map { $0.taking(isSo) })
    case .any(let parts): return .any(parts.map { $0.taking(isSo) })
    case .not(let part): return .not(part.taking(isSo))
    case .test: return self
    case .quantified(let quantified):
      return .quantified(
        Quantified(
          quantifier: quantified.quantifier, condition: quantified.condition.taking(isSo), origin: quantified.origin))
    }
  }

  /// Whether it is a test, as it stands in a sentence.
  fileprivate func stands(for test: Test) -> Bool {
    if case .test(let other) = self { other == test && other.origin.range == test.origin.range } else { false }
  }
}
