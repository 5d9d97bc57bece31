import BailiwickDecisions
import BailiwickModel
import BailiwickPlaces

extension LeakProver {
  /// A leak with its witness, replayed. One that does not replay, though every fact that it takes can be stated, is none
  /// to be told: it shows that we are wrong.
  func leak(_ found: LeakQuestion.Found, kind: LeakKind, _ number: Int, _ authority: String) -> RuleVerdict {
    let bailiwick = policy.bailiwick(of: authority).atoms
    let nearby = bailiwick == .everything ? nil : bailiwick
    let before = found.situation.request(.before, policy.vocabulary, near: nearby)
    let after = found.situation.request(.after, policy.vocabulary, near: nearby)
    let changes = changes(found.situation)
    let outcomes = (before: grounds.decider.outcome(of: before.facts), after: grounds.decider.outcome(of: after.facts))
    let appliesAfter = found.direction != .licence
    let (applying, failing) = appliesAfter ? (outcomes.after, outcomes.before) : (outcomes.before, outcomes.after)
    let isReplayed = applies(number, in: applying, not: failing)
    let witness = LeakWitness(
      before: before.facts, after: after.facts, person: before.paths[found.person] ?? "",
      place: truePlace(of: found, outside: nearby ?? .empty),
      isPlaceKnown: found.certainty == .knownOutside || found.certainty == .known,
      changes: changes, appliesAfter: appliesAfter,
      isConfirmed: isReplayed && before.isExact && after.isExact)
    let isStatable = before.isExact && after.isExact && !found.situation.tags.contains { $0.values.isReadTwice }
    guard witness.isConfirmed || !isStatable else { return .defect }
    return .leaks(
      Leak(
        rule: number, authority: authority, kind: kind, via: carriers(number, authority, witness, outcomes),
        witness: witness))
  }

  /// Whether a rule's effect applies in one outcome and definitely does not in another.
  func applies(_ number: Int, in applying: Outcome, not failing: Outcome) -> Bool {
    let name = policy.rules[number].name
    return applying.effects.contains { $0.rule == name }
      && !failing.effects.contains { $0.rule == name } && !failing.undecided.contains { $0.rule == name }
  }

  private func changes(_ situation: Situation) -> [InputChange] {
    var changes: [InputChange] = []
    for (key, values, _) in situation.tags where values.isChanged {
      changes.append(
        InputChange(input: .tag(key.tag), from: values.before.contains(.yes), to: values.after.contains(.yes)))
    }
    for (reference, values, _) in situation.orders where values.isChanged {
      changes.append(
        InputChange(input: .order(reference), from: values.before.contains(.yes), to: values.after.contains(.yes)))
    }
    return changes
  }

  /// Where the person truly is: at a place that is given, outside if they may be.
  func truePlace(of found: LeakQuestion.Found, outside bailiwick: AtomSet) -> String {
    let key = FactKey.location(of: found.person, policy.vocabulary)
    let constraint = found.situation.constraint(key, .located)
    var places = PlaceValues()
    if constraint.presence == .given, case .place(let values) = constraint.values { places = values }
    let nearby = found.situation.roles.values.contains(found.person) ? nil : bailiwick
    let candidates = constraint.presence == .given ? places.candidates(near: nearby) ?? [] : []
    let apart = candidates.first { !$0.atoms.isSubset(of: bailiwick) }
    if let apart, apart.atoms.isDisjoint(with: bailiwick) || found.certainty == .known { return apart.code }
    let truly = candidates.isEmpty ? bailiwick.complement : (apart?.atoms ?? .everything).subtracting(bailiwick)
    if !truly.isEmpty {
      if let place = PlaceCodes.standard.preferred(within: truly, meeting: [], near: bailiwick) { return place.code }
      if let atom = truly.first(where: { _ in true }) { return Places.standard.name(ofAtom: atom) }
    }
    return candidates.first?.code ?? ""
  }

  /// The rules that lift the effect in one request only, and the marks that hold in one only.
  private func carriers(
    _ number: Int, _ authority: String, _ witness: LeakWitness, _ outcomes: (before: Outcome, after: Outcome)
  ) -> [String] {
    func hangs(_ dependence: Dependence?) -> Bool { !(dependence?.words.leaning(on: authority).isEmpty ?? true) }
    let name = policy.rules[number].name
    func lifter(_ outcome: Outcome) -> String? { outcome.withheld.first { $0.rule == name }?.by }
    let names = Set([lifter(outcomes.before), lifter(outcomes.after)])
    let carrying = grounds.lifting.lifters(of: number).filter {
      names.contains(policy.rules[$0].name) && hangs(grounds.dependences.ofRules[$0])
    }
    var found = Set(carrying.map { policy.rules[$0].name })
    let read = Set(([number] + carrying).flatMap { grounds.dependences.ofRules[$0].marks })
    let marks = read.filter { hangs(grounds.dependences.ofMarks[$0]) }
    if !marks.isEmpty { found.formUnion(carryingMarks(number, marks, witness).map { "mark \($0)" }) }
    if found.isEmpty, !policy.rules[number].authorities.contains(authority) {
      found = possibleCarriers(number, authority)
    }
    return found.sorted()
  }

  /// The marks that differ between the two requests and without which the effect would not: each by itself, or all
  /// together where any would do.
  private func carryingMarks(_ number: Int, _ tags: Set<Spelling>, _ witness: LeakWitness) -> Set<Spelling> {
    let (applying, failing) =
      witness.appliesAfter ? (witness.after, witness.before) : (witness.before, witness.after)
    let (marks, others) = (grounds.meaning.marks(in: applying), grounds.meaning.marks(in: failing))
    let differing = tags.filter { isKnownOtherwise(marks[$0], others[$0]) }
    let name = policy.rules[number].name
    func applies(without tags: Set<Spelling>) -> Bool {
      let outcome = grounds.meaning.outcome(of: applying, holding: others.filter { tags.contains($0.key) })
      return ([outcome] + (outcome.people ?? []).map(\.outcome)).contains { $0.effects.contains { $0.rule == name } }
    }
    guard !differing.isEmpty, !applies(without: differing) else { return [] }
    let needed = differing.filter { !applies(without: [$0]) }
    return needed.isEmpty ? differing : needed
  }

  /// What may carry an authority's word to a rule, where deciding the witness does not tell.
  private func possibleCarriers(_ number: Int, _ authority: String) -> Set<String> {
    func hangs(_ dependence: Dependence?) -> Bool { !(dependence?.words.leaning(on: authority).isEmpty ?? true) }
    let lifters = grounds.lifters(meeting: number).filter { hangs(grounds.dependences.ofRules[$0]) }
    let marks = grounds.dependences.ofRules[number].marks.filter { hangs(grounds.dependences.ofMarks[$0]) }
    return Set(lifters.map { policy.rules[$0].name }).union(marks.map { "mark \($0)" })
  }

  private func isKnownOtherwise(_ one: Truth?, _ two: Truth?) -> Bool {
    (one == .yes) != (two == .yes) || (one == .no) != (two == .no)
  }
}
