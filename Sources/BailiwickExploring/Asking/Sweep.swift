import Bailiwick
import BailiwickDecisions
import BailiwickModel
import BailiwickPlaces
import BailiwickReporting

/// Every value that a fact can be, as far as it makes a difference: each country, and the parts of those that the
/// policy divides; each word; each tag of the program; the numbers at which tests turn.
struct Sweep {
  let policy: PolicySet

  struct Value {
    let words: String
    let fact: Fact
  }

  /// `nil` for a type whose values are too many.
  func values(of path: Path, _ type: AttributeType) -> [Value]? {
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

  private var tests: [Test] { sentences.flatMap { $0.conditions.flatMap(\.tests) } }

  private var places: [Value] {
    let named = Set(
      tests.compactMap { test -> AtomSet? in
        switch test.predicate {
        case .inside(let atoms), .possiblyInside(let atoms): atoms
        default: nil
        }
      })
    return Places.standard.countries.flatMap { code -> [Value] in
      guard let country = Places.standard.resolve(code: code).places.first else { return [] }
      let isDivided = named.contains { !country.atoms.isSubset(of: $0) && !country.atoms.isDisjoint(with: $0) }
      let parts = isDivided ? country.atoms.map(Places.standard.name(ofAtom:)).filter { $0 != code } : []
      return ([code] + parts).compactMap { code in
        Places.standard.resolve(code: code).places.first.map { Value(words: code, fact: .place(Whereabouts([$0]))) }
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

extension Session {
  /// The decision for each value of a fact, equal ones together.
  func sweep(_ name: String) throws(Refusal) -> Answer {
    let policy = try policy
    let path = try FactPath(name, in: current.vocabulary)
    guard case .fact(let place) = path.place, let type = path.type,
      let values = Sweep(policy: policy).values(of: place, type)
    else { throw .usage("`:sweep` takes a place, a word, a flag, a number or tags, such as participant.location") }
    guard values.count > 1 else { throw .usage("nothing in the policy tests `\(name)`") }
    var groups: [(outcome: SweptOutcome, values: [String])] = []
    for value in values {
      var changed = facts
      changed.state(value.fact, at: place, in: current.vocabulary)
      let outcome = SweptOutcome(try self.outcome(of: changed))
      if let number = groups.firstIndex(where: { $0.outcome == outcome }) {
        groups[number].values.append(value.words)
      } else {
        groups.append((outcome, [value.words]))
      }
    }
    groups.sort { $0.values.count < $1.values.count }
    var table = TextTable(header: ["decision", "", "", "by"])
    for (number, group) in groups.enumerated() {
      let isRest = number == groups.count - 1 && group.values.count > 20
      let words = isRest ? (groups.count == 1 ? "everywhere" : "everywhere else") : shortened(group.values, to: 10)
      table.append(
        [group.outcome.decision, String(group.values.count), words, shortened(group.outcome.reasons, to: 4)],
        ink: group.outcome.ink)
    }
    let json = groups.map { group -> JSONValue in
      [
        "decision": .string(group.outcome.decision), "values": .strings(group.values),
        "by": .strings(group.outcome.reasons),
      ]
    }
    return Answer(
      table.lines(indent: "", style).joined(separator: "\n"), json: ["path": .string(name), "groups": .array(json)])
  }
}

/// What a sweep tells of an outcome.
private struct SweptOutcome: Equatable {
  let decision: String
  let reasons: [String]

  init(_ outcome: Outcome) {
    decision = outcome.decision?.rawValue ?? (outcome.effects.isEmpty ? "nothing" : "effects")
    reasons =
      outcome.effects.map { "\($0.effect) \($0.on): \($0.rule)" }
      + outcome.undecided.map { "\($0.rule) needs \($0.needs.joined(separator: " and "))" }
  }

  var ink: Ink {
    switch decision {
    case "allow": .green
    case "block": .red
    case "undecided": .yellow
    default: .bold
    }
  }
}
