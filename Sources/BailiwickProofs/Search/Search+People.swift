import BailiwickModel

extension Search {
  /// A quantifier as bounds on how many meet its condition for certain, and how many may.
  ///
  /// With Y people of whom the condition holds and M of whom it does not fail, a count from `lower` to `upper`
  ///
  ///     holds          lower ≤ Y and M ≤ upper
  ///     fails          upper < Y or M < lower
  ///
  /// where people who are not listed may be any number more of whom it does not fail, unless it fails of a stranger.
  func goal(_ quantified: Quantified, _ requirement: Requirement, _ view: View, in situation: Situation) -> Goal {
    let question = PersonQuestion.counted(
      quantified.condition, isNegated: quantified.quantifier == .every, view)
    let people = vocabulary.peopleAttribute.map { [$0] } ?? []
    let wanted = quantified.quantifier.counted
    let (lower, upper) = (wanted.lower, wanted.upper)
    func stranger(_ requirement: Requirement) -> Goal { question.goal(requirement, of: .stranger(through: people)) }
    let noMoreMay: [Goal] = situation.isListed ? [] : [stranger(.fails)]
    let moreMay: [Goal] = situation.isListed ? [] : [stranger(.notFails)]
    switch requirement {
    case .holds:
      let least: [Goal] = lower > 0 ? [.atLeast(lower, question, .holds, from: 0)] : []
      let most = upper < .max ? [.atMost(upper, question, .notFails)] + noMoreMay : []
      return .all(least + most)
    case .fails:
      let more: [Goal] = upper < .max ? [.atLeast(upper + 1, question, .holds, from: 0)] : []
      let fewer: [Goal] = lower > 0 ? [.all([.atMost(lower - 1, question, .notFails)] + noMoreMay)] : []
      return .any(more + fewer)
    case .notHolds:
      let fewer: [Goal] = lower > 0 ? [.atMost(lower - 1, question, .holds)] : []
      let more: [Goal] = upper < .max ? [.atLeast(upper + 1, question, .notFails, from: 0)] + moreMay : []
      return .any(fewer + more)
    case .notFails:
      let most: [Goal] = upper < .max ? [.atMost(upper, question, .holds)] : []
      let least: [Goal] =
        lower > 0 ? [.any([.atLeast(lower, question, .notFails, from: 0)] + moreMay)] : []
      return .all(most + least)
    }
  }

  /// Who may be the next of so many that are to meet a question: one of the party, or somebody yet to come.
  func ways(
    _ count: Int64, _ question: PersonQuestion, _ requirement: Requirement, from start: Int, in situation: Situation
  ) -> [Goal] {
    var ways: [Goal] = []
    for number in candidates(from: start, in: situation) {
      let goal = question.goal(requirement, of: .person(number))
      switch glance(goal, in: situation) {
      case .impossible: continue
      case .met, .open: break
      }
      let rest = count - Int64(situation.people[number].weight)
      ways.append(.all([goal, .atLeast(rest, question, requirement, from: number + 1)]))
    }
    if situation.isListed { ways.append(.newcomers(count, question, requirement)) }
    return ways
  }

  /// Those of the party who may be the next that meet a question.
  func candidates(from start: Int, in situation: Situation) -> [Int] {
    situation.people.indices.filter { $0 >= start && situation.people[$0].isInParty }
  }

  /// People come to the party, meet a question, and everything that holds of everybody.
  mutating func welcome(
    _ count: Int64, _ question: PersonQuestion, _ requirement: Requirement, in situation: inout Situation
  ) -> Expansion {
    guard count <= Self.peopleLimit else {
      isComplete = false
      situation.conflict = .all
      return .impossible
    }
    let isGroup = count > Self.groupThreshold
    let weight = isGroup ? Int(count) : 1
    let number = situation.people.count
    let cause = situation.cause
    situation.people.append(Situation.Person(isInParty: true, weight: weight, hangs: cause))
    if isGroup, situation.bounds.contains(where: { $0.allowance > 0 }) { situation.isGrouped = true }
    var goals = [Sought(question.goal(requirement, of: .person(number)), cause)]
    for (index, bound) in situation.bounds.enumerated() {
      let hangs = bound.hangs.union(bound.spent).union(cause)
      goals.append(Sought(goal(bound: index, person: number, in: situation), hangs))
    }
    if !isGroup, count > 1 { goals.append(Sought(.newcomers(count - 1, question, requirement), cause)) }
    return .each(goals)
  }

  /// Everybody but so many must not meet a question.
  func bound(
    _ count: Int64, _ question: PersonQuestion, _ requirement: Requirement, in situation: inout Situation
  ) -> Expansion {
    let cause = situation.cause
    situation.bounds.append(
      PartyBound(question: question, requirement: requirement, allowance: count, hangs: cause))
    if count > 0, situation.people.contains(where: { $0.weight > 1 }) { situation.isGrouped = true }
    let bound = situation.bounds.count - 1
    return .each(
      situation.people.indices.filter { situation.people[$0].isInParty }.map {
        Sought(goal(bound: bound, person: $0, in: situation), situation.people[$0].hangs.union(cause))
      })
  }

  private func goal(bound number: Int, person: Int, in situation: Situation) -> Goal {
    let bound = situation.bounds[number]
    let goal = bound.question.goal(bound.requirement.denied, of: .person(person))
    return bound.allowance > 0 ? .any([goal, .spend(bound: number, situation.people[person].weight)]) : goal
  }
}
