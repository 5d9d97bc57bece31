import BailiwickModel

/// Verdicts in words.
extension Decider {
  /// What a verdict says, its rules in program order.
  public func outcome(of verdict: inout Verdict) -> Outcome {
    verdict.sort()
    var outcome = Outcome(decision: verdict.decision, effects: [], undecided: [], withheld: [])
    let (policy, vocabulary) = (program.policy, program.policy.vocabulary)
    for index in 0..<verdict.count {
      let use = verdict.uses[index]
      let rule = policy.rules[Int(use.rule)]
      let (effect, noun) = (vocabulary.effects[rule.effect].name, vocabulary.noun(rule.sentence.target))
      switch use.status {
      case .applied:
        outcome.effects.append(
          AppliedEffect(
            effect: effect, on: noun, rule: rule.name, authorities: rule.authorities, order: program.orderName(use.by),
            because: rule.because, notice: rule.notice, isDecisive: use.isDecisive))
      case .undecided:
        outcome.undecided.append(
          UndecidedEffect(
            effect: effect, on: noun, rule: rule.name, needs: program.paths(use.missing), isDecisive: use.isDecisive))
      case .withheld:
        outcome.withheld.append(
          WithheldEffect(effect: effect, on: noun, rule: rule.name, by: policy.rules[Int(use.by)].name))
      }
    }
    return outcome
  }
}

extension DecisionProgram {
  /// The paths that verdicts name by bits, sorted.
  public var paths: [String] { code?.paths ?? [] }

  /// Among a person's slots, the one that says where that person is.
  public var locatedSlot: Int? { layout.locatedSlot }

  /// The name of an order that a verdict names by number.
  public func orderName(_ number: Int32) -> String? {
    guard number >= 0, let code, case .named(let order) = code.plan.orders[Int(number)] else { return nil }
    return policy.orders[order].name
  }

  fileprivate func paths(_ missing: UInt64) -> [String] {
    var paths: [String] = []
    var rest = missing
    while rest != 0, let code {
      paths.append(code.paths[rest.trailingZeroBitCount])
      rest &= rest - 1
    }
    return paths
  }
}
