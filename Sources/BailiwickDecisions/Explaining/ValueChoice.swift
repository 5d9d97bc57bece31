import BailiwickModel
import BailiwickPlaces

/// Values to try for a test: what lies on either side of where it changes its answer.
struct ValueChoice: Sendable {
  /// Paths about which some test asks, in the order of the tables.
  let paths: [Path]
  let asked: [Path: [Predicate]]
  let places: PlaceChoice
  /// The texts that tests name or may match, in the order of the tables, and at last the empty one.
  let texts: [Spelling]

  init(_ tables: [DecisionTable]) {
    var sets: [AtomSet] = []
    var texts: [Spelling] = []
    var paths: [Path] = []
    var asked: [Path: [Predicate]] = [:]
    for test in tables.flatMap(\.cells).flatMap(\.content.tests) {
      if asked[test.path] == nil { paths.append(test.path) }
      asked[test.path, default: []].append(test.predicate)
      switch test.predicate {
      case .inside(let atoms), .possiblyInside(let atoms): sets.append(atoms)
      case .text(let text): texts += text.constants
      case .tagged, .number, .choice, .flag, .time, .known: break
      }
    }
    self.paths = paths
    self.asked = asked
    places = PlaceChoice(sets)
    var seen: Set<Spelling> = []
    self.texts = (texts + [""]).filter { seen.insert($0).inserted }
  }

  /// How many texts or words to offer for one test.
  private static let offerLimit = 4

  /// Facts of which a predicate holds, or does not, the likeliest first.
  func facts(for predicate: Predicate, holds: Bool, type: AttributeType, instead current: Fact) -> [Fact] {
    switch predicate {
    case .inside(let set): return places(in: set, holds: holds, instead: current)
    // Whoever is not known to be anywhere may be there.
    case .possiblyInside(let set): return places(in: set, holds: holds, instead: current) + (holds ? [.unknown] : [])
    case .number(let interval): return numbers(interval, holds: holds, instead: current).map(Fact.number)
    case .flag: return [.flag(holds)]
    case .choice(let choices):
      guard case .choice(let words) = type else { return [] }
      return words.indices.filter { choices.contains($0) == holds }.prefix(Self.offerLimit).map(Fact.choice)
    case .text(let test): return texts(holds ? .yes : .no, of: test)
    case .time(let test): return times(test, holds: holds).map(Fact.time)
    case .known: return holds ? anything(of: type) : [.unknown]
    // Tags are added and taken away, never stated anew.
    case .tagged: return []
    }
  }

  private func places(in set: AtomSet, holds: Bool, instead current: Fact) -> [Fact] {
    (candidates(of: current, in: set, isInside: holds) + places.places(in: set, isInside: holds)).map(Self.fact)
  }

  /// Where sources disagree, those candidates that decide.
  private func candidates(of current: Fact, in set: AtomSet, isInside: Bool) -> [Place] {
    guard case .place(let whereabouts) = current, !whereabouts.isKnown else { return [] }
    return whereabouts.candidates.filter { isInside ? $0.atoms.isSubset(of: set) : $0.atoms.isDisjoint(with: set) }
  }

  /// The bounds, the nearest first.
  private func numbers(_ interval: NumberInterval, holds: Bool, instead current: Fact) -> [Int64] {
    guard interval.lower <= interval.upper else { return [] }
    var found: [Int64] = []
    if interval.lower > .min { found.append(holds ? interval.lower : interval.lower - 1) }
    if interval.upper < .max { found.append(holds ? interval.upper : interval.upper + 1) }
    guard case .number(let number) = current else { return found }
    func distance(_ bound: Int64) -> UInt64 { UInt64(bitPattern: max(bound, number) &- min(bound, number)) }
    return found.sorted { distance($0) < distance($1) }
  }

  private func texts(_ wanted: Truth, of test: TextTest) -> [Fact] {
    Array(texts.lazy.filter { test.value(of: $0) == wanted }.prefix(Self.offerLimit)).map(Fact.text)
  }

  private func times(_ test: TimeTest, holds: Bool) -> [Instant] {
    switch test {
    case .before(let bound): [holds ? bound.before : bound]
    case .from(let bound): [holds ? bound : bound.before]
    case .after(let bound): [holds ? bound.after : bound]
    }
  }

  private func anything(of type: AttributeType) -> [Fact] {
    switch type {
    case .located, .place: places.any.map(Self.fact)
    case .text: texts.prefix(Self.offerLimit).map(Fact.text)
    case .number: [.number(0)]
    case .time: [.time(Instant(seconds: 0))]
    case .flag: [.flag(true), .flag(false)]
    case .tags: [.tags([])]
    case .choice(let words): words.indices.prefix(Self.offerLimit).map(Fact.choice)
    case .record, .person, .people: []
    }
  }

  private static func fact(_ place: Place) -> Fact { .place(Whereabouts([place])) }
}

extension Cell.Content {
  /// Every test in it, but for those of alternatives, which are cells themselves.
  var tests: [Test] {
    switch self {
    case .condition(let condition): condition.tests
    case .activity, .orders, .alternatives: []
    }
  }
}

extension TextTest {
  /// Texts that it names; of a regular expression, some that it is likely to match.
  fileprivate var constants: [Spelling] {
    switch self {
    case .oneOf(let texts): texts.sorted()
    case .contains(let text), .startsWith(let text), .endsWith(let text): [text]
    case .matches(let pattern): PatternSamples(pattern).texts
    }
  }
}

extension Instant {
  /// A second earlier.
  var before: Instant { Instant(seconds: seconds - 1, nanoseconds: nanoseconds) }
  /// A second later.
  var after: Instant { Instant(seconds: seconds + 1, nanoseconds: nanoseconds) }
}
