import BailiwickDecisions
import BailiwickModel
import BailiwickPlaces

/// Whether one rule of one of two policies makes a request that they decide differently.
struct DifferenceQuestion {
  let former: Grounds
  let latter: Grounds
  let joining: OrderJoining
  let rule: Int
  /// Whose rule it is.
  let side: Side
  /// Whether every search that failed proved something.
  private(set) var isComplete = true
  private let effort = Effort()
  /// Rules of the other policy that had the effect in what was found, and are asked not to.
  private var excluded: Set<Int> = []

  struct Found {
    let facts: (before: Facts, after: Facts)
    let before: Outcome
    let after: Outcome
    /// Every text that a regular expression must match, or must not, was found; else the outcomes say nothing.
    let isExact: Bool

    /// Whether the two outcomes show a change for which the question was asked.
    func shows(_ kind: PolicyChange.Kind, _ question: DifferenceQuestion) -> Bool {
      let (own, other) = question.side == .before ? (before, after) : (after, before)
      switch kind {
      case .comes, .goes: return question.firstSame(in: own) != nil && question.firstSame(in: other) == nil
      case .becomesUndecided, .becomesAllowed: return own.decision == .undecided && other.decision == .allow
      }
    }
  }

  init(former: Grounds, latter: Grounds, joining: OrderJoining, rule: Int, side: Side) {
    self.former = former
    self.latter = latter
    self.joining = joining
    self.rule = rule
    self.side = side
  }

  func grounds(_ side: Side) -> Grounds { side == .before ? former : latter }
  var source: Rule { grounds(side).policy.rules[rule] }
  /// Whether a result hangs on the time, so that requests state one: else it would be the clock's.
  private var readsTime: Bool { former.readsTime || latter.readsTime }

  // MARK: Effects

  /// A request in which the rule's effect applies, and by the other policy no such effect does.
  mutating func findEffect(where more: (Cast) -> [Goal] = { _ in [] }) -> Found? {
    while true {
      guard let found = solve(more, goals: { $0.effectGoals(view: $1) }) else { return nil }
      guard found.isExact else {
        let rules = grounds(side.other).policy.rules
        let same = rules.indices.filter {
          rules[$0].effect == source.effect && rules[$0].sentence.target == source.sentence.target
        }
        if excluded.isSuperset(of: same) { return found }
        excluded.formUnion(same)
        continue
      }
      guard let same = firstSame(in: side == .before ? found.after : found.before) else { return found }
      guard exclude(same.rule) else { return nil }
    }
  }

  /// The first effect that is the rule's, whatever rule brings it.
  func firstSame(in outcome: Outcome) -> AppliedEffect? {
    let effect = grounds(side).vocabulary.effects[source.effect].name
    let noun = grounds(side).vocabulary.noun(source.sentence.target)
    return outcome.effects.first { $0.effect == effect && $0.on == noun }
  }

  private func effectGoals(view: View) -> [Goal] {
    [.applies(rule, source.sentence, view)]
      + excluded.sorted().map {
        .mayNotApply($0, grounds(side.other).policy.rules[$0].sentence, view.on(side.other))
      }
  }

  // MARK: Doubts

  /// A request that the rule leaves undecided, and the other policy allows.
  mutating func findDoubt() -> Found? {
    // Were it not asked at once that the other policy's rule of the same name leaves no doubt, that it does is what
    // would be found first.
    if let twin { excluded.insert(twin) }
    var settled: Set<Int> = []
    while true {
      let found = solve(
        { [self] in reachesParticipant($0) ? [] : [.impossible] },
        goals: { question, view in question.doubtGoals(view: view, settled: settled) })
      guard let found else { return nil }
      guard found.isExact else {
        let (others, owns) = (restricting(side.other), restricting(side).subtracting([rule]))
        if excluded.isSuperset(of: others), settled.isSuperset(of: owns) { return found }
        // More than is asked: what has no text then may have one.
        isComplete = false
        excluded.formUnion(others)
        settled.formUnion(owns)
        continue
      }
      let (own, other) = side == .before ? (found.before, found.after) : (found.after, found.before)
      if own.decision == .undecided, other.decision == .allow { return found }
      if let name = own.effects.first(where: \.isDecisive)?.rule {
        guard let number = number(of: name, on: side), settled.insert(number).inserted else { return nil }
        continue
      }
      let names = other.effects.filter(\.isDecisive).map(\.rule) + other.undecided.filter(\.isDecisive).map(\.rule)
      guard let name = names.first, exclude(name) else { return nil }
    }
  }

  private func restricting(_ side: Side) -> Set<Int> {
    Set(grounds(side).policy.rules.indices.filter { grounds(side).force(of: $0) == .restricts })
  }

  /// The other policy's rule of the same name, where it does the same to the same.
  private var twin: Int? {
    guard let number = number(of: source.name, on: side.other) else { return nil }
    let rule = grounds(side.other).policy.rules[number]
    return rule.effect == source.effect && rule.sentence.target == source.sentence.target ? number : nil
  }

  /// Whether the rule's effect is on the participant.
  private func reachesParticipant(_ cast: Cast) -> Bool {
    guard let participant = cast.participant else { return false }
    let vocabulary = grounds(side).vocabulary
    func isReached(_ attribute: Int) -> Bool {
      vocabulary.thing.attributes[attribute].type == .people || cast.roles[attribute] == participant
    }
    switch source.sentence.target {
    case .participant: return true
    case .role(let role): return cast.roles[role] == participant
    case .thing: return vocabulary.effects[source.effect].reaching.contains(where: isReached)
    }
  }

  private func doubtGoals(view: View, settled: Set<Int>) -> [Goal] {
    var goals = [
      Goal.sentence(source.sentence, .notFails, view), .lifted(rule: rule, .notHolds, side),
      .mayNotApply(rule, source.sentence, view),
    ]
    goals += settled.sorted().map { .mayNotApply($0, grounds(side).policy.rules[$0].sentence, view) }
    for other in excluded.sorted() {
      let sentence = grounds(side.other).policy.rules[other].sentence
      goals.append(
        .any([.sentence(sentence, .fails, view.on(side.other)), .lifted(rule: other, .holds, side.other)]))
    }
    return goals
  }

  // MARK: Searching

  private mutating func solve(
    _ more: (Cast) -> [Goal], goals: (DifferenceQuestion, View) -> [Goal]
  ) -> Found? {
    for cast in Cast.all(needs, vocabulary: former.vocabulary) where cast.has(source.sentence.target) {
      var search = Search(from: former, to: latter, joining: joining, effort: effort)
      let all = more(cast) + goals(self, cast.view.on(side))
      if let situation = search.solve(cast, .anyway, all) {
        return found(situation)
      }
      if !search.isComplete { isComplete = false }
    }
    return nil
  }

  /// What the two policies make of a situation.
  private func found(_ situation: Situation) -> Found {
    let request = situation.request(.after, former.vocabulary, isTimed: readsTime)
    let facts = joining.requests(request.facts)
    return Found(
      facts: facts, before: former.decider.outcome(of: facts.before), after: latter.decider.outcome(of: facts.after),
      isExact: request.isExact)
  }

  private var needs: Cast.Needs {
    var needs = grounds(side).needs(ofApplying: rule)
    let thing = former.vocabulary.thing
    needs.roles.formUnion(grounds(side).reaching(source).filter { thing.attributes[$0].type == .person })
    for other in excluded { needs.formUnion(grounds(side.other).needs(ofApplying: other)) }
    return needs
  }

  /// Asks of rules of the other policy not to have the effect; returns those that were not asked before.
  mutating func exclude(_ rules: Set<Int>) -> [Int] {
    let new = rules.subtracting(excluded)
    excluded.formUnion(new)
    return new.sorted()
  }

  private mutating func exclude(_ name: String) -> Bool {
    guard let number = number(of: name, on: side.other), excluded.insert(number).inserted else {
      isComplete = false
      return false
    }
    return true
  }

  func number(of name: String, on side: Side) -> Int? {
    grounds(side).numbers[name]
  }
}

extension View {
  func on(_ side: Side) -> View {
    var view = self
    view.side = side
    return view
  }
}
