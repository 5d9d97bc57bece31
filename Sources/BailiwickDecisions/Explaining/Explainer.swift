import BailiwickModel

/// Says why requests are decided as they are, from the tables that decide them.
public struct Explainer: Sendable {
  public let policy: PolicySet
  let tables: [DecisionTable]
  let decider: Decider
  let cells: CellProgram
  let values: ValueChoice
  /// By rule of the policy: its table, and its number there.
  let homes: [(table: Int, rule: Int)]
  /// Rules by their names.
  let numbers: [String: Int]
  private let protecting: [Int]
  private let permitting: [Int]

  public init(_ policy: PolicySet, tables: [DecisionTable], decider: Decider) {
    self.policy = policy
    self.tables = tables
    self.decider = decider
    cells = CellProgram(policy, tables: tables)
    values = ValueChoice(tables)
    var homes: [(table: Int, rule: Int)] = Array(repeating: (0, 0), count: policy.rules.count)
    for (table, source) in tables.enumerated() {
      guard case .effect = source.output else { continue }
      for (rule, row) in source.rules.enumerated() { homes[row.number] = (table, rule) }
    }
    self.homes = homes
    numbers = policy.numbersOfRules
    let forces = policy.rules.map { policy.vocabulary.effects[$0.effect].force }
    protecting = forces.indices.filter { forces[$0] == .protects }
    permitting = forces.indices.filter { forces[$0] == .permits }
  }

  /// Why a request is decided as it is.
  public func explanation(of facts: Facts) -> Explanation {
    explanation(of: facts, decidedAs: decider.outcome(of: facts))
  }

  /// - Parameter outcome: what the same policy does in the request.
  public func explanation(of facts: Facts, decidedAs outcome: Outcome) -> Explanation {
    let asking = CellAsking(cells, facts)
    var reasoning = Reasoning(self, outcome, asking)
    return Explanation(
      outcome: outcome, fired: reasoning.fired(), undecided: reasoning.undecided(),
      nearMisses: reasoning.nearMisses(), flips: FlipSearch.flips(self, outcome, asking),
      people: outcome.people.map { people in
        zip(people, asking.people).map { person, number in
          var reasoning = Reasoning(self, person.outcome, asking.with(participant: number))
          return PersonReason(
            name: asking.facts.name(of: number), outcome: person.outcome, reasons: reasoning.decisive())
        }
      })
  }

  /// The row of a rule that comes nearest to holding in a request, as read: the first with the fewest cells that fail.
  ///
  /// - Parameter outcome: what the same policy does in the request.
  public func nearestRow(of rule: Int, in facts: Facts, decidedAs outcome: Outcome) -> [CellReading] {
    var reasoning = Reasoning(self, outcome, CellAsking(cells, facts))
    return reasoning.bestRow(of: rule, about: nil)
  }

  /// The rules that may lift a rule's effect, by number: those that protect, then, on a person and by default,
  /// those that allow.
  func lifters(_ rule: Int) -> [Int] {
    let isOnPerson = policy.rules[rule].sentence.target != .thing
    return policy.rules[rule].isByDefault && isOnPerson ? protecting + permitting : protecting
  }
}
