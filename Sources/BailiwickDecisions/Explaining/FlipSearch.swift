import BailiwickModel

/// Looks for the fewest changes of facts with which a request is decided otherwise.
///
/// What may matter is read from the tables: for a restriction to fall, a cell of its row must fail, or a row of
/// what lifts it hold; for one to apply, the cells that keep a row from holding must hold, and what lifts it
/// must not. One fact is tried before two, in the order of `FactChange.rank`; then a second one by what may matter once
/// the first is made. Every change is decided again before it is claimed.
struct FlipSearch {
  let explainer: Explainer
  let outcome: Outcome
  private var proposals: ChangeProposals

  /// The most facts to change.
  static let changeLimit = 2
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
      var trial = FlipTrial(explainer, asking.facts.stated, outcome, decision)
      let changes = trial.find(among: search.changes(towards: decision)) { search.allChanges(towards: decision) }
      return Flip(decision: decision, changes: changes, tries: trial.count, ranIntoLimit: trial.isOver)
    }
  }

  /// Single changes that may lead to a decision, the plainest first.
  mutating func changes(towards decision: Decision) -> [FactChange] {
    switch decision {
    case .allow: turnTowardsAllow()
    case .block, .undecided: turnTowardsBlock()
    }
    return rankedChanges
  }

  /// The same, and all other changes of one fact by which the policy tells requests apart.
  mutating func allChanges(towards decision: Decision) -> [FactChange] {
    guard decision == .allow || !restrictions.isEmpty else { return [] }
    proposals.person = proposals.asking.request.participant
    proposals.proposeEverything()
    return rankedChanges
  }

  private var rankedChanges: [FactChange] {
    let vocabulary = explainer.policy.vocabulary
    return proposals.changes.enumerated().map { (rank: $1.rank(in: vocabulary) + [$0], change: $1) }
      .sorted { $0.rank.lexicographicallyPrecedes($1.rank) }.map(\.change)
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
    let rules = restrictions
    let near = nearRows(of: rules)
    turn(near, to: true)
    let lifters = Set(rules.flatMap(explainer.lifters)).sorted()
    for person in people {
      proposals.person = person
      for lifter in lifters { turn(standingRows(of: lifter, about: person), to: false) }
    }
    if !lifters.isEmpty { proposals.proposeNobody() }
  }

  private var restrictions: [Int] {
    let effects = explainer.policy.vocabulary.effects
    return explainer.policy.rules.indices.filter { number in
      effects[explainer.policy.rules[number].effect].force == .restricts
    }
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
      if wanted { proposals.turnTags(of: row.cells, in: row.table) }
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

  /// Rows that few enough facts keep from holding, with the cells that fail, the nearest first.
  private mutating func nearRows(of rules: [Int]) -> [Row] {
    var asking = proposals.asking
    var rows: [Row] = []
    for rule in rules {
      let home = explainer.homes[rule]
      for row in explainer.tables[home.table].rules[home.rule].rows {
        let open = row.filter { asking.answer($0, in: home.table) != .yes }
        if open.count <= Self.changeLimit || factCount(of: open, in: home.table) <= Self.changeLimit {
          rows.append(Row(table: home.table, cells: open))
        }
      }
    }
    let nearest = rows.enumerated().sorted { ($0.element.cells.count, $0.offset) < ($1.element.cells.count, $1.offset) }
    return nearest.prefix(Self.rowLimit).map(\.element)
  }
  /// How many facts cells read, at the least: what orders say of themselves is a matter of time.
  private func factCount(of cells: [Int], in table: Int) -> Int {
    let source = explainer.tables[table]
    var paths: Set<Path> = []
    var others = 0
    for cell in cells {
      switch source.columns[source.cells[cell].column] {
      case .fact(let path): paths.insert(path)
      case .orders: paths.insert(Path(.time, []))
      case .quantified, .activity, .alternatives: others += 1
      }
    }
    return paths.count + others
  }
}
