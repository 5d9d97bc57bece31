import BailiwickModel

/// Looks for the fewest changes of facts with which a request is decided otherwise.
///
/// What may matter is read from the tables: for a restriction to fall, a cell of its row must fail, or a row of
/// what lifts it hold; for one to apply, the cells that keep a row from holding must hold, and what lifts it
/// must not. Single changes are tried before pairs, in the order of `FactChange.rank`. Every change is decided
/// again before it is claimed.
struct FlipSearch {
  let explainer: Explainer
  let outcome: Outcome
  private var proposals: ChangeProposals

  /// The most facts to change.
  static let changeLimit = 2
  /// The most changed requests to decide for one decision.
  static let tryLimit = 2_000
  /// The most rows that look near enough to be turned.
  private static let rowLimit = 200
  /// The most people to ask of whether they keep an effect from applying.
  private static let peopleLimit = 12

  init(_ explainer: Explainer, _ outcome: Outcome, _ asking: CellAsking) {
    self.explainer = explainer
    self.outcome = outcome
    proposals = ChangeProposals(asking, values: explainer.values)
  }

  /// One flip for each other decision that is worth having: an undecided request may go either way.
  static func flips(_ explainer: Explainer, _ outcome: Outcome, _ asking: CellAsking) -> [Flip] {
    let wanted: [Decision] =
      switch outcome.decision {
      case .allow: [.block]
      case .block: [.allow]
      case .undecided: [.allow, .block]
      case nil: []
      }
    return wanted.map { decision in
      var search = FlipSearch(explainer, outcome, asking)
      return search.flip(to: decision)
    }
  }

  private mutating func flip(to decision: Decision) -> Flip {
    switch decision {
    case .allow: turnTowardsAllow()
    case .block, .undecided: turnTowardsBlock()
    }
    let vocabulary = explainer.policy.vocabulary
    let pool = proposals.changes.enumerated().map { (rank: $1.rank(in: vocabulary) + [$0], change: $1) }
      .sorted { $0.rank.lexicographicallyPrecedes($1.rank) }.map(\.change)
    return tryAll(pool, for: decision)
  }

  // MARK: Trying

  private func tryAll(_ pool: [FactChange], for decision: Decision) -> Flip {
    var tries = 0
    func found(_ changes: [FactChange]?, ranIntoLimit: Bool = false) -> Flip {
      Flip(decision: decision, changes: changes, tries: tries, ranIntoLimit: ranIntoLimit)
    }
    let facts = proposals.asking.facts.stated
    func decides(_ changes: [FactChange]) -> Bool {
      tries += 1
      let changed = facts.applying(changes, in: explainer.policy.vocabulary)
      return explainer.decider.outcome(of: changed).decision == decision
    }
    for change in pool {
      if tries == Self.tryLimit { return found(nil, ranIntoLimit: true) }
      if decides([change]) { return found([change]) }
    }
    for (number, change) in pool.enumerated() {
      // The same person may be added twice.
      for other in pool[number...] where change.goesWith(other) {
        if tries == Self.tryLimit { return found(nil, ranIntoLimit: true) }
        if decides([change, other]) { return found([change, other.after(change)]) }
      }
    }
    return found(nil)
  }

  // MARK: What may matter

  /// A row of a rule's with the cells that should turn.
  private struct Row {
    let table: Int
    let cells: [Int]
  }

  private mutating func turnTowardsAllow() {
    let names = outcome.effects.filter(\.isDecisive).map(\.rule) + outcome.undecided.filter(\.isDecisive).map(\.rule)
    let rules = names.compactMap { explainer.numbers[$0] }
    for rule in rules { turn(standingRows(of: rule), to: false) }
    let lifters = Set(rules.flatMap(explainer.lifters)).sorted()
    turn(nearRows(of: lifters), to: true)
  }

  private mutating func turnTowardsBlock() {
    let effects = explainer.policy.vocabulary.effects
    let rules = explainer.policy.rules.indices.filter { number in
      effects[explainer.policy.rules[number].effect].force == .restricts
    }
    let near = nearRows(of: rules)
    turn(near, to: true)
    let lifters = Set(rules.flatMap(explainer.lifters)).sorted()
    for person in people {
      proposals.person = person
      for lifter in lifters { turn(standingRows(of: lifter, about: person), to: false) }
    }
    if !lifters.isEmpty { proposals.proposeNobody() }
  }

  /// The participant, and others whom an effect may reach as well: of a role that is not given somebody may be.
  private var people: [Int32] {
    let request = proposals.asking.request
    let roles = request.isRoleGiven.indices.map { request.roles[$0] }.filter { $0 != Asking.stranger }
    var seen: Set<Int32> = []
    let everybody = ([request.participant] + roles + proposals.asking.people).filter { seen.insert($0).inserted }
    return Array(everybody.prefix(Self.peopleLimit))
  }

  private mutating func turn(_ rows: [Row], to wanted: Bool) {
    for row in rows {
      for cell in row.cells { proposals.turn(cell, in: row.table, to: wanted) }
    }
  }

  /// Rows that do not fail, with all of their cells that do not: one must fail.
  private mutating func standingRows(of rule: Int, about person: Int32? = nil) -> [Row] {
    let home = explainer.homes[rule]
    var asking = proposals.asking
    let rows = explainer.tables[home.table].rules[home.rule].rows.filter { row in
      row.allSatisfy { asking.answer($0, in: home.table, about: person) != .no }
    }
    return rows.prefix(Self.rowLimit).map { Row(table: home.table, cells: $0) }
  }

  /// Rows that few enough cells keep from holding, with these, the nearest first.
  private mutating func nearRows(of rules: [Int]) -> [Row] {
    var asking = proposals.asking
    var rows: [Row] = []
    for rule in rules {
      let home = explainer.homes[rule]
      for row in explainer.tables[home.table].rules[home.rule].rows {
        let open = row.filter { asking.answer($0, in: home.table) != .yes }
        if open.count <= Self.changeLimit { rows.append(Row(table: home.table, cells: open)) }
      }
    }
    let nearest = rows.enumerated().sorted { ($0.element.cells.count, $0.offset) < ($1.element.cells.count, $1.offset) }
    return nearest.prefix(Self.rowLimit).map(\.element)
  }
}
