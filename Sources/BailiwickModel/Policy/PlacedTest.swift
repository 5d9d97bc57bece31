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
    let sets = requiredPlaceSets(in: vocabulary)
    return sets.isEmpty ? nil : sets.reduce(.everything) { $0.intersection($1) }
  }

  /// The same test by test. Of somebody at several places, each may be open though nobody is in all of them.
  package func requiredPlaceSets(in vocabulary: Vocabulary) -> [AtomSet] {
    guard let path = vocabulary.location(of: target) else { return [] }
    return placedTests.filter { $0.isRequired && $0.test.path == path }.compactMap { placed in
      guard case .inside(let atoms) = placed.test.predicate else { return nil }
      return placed.isNegated ? atoms.complement : atoms
    }
  }
}
