import BailiwickModel
import BailiwickPlaces
import BailiwickSource

/// A test with what stands around it.
struct PlacedTest {
  let test: Test
  /// Whether it stands under an odd number of `not`, `outside` and `unless`.
  let isNegated: Bool
  /// Whether the whole must fail where it does: it stands under no `or`, no quantifier.
  let isRequired: Bool
}

extension Condition {
  /// Every test in it with what stands around it.
  func placedTests(isNegated: Bool = false, isRequired: Bool = true) -> [PlacedTest] {
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
  var placedTests: [PlacedTest] {
    [qualifiers, thing, when].flatMap { $0.placedTests() }
      + (unless?.placedTests(isNegated: true) ?? [])
  }

  /// The places in which the person must be whom it targets, as far as it says so without `or`.
  func requiredPlaces(in vocabulary: Vocabulary) -> AtomSet? {
    guard let path = vocabulary.locatedPath(of: target) else { return nil }
    var places: AtomSet?
    for placed in placedTests where placed.isRequired && placed.test.path == path {
      guard case .inside(let atoms) = placed.test.predicate else { continue }
      let allowed = placed.isNegated ? atoms.complement : atoms
      places = places?.intersection(allowed) ?? allowed
    }
    return places
  }
}

extension Vocabulary {
  /// The path to where a person is; `nil` for the thing.
  func locatedPath(of party: Party) -> Path? {
    guard let located = person.locatedAttribute else { return nil }
    switch party {
    case .participant: return Path(.participant, [located])
    case .role(let role): return Path(.thing, [role, located])
    case .thing: return nil
    }
  }

  /// What stands at the end of a path.
  func type(at path: Path) -> AttributeType? {
    var kind: Int
    switch path.root {
    case .participant, .counted: kind = Self.personKind
    case .thing: kind = Self.thingKind
    case .time: return .time
    }
    var type: AttributeType?
    for step in path.steps {
      type = kinds[kind].attributes[step].type
      switch type {
      case .record(let record): kind = record
      case .person: kind = Self.personKind
      default: break
      }
    }
    return type
  }

  /// A path as a request spells it: `participant.account.country`.
  func words(_ path: Path) -> String {
    var (kind, word) =
      switch path.root {
      case .participant, .counted: (Self.personKind, person.noun.singular)
      case .thing: (Self.thingKind, thing.noun.singular)
      case .time: (Self.thingKind, "time")
      }
    for step in path.steps {
      let attribute = kinds[kind].attributes[step]
      word += "." + attribute.name
      switch attribute.type {
      case .record(let record): kind = record
      case .person: kind = Self.personKind
      default: break
      }
    }
    return word
  }
}
