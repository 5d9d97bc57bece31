import BailiwickModel

/// Decides a request again and again, with one or two of its facts changed.
struct FlipTrial {
  private let explainer: Explainer
  private let facts: Facts
  private let outcome: Outcome
  private let wanted: Decision
  /// How many changed requests have been decided.
  private(set) var count = 0

  /// The most changed requests to decide.
  private static let limit = 2_000
  /// The most of these that change one fact to what no test that fails asks for.
  private static let otherLimit = 500
  /// The most first changes after which it is looked again for what may matter.
  private static let stepLimit = 16

  /// - Parameter outcome: what the request is decided as.
  init(_ explainer: Explainer, _ facts: Facts, _ outcome: Outcome, _ wanted: Decision) {
    self.explainer = explainer
    self.facts = facts
    self.outcome = outcome
    self.wanted = wanted
  }

  /// Whether no more may be tried.
  var isOver: Bool { count >= Self.limit }

  /// The first changes of the fewest facts that lead to the decision.
  ///
  /// - Parameters:
  ///   - pool: single changes that may matter.
  ///   - makeAll: all that there are, where one of the others alone may do.
  mutating func find(among pool: [FactChange], orAmong makeAll: () -> [FactChange]) -> [FactChange]? {
    var steps: [(change: FactChange, outcome: Outcome)] = []
    for change in pool where !isOver {
      let next = decide([change])
      if next.decision == wanted { return [change] }
      if next != outcome, steps.count < Self.stepLimit { steps.append((change, next)) }
    }
    let tried = Set(pool)
    for change in makeAll().lazy.filter({ !tried.contains($0) }).prefix(Self.otherLimit) where !isOver {
      if decide([change]).decision == wanted { return [change] }
    }
    return findPair(pool, ofOneFact: true) ?? findPair(pool, ofOneFact: false) ?? findSecond(after: steps)
  }

  /// - Parameter isOfOneFact: whether the two change the same fact: of tags they are one change, and people add up.
  private mutating func findPair(_ pool: [FactChange], ofOneFact isOfOneFact: Bool) -> [FactChange]? {
    for (number, change) in pool.enumerated() {
      // The same person may be added twice.
      for other in pool[number...] where (change.target == other.target) == isOfOneFact && change.goesWith(other) {
        if isOver { return nil }
        if decide([change, other]).decision == wanted { return change.together(with: other) }
      }
    }
    return nil
  }

  /// A second change that may matter only where a first is made: what then lifts an effect, say.
  private mutating func findSecond(after steps: [(change: FactChange, outcome: Outcome)]) -> [FactChange]? {
    for (change, outcome) in steps {
      let changed = facts.applying([change], in: explainer.policy.vocabulary)
      var search = FlipSearch(explainer, outcome, CellAsking(explainer.cells, changed))
      for other in search.changes(towards: wanted) where other.target != change.target {
        if isOver { return nil }
        if decide([change, other]).decision == wanted { return [change, other] }
      }
    }
    return nil
  }

  private mutating func decide(_ changes: [FactChange]) -> Outcome {
    count += 1
    return explainer.decider.outcome(of: facts.applying(changes, in: explainer.policy.vocabulary))
  }
}
