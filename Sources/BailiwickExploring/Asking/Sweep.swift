import BailiwickModel
import BailiwickPlaces

/// Every value that a fact can be, as far as it makes a difference: each country, and the parts of those that the
/// policy divides; each word; each tag of the program; the numbers at which tests turn.
struct Sweep {
  let policy: PolicySet

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
        + Set(sentences.flatMap(\.tags).map(\.tag)).sorted().map { Value(words: $0, fact: .tags([$0])) }
    case .number: numbers(path).map { Value(words: String($0), fact: .number($0)) }
    case .text, .time, .record, .person, .people: nil
    }
  }

  private var sentences: [Sentence] { policy.rules.map(\.sentence) + policy.marks.map(\.sentence) }

  private var tests: [Test] { sentences.flatMap(\.tests) }

  private var places: [Value] {
    let kinds = AtomKinds(
      Set(
        tests.compactMap { test -> AtomSet? in
          switch test.predicate {
          case .inside(let atoms), .possiblyInside(let atoms): atoms
          default: nil
          }
        }))
    return Places.standard.countries.flatMap { code -> [Value] in
      guard let country = Places.standard.resolve(code: code).places.first else { return [] }
      let isDivided = kinds.tellApart(country.atoms)
      let parts = isDivided ? country.atoms.map(Places.standard.name(ofAtom:)).filter { $0 != code } : []
      return ([code] + parts).compactMap { code in
        Places.standard.resolve(code: code).places.first.map { place in
          Value(words: code, fact: .place(Whereabouts([place])), kind: kinds.kind(of: place.atoms))
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

/// The atoms that some sets do not tell apart, by a number for all of these.
private struct AtomKinds {
  private var kinds = Array(repeating: 0, count: AtomSet.atomCount)

  init(_ sets: some Sequence<AtomSet>) {
    var count = 1
    for set in sets {
      // What of a kind is in the set is a kind of its own from there on.
      var inside: [Int: Int] = [:]
      for atom in set {
        let kind = inside[kinds[atom], default: count]
        if kind == count { count += 1 }
        inside[kinds[atom]] = kind
        kinds[atom] = kind
      }
    }
  }

  /// Whether some set has some of these and not others.
  func tellApart(_ atoms: AtomSet) -> Bool { Set(atoms.map { kinds[$0] }).count > 1 }

  /// That of a place which is one atom.
  func kind(of atoms: AtomSet) -> Int? {
    var rest = atoms.makeIterator()
    guard let atom = rest.next(), rest.next() == nil else { return nil }
    return kinds[atom]
  }
}
