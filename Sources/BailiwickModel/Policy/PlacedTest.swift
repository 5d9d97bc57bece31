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
  /// Adds every test in it with what stands around it.
  fileprivate func addPlacedTests(to tests: inout [PlacedTest], isNegated: Bool = false, isRequired: Bool = true) {
    switch self {
    case .all(let parts):
      for part in parts {
        part.addPlacedTests(to: &tests, isNegated: isNegated, isRequired: isRequired && !isNegated)
      }
    case .any(let parts):
      for part in parts { part.addPlacedTests(to: &tests, isNegated: isNegated, isRequired: isRequired && isNegated) }
    case .not(let part): part.addPlacedTests(to: &tests, isNegated: !isNegated, isRequired: isRequired)
    case .test(let test): tests.append(PlacedTest(test: test, isNegated: isNegated, isRequired: isRequired))
    case .quantified(let quantified):
      quantified.condition.addPlacedTests(to: &tests, isNegated: isNegated, isRequired: false)
    }
  }
}

extension Sentence {
  /// Every test that it makes, `unless` counting as a negation.
  package var placedTests: [PlacedTest] {
    var tests: [PlacedTest] = []
    tests.reserveCapacity(4)
    qualifiers.addPlacedTests(to: &tests)
    thing.addPlacedTests(to: &tests)
    when.addPlacedTests(to: &tests)
    unless?.addPlacedTests(to: &tests, isNegated: true)
    return tests
  }

  /// The places in which the person must be whom it targets, as far as it says so without `or`.
  package func requiredPlaces(in vocabulary: Vocabulary) -> AtomSet? {
    let sets = requiredPlaceSets(in: vocabulary)
    return sets.dropFirst().reduce(sets.first) { $0?.intersection($1) }
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
