import Bailiwick
import BailiwickDecisions
import BailiwickModel
import BailiwickReporting
import BailiwickSource

extension Session {
  /// How a sweep over places is shown when nothing is said about it.
  public enum SweepForm: String, CaseIterable, Sendable {
    case table
    /// The table, and a map of tiles where there is room for it.
    case map
  }

  /// The decision for each value of a fact, equal ones together: `participant.location`, `participant.location map`.
  func sweep(_ argument: String) throws(Refusal) -> Answer {
    let words = argument.split(separator: " ").map(String.init)
    let form = words.count == 2 ? SweepForm(rawValue: words[1]) : nil
    guard words.count == 1 || form != nil else {
      throw .usage("`:sweep path`, and `map` or `table` after it")
    }
    let (policy, decider) = (try policy, try decider)
    let path = try FactPath(words[0], in: current.vocabulary)
    guard let points = Sweep(policy: policy, decider: decider).points(of: path, in: facts) else {
      throw .usage(
        "`:sweep` takes a place, a word, a flag, a number or tags, such as participant.location, or activity")
    }
    guard points.count > 1 else { throw .usage("nothing in the policy tests `\(words[0])`") }
    guard form != .map || path.isPlace else { throw .usage("there are maps of places only: `\(words[0])` is none") }
    let outcomes = Self.outcomes(at: points, decider)
    let groups = SweptGroups(zip(points.map(\.words), outcomes), together: !path.isActivity)
    let rest = path.isPlace ? ("everywhere", "everywhere else") : ("all of them", "all others")
    var lines = groups.lines(rest: rest, style)
    if path.isPlace, form == .map || form == nil && sweepForm == .map && width >= TileLayout.width {
      lines += [""] + SweepMap(groups.decisions).lines(style)
    }
    return Answer(lines.joined(separator: "\n"), json: ["path": .string(words[0]), "groups": groups.json])
  }

  /// What is decided at each point; of those that the policy does not tell apart, once.
  private static func outcomes(at points: [Sweep.Point], _ decider: Decider) -> [SweptOutcome] {
    var firsts: [Int: Int] = [:]
    var asked: [Facts] = []
    let numbers = points.map { point in
      if let kind = point.kind, let first = firsts[kind] { return first }
      asked.append(point.facts)
      if let kind = point.kind { firsts[kind] = asked.count - 1 }
      return asked.count - 1
    }
    let decided = decider.outcomes(of: asked)
    let outcomes = decided.outcomes.map(SweptOutcome.init)
    return numbers.map { outcomes[decided.numbers[$0]] }
  }
}

extension FactPath {
  fileprivate var isPlace: Bool {
    switch type {
    case .located, .place: true
    case .text, .number, .time, .flag, .tags, .choice, .record, .person, .people, nil: false
    }
  }

  fileprivate var isActivity: Bool { if case .activity = place { true } else { false } }
}

/// Values of a fact, those with equal outcomes together; the smallest group first.
private struct SweptGroups {
  private var groups: [(outcome: SweptOutcome, values: [String])] = []

  /// - Parameter isTogether: whether equal outcomes are told once; else each value has a line, in their order.
  init(_ swept: some Sequence<(String, SweptOutcome)>, together isTogether: Bool) {
    guard isTogether else {
      groups = swept.map { (outcome: $1, values: [$0]) }
      return
    }
    var numbers: [SweptOutcome: Int] = [:]
    for (value, outcome) in swept {
      if let number = numbers[outcome] {
        groups[number].values.append(value)
      } else {
        numbers[outcome] = groups.count
        groups.append((outcome, [value]))
      }
    }
    groups.sort { $0.values.count < $1.values.count }
  }

  /// - Parameter rest: how many values are called which are too many to be listed.
  func lines(rest: (all: String, others: String), _ style: Style) -> [String] {
    var table = TextTable(header: ["decision", "", "", "by"])
    for (number, group) in groups.enumerated() {
      let isRest = number == groups.count - 1 && group.values.count > 20
      let words = !isRest ? shortened(group.values, to: 10) : groups.count == 1 ? rest.all : rest.others
      table.append(
        [
          group.outcome.decision, String(group.values.count), visible(words),
          visible(shortened(group.outcome.reasons, to: 4)),
        ],
        ink: group.outcome.ink)
    }
    return table.lines(indent: "", style)
  }

  var json: JSONValue {
    .array(
      groups.map { group in
        [
          "decision": .string(group.outcome.decision), "values": .strings(group.values),
          "by": .strings(Array(group.outcome.reasons)),
        ]
      })
  }

  /// The values one by one.
  var decisions: [(place: String, decision: String)] {
    groups.flatMap { group in group.values.map { ($0, group.outcome.decision) } }
  }
}

/// What a sweep tells of an outcome.
private struct SweptOutcome: Hashable, Sendable {
  let decision: String
  private let effects: [AppliedEffect]
  private let undecided: [UndecidedEffect]

  init(_ outcome: Outcome) {
    decision = outcome.decision?.rawValue ?? (outcome.effects.isEmpty ? "nothing" : "effects")
    effects = outcome.effects
    undecided = outcome.undecided
  }

  /// Of thousands of undecided rules how many there are, and some, tell enough.
  func hash(into hasher: inout Hasher) {
    hasher.combine(decision)
    hasher.combine(effects.map(\.rule))
    hasher.combine(undecided.count)
    for number in stride(from: 0, to: undecided.count, by: 8) { hasher.combine(undecided[number].rule) }
  }

  /// Each is put in words when it is wanted: of thousands few are shown.
  var reasons: some RandomAccessCollection<String> { (0..<effects.count + undecided.count).lazy.map(reason) }

  private func reason(_ number: Int) -> String {
    if number < effects.count {
      return "\(effects[number].effect) \(effects[number].on): \(effects[number].rule)"
    }
    let doubt = undecided[number - effects.count]
    return "\(doubt.rule) needs \(doubt.needs.joined(separator: " and "))"
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
