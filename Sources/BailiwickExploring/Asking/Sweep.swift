import BailiwickDecisions
import BailiwickModel
import BailiwickPlaces

/// Every value that a fact can be, as far as it makes a difference: each country, and the parts of those that the
/// policy divides; each word; each tag of the program; the numbers at which tests turn.
struct Sweep {
  let policy: PolicySet
  let decider: Decider

  /// A value of the fact that is swept over.
  struct Point {
    let words: String
    /// The request in which the fact has it.
    let facts: Facts
    /// The policy tells it apart from no other value of this number; `nil` where nobody has looked.
    var kind: Int?
  }

  /// Every value; `nil` for a fact that is swept over by nobody, or that has too many values.
  func points(of path: FactPath, in facts: Facts) -> [Point]? {
    switch path.place {
    case .activity:
      return policy.vocabulary.activities.enumerated().map { number, activity in
        var changed = facts
        changed.activity = number
        return Point(words: activity.gerund, facts: changed)
      }
    case .fact(let place):
      guard let type = path.type else { return nil }
      return values(of: place, type)?.map { value in
        var changed = facts
        changed.state(value.fact, at: place, in: policy.vocabulary)
        return Point(words: value.words, facts: changed, kind: value.kind)
      }
    case .time, .order, .person: return nil
    }
  }

  private struct Value {
    let words: String
    let fact: Fact
    var kind: Int?
  }

  private func values(of path: Path, _ type: AttributeType) -> [Value]? {
    switch type {
    case .located, .place: places
    case .flag: [Value(words: "true", fact: .flag(true)), Value(words: "false", fact: .flag(false))]
    case .choice(let words): words.enumerated().map { Value(words: $1, fact: .choice($0)) }
    case .tags:
      [Value(words: "none", fact: .tags([]))]
        + Set(sentences.flatMap(\.tags).map(\.tag)).sorted().map { Value(words: $0.text, fact: .tags([$0])) }
    case .number: numbers(path).map { Value(words: String($0), fact: .number($0)) }
    case .text, .time, .record, .person, .people: nil
    }
  }

  private var sentences: [Sentence] { policy.rules.map(\.sentence) + policy.marks.map(\.sentence) }

  private var tests: [Test] { sentences.flatMap(\.tests) }

  private var places: [Value] {
    Places.standard.countries.flatMap { code -> [Value] in
      guard let country = Places.standard.resolve(code: code).places.first else { return [] }
      let isDivided = Set(country.atoms.map(decider.placeClass(ofFirstAtom:))).count > 1
      let parts = isDivided ? country.atoms.map(Places.standard.name(ofAtom:)).filter { $0 != code } : []
      return ([code] + parts).compactMap { code in
        Places.standard.resolve(code: code).places.first.map { place in
          let kind = place.atoms.first { _ in true }.map(decider.placeClass(ofFirstAtom:))
          return Value(words: code, fact: .place(Whereabouts([place])), kind: kind)
        }
      }
    }
  }

  /// The bounds in tests of the fact, with a number on either side.
  private func numbers(_ path: Path) -> [Int64] {
    var found: Set<Int64> = [0]
    for test in tests where test.path.steps.last == path.steps.last {
      guard case .number(let interval) = test.predicate else { continue }
      if interval.lower != .min { found.formUnion([interval.lower &- 1, interval.lower]) }
      if interval.upper != .max { found.formUnion([interval.upper, interval.upper &+ 1]) }
    }
    return found.sorted()
  }
}
