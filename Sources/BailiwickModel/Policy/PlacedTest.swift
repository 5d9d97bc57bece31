import BailiwickPlaces

/// A test with what stands around it.
package struct PlacedTest {
  package let test: Test
  /// Whether it stands under an odd number of `not`, `outside` and `unless`.
  package let isNegated: Bool
  /// Whether the whole must fail where it does: it stands under no `or`, no quantifier.
  package let isRequired: Bool
}

extension Condition {
  /// Every test in it with what stands around it.
  package func placedTests(isNegated: Bool = false, isRequired: Bool = true) -> [PlacedTest] {
    switch self {
    case .all(let parts):
      parts.flatMap { $0.placedTests(isNegated: isNegated, isRequired: isRequired && !isNegated) }
    case .any(let parts):
      parts.flatMap { $0.placedTests(isNegated: isNegated, isRequired: isRequired && isNegated) }
    case .not(let part): part.placedTests(isNegated: !isNegated, isRequired: isRequired)
    case .test(let test): [PlacedTest(test: test, isNegated: isNegated, isRequired: isRequired)]
    case .quantified(let quantified):
      quantified.condition.placedTests(isNegated: isNegated, isRequired: false)
    }
  }
}

extension Sentence {
  /// Every test that it makes, `unless` counting as a negation.
  package var placedTests: [PlacedTest] {
    [qualifiers, thing, when].flatMap { $0.placedTests() }
      + (unless?.placedTests(isNegated: true) ?? [])
  }

  /// The places in which the person must be whom it targets, as far as it says so without `or`.
  package func requiredPlaces(in vocabulary: Vocabulary) -> AtomSet? {
    guard let path = vocabulary.location(of: target) else { return nil }
    var places: AtomSet?
    for placed in placedTests where placed.isRequired && placed.test.path == path {
      guard case .inside(let atoms) = placed.test.predicate else { continue }
      let allowed = placed.isNegated ? atoms.complement : atoms
      places = places?.intersection(allowed) ?? allowed
    }
    return places
  }
}
