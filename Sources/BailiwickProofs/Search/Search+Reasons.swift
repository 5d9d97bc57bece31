import BailiwickModel

extension Search {
  /// The choices by which a goal cannot be met, as a glance saw it.
  func reason(against goal: Goal, in situation: Situation) -> Levels {
    switch goal {
    case .all(let goals): return reason(againstAll: goals, in: situation)
    case .any(let goals): return reason(againstEach: goals, in: situation)
    case .condition(let condition, let requirement, let view):
      return reason(against: condition, requirement, view, in: situation)
    case .sentence(let sentence, let requirement, let view):
      let parts = parts(of: sentence, requirement, view)
      return requirement.spreads
        ? reason(againstAll: parts, in: situation) : reason(againstEach: parts, in: situation)
    case .window(let window, let requirement):
      return reason(againstEach: tests(of: window, requirement), in: situation)
    case .activity: return situation.activitiesHang
    case .order(let reference, let requirement, let view):
      let demand = WordDemand(requirement, on: side(of: reference, view))
      return situation.reason(against: demand, of: .order(reference))
    case .givenTag(let key, let requirement, let side):
      return situation.reason(againstTag: key, requirement, on: side)
    case .lifts(let lifter, let somebody, let requirement, let side):
      return hangs(ofLifter: lifter, side)
        .union(reason(against: lift(lifter, somebody, requirement, side, in: situation), in: situation))
    case .spend(let bound, _): return situation.bounds[bound].hangs.union(situation.bounds[bound].spent)
    case .marked, .lifted, .atLeast, .atMost, .newcomers, .truePlace: return .none
    }
  }

  /// The same of a goal that a glance sees to be impossible; of others nothing.
  func reason(ifImpossible goal: Goal, in situation: Situation) -> Levels {
    glance(goal, in: situation) == .impossible ? reason(against: goal, in: situation) : .none
  }

  private func reason(againstAll goals: [Goal], in situation: Situation) -> Levels {
    goals.first { glance($0, in: situation) == .impossible }.map { reason(against: $0, in: situation) } ?? .all
  }

  private func reason(againstEach goals: [Goal], in situation: Situation) -> Levels {
    goals.reduce(.none) { $0.union(reason(against: $1, in: situation)) }
  }

  private func reason(
    against condition: Condition, _ requirement: Requirement, _ view: View, in situation: Situation
  ) -> Levels {
    switch condition {
    case .all(let parts):
      let goals = parts.map { Goal.condition($0, requirement, view) }
      return requirement.spreads
        ? reason(againstAll: goals, in: situation) : reason(againstEach: goals, in: situation)
    case .any(let parts):
      let goals = parts.map { Goal.condition($0, requirement, view) }
      return requirement.spreads
        ? reason(againstEach: goals, in: situation) : reason(againstAll: goals, in: situation)
    case .not(let part): return reason(against: part, requirement.negated, view, in: situation)
    case .quantified(let quantified): return situation.hangs(of: PartyQuestion(quantified, view))
    case .test(let test):
      switch reading(of: test.path, view, in: situation) {
      case .settled: return hangs(ofReading: test.path)
      case .fact(let key, let type):
        let reason =
          if case .tagged(let tag) = test.predicate {
            reason(against: tagGoals(test, tag, key, requirement, view).given, in: situation)
          } else {
            situation.reason(against: .test(requirement, test.predicate), of: key, type)
          }
        return reason.union(hangs(ofReading: test.path))
      }
    }
  }
}
