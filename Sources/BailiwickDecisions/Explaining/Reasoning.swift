import BailiwickModel

/// Why each rule did what it did in one request.
struct Reasoning {
  private let explainer: Explainer
  private let outcome: Outcome
  private var asking: CellAsking

  private var policy: PolicySet { explainer.policy }

  init(_ explainer: Explainer, _ outcome: Outcome, _ asking: CellAsking) {
    self.explainer = explainer
    self.outcome = outcome
    self.asking = asking
  }

  // MARK: What fires

  mutating func fired() -> [RuleReason] {
    let applied = Set(outcome.effects.map(\.rule))
    let withheld = Dictionary(outcome.withheld.map { ($0.rule, $0.by) }) { first, _ in first }
    var reasons: [RuleReason] = []
    for (number, rule) in policy.rules.enumerated() {
      if let by = withheld[rule.name] {
        reasons.append(reason(number, .withheld(withholding(of: number, by: by))))
      } else if applied.contains(rule.name) || mercyFires(number) {
        reasons.append(reason(number, .applies))
      }
    }
    return reasons
  }

  /// Whether a rule that protects or allows fires on the participant: outcomes name these only where they lift.
  private mutating func mercyFires(_ rule: Int) -> Bool {
    switch policy.vocabulary.effects[policy.rules[rule].effect].force {
    case .restricts, .informs: return false
    case .protects, .permits: return isAsked(rule) && answer(rule) == .yes
    }
  }

  mutating func undecided() -> [RuleReason] {
    var reasons: [RuleReason] = []
    for effect in outcome.undecided {
      guard let rule = explainer.numbers[effect.rule] else { continue }
      reasons.append(reason(rule, .undecided(needs: effect.needs, lifters: doubtfulLifters(of: rule))))
    }
    return reasons
  }

  /// What decides about the participant, or keeps the decision open, or would have decided and is withheld.
  mutating func decisive() -> [RuleReason] {
    let applied = Set(outcome.effects.filter(\.isDecisive).map(\.rule))
    let open = Set(outcome.undecided.filter(\.isDecisive).map(\.rule))
    switch outcome.decision {
    case .block, nil: return fired().filter { applied.contains(policy.rules[$0.rule].name) }
    case .undecided: return undecided().filter { open.contains(policy.rules[$0.rule].name) }
    case .allow:
      return fired().filter { reason in
        if case .withheld = reason.status { policy.rules[reason.rule].sentence.target == .participant } else { false }
      }
    }
  }

  private mutating func reason(_ rule: Int, _ status: RuleReason.Status) -> RuleReason {
    RuleReason(rule: rule, status: status, cells: bestRow(of: rule, about: nil))
  }

  // MARK: What lifts

  private mutating func withholding(of rule: Int, by name: String) -> Withholding {
    let lifter = explainer.numbers[name] ?? rule
    for person in reached(by: rule) where concerns(lifter, person) && answer(lifter, about: person) == .yes {
      return Withholding(
        rule: lifter, person: asking.facts.path(of: person), cells: bestRow(of: lifter, about: person))
    }
    return Withholding(rule: lifter, person: nil, cells: [])
  }

  /// The rules that lift a rule's effect from somebody known, unless what is missing says otherwise.
  private mutating func doubtfulLifters(of rule: Int) -> [Int] {
    guard policy.vocabulary.effects[policy.rules[rule].effect].force == .restricts else { return [] }
    var lifters: [Int] = []
    for lifter in explainer.lifters(rule) {
      for person in reached(by: rule) where concerns(lifter, person) && answer(lifter, about: person) == .unknown {
        if lifters.last != lifter { lifters.append(lifter) }
      }
    }
    return lifters
  }

  /// The people whom a rule's effect reaches, as far as they are given.
  private func reached(by rule: Int) -> [Int32] {
    let source = policy.rules[rule]
    switch source.sentence.target {
    case .participant: return [asking.participant].compactMap(\.self)
    case .role(let role): return inRole(role)
    case .thing:
      return policy.vocabulary.effects[source.effect].reaching.flatMap { attribute in
        policy.vocabulary.thing.attributes[attribute].type == .people ? asking.people : inRole(attribute)
      }
    }
  }

  private func inRole(_ role: Int) -> [Int32] { asking.request.isRoleGiven[role] ? [asking.request.roles[role]] : [] }

  /// Whether a rule is about a person: one on somebody in a role may not be.
  private func concerns(_ rule: Int, _ person: Int32) -> Bool {
    guard case .role(let role) = policy.rules[rule].sentence.target else { return true }
    return inRole(role) == [person]
  }

  // MARK: Rows

  /// Whether a rule is asked at all: those on an absent participant are not.
  private func isAsked(_ rule: Int) -> Bool {
    asking.participant != nil || policy.rules[rule].sentence.target != .participant
  }

  private mutating func answer(_ rule: Int, about person: Int32? = nil) -> CellReading.Answer {
    let home = explainer.homes[rule]
    return asking.answer(explainer.tables[home.table].rules[home.rule].formula, in: home.table, about: person)
  }

  /// The first row with the fewest cells that do not hold, as read.
  mutating func bestRow(of rule: Int, about person: Int32?) -> [CellReading] {
    let home = explainer.homes[rule]
    var best: (row: [Int], failing: Int, open: Int)?
    for row in explainer.tables[home.table].rules[home.rule].rows {
      var (failing, open) = (0, 0)
      for cell in row {
        switch asking.answer(cell, in: home.table, about: person) {
        case .no: failing += 1
        case .unknown: open += 1
        case .yes: break
        }
      }
      if best.map({ (failing, open) < ($0.failing, $0.open) }) ?? true { best = (row, failing, open) }
    }
    return readings(best?.row ?? [], of: rule, about: person)
  }

  /// In the order in which the rule has the cells.
  private mutating func readings(_ row: [Int], of rule: Int, about person: Int32?) -> [CellReading] {
    let table = explainer.homes[rule].table
    let tests = policy.rules[rule].sentence.tests
    let places = row.map { cell -> Int in
      let first = explainer.tables[table].cells[cell].content.tests.first
      return tests.firstIndex { $0 == first } ?? tests.count
    }
    let ordered = zip(places, row).sorted { ($0.0, $0.1) < ($1.0, $1.1) }.map(\.1)
    var readings: [CellReading] = []
    for cell in ordered { readings.append(asking.reading(of: cell, in: table, about: person)) }
    return readings
  }

  // MARK: What nearly fires

  mutating func nearMisses() -> [NearMiss] {
    var found: [(rank: [Int], miss: NearMiss)] = []
    for rule in policy.rules.indices where isAsked(rule) {
      guard answer(rule) == .no else { continue }
      let home = explainer.homes[rule]
      for (cell, row) in nearestRows(of: explainer.tables[home.table].rules[home.rule], in: home.table) {
        let others = readings(row.filter { $0 != cell }, of: rule, about: nil)
        let failing = asking.reading(of: cell, in: home.table)
        let open = others.count { $0.answer == .unknown }
        let miss = NearMiss(rule: rule, failing: failing, others: others)
        found.append(([open, open - others.count, rule, cell], miss))
      }
    }
    return found.sorted { $0.rank.lexicographicallyPrecedes($1.rank) }.map(\.miss)
  }

  /// For each cell that alone fails in a row, the row of which the most is known.
  private mutating func nearestRows(of rule: TableRule, in table: Int) -> [(cell: Int, row: [Int])] {
    var best: [Int: (row: [Int], open: Int)] = [:]
    for row in rule.rows {
      var failing: [Int] = []
      var open = 0
      for cell in row {
        switch asking.answer(cell, in: table) {
        case .no: failing.append(cell)
        case .unknown: open += 1
        case .yes: break
        }
        if failing.count > 1 { break }
      }
      guard failing.count == 1, best[failing[0]].map({ open < $0.open }) ?? true else { continue }
      best[failing[0]] = (row, open)
    }
    return best.sorted { $0.key < $1.key }.map { ($0.key, $0.value.row) }
  }
}
