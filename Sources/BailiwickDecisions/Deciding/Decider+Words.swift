import BailiwickModel

extension Decider {
  /// What is found in words.
  func outcome(_ found: Found) -> Outcome {
    switch found {
    case .outcome(let outcome): return outcome
    case .uses(let decision, let uses):
      var outcome = Outcome(decision: decision, effects: [], undecided: [], withheld: [])
      for use in uses {
        switch use.status {
        case .applied: outcome.effects.append(program.appliedEffect(use))
        case .undecided: outcome.undecided.append(program.undecidedEffect(use))
        case .withheld: outcome.withheld.append(program.withheldEffect(use))
        }
      }
      return outcome
    }
  }
}

extension DecisionProgram {
  /// The paths that verdicts name by bits, sorted.
  public var paths: [String] { code?.paths ?? [] }

  /// Among a person's slots, the one that says where that person is.
  public var locatedSlot: Int? { layout.locatedSlot }

  /// Among a person's slots, the one with their id.
  public var personIDSlot: Int? { layout.personIDSlot }

  /// Among all slots, the one with the thing's id.
  public var thingIDSlot: Int? { code.flatMap { code in layout.thingIDSlot.map { code.plan.thingBase + $0 } } }

  /// What a use says that is of an effect which applies.
  public func appliedEffect(_ use: Verdict.Use) -> AppliedEffect {
    let rule = policy.rules[Int(use.rule)]
    return AppliedEffect(
      effect: policy.vocabulary.effects[rule.effect].name, on: policy.vocabulary.noun(rule.sentence.target),
      rule: rule.name, authorities: rule.authorities, order: orderName(use.by), because: rule.because,
      notice: rule.notice, isDecisive: use.isDecisive)
  }

  /// The same of an effect that is undecided.
  public func undecidedEffect(_ use: Verdict.Use) -> UndecidedEffect {
    let rule = policy.rules[Int(use.rule)]
    return UndecidedEffect(
      effect: policy.vocabulary.effects[rule.effect].name, on: policy.vocabulary.noun(rule.sentence.target),
      rule: rule.name, needs: paths(use.missing), isDecisive: use.isDecisive)
  }

  /// The same of an effect that is withheld.
  public func withheldEffect(_ use: Verdict.Use) -> WithheldEffect {
    let rule = policy.rules[Int(use.rule)]
    return WithheldEffect(
      effect: policy.vocabulary.effects[rule.effect].name, on: policy.vocabulary.noun(rule.sentence.target),
      rule: rule.name, by: policy.rules[Int(use.by)].name)
  }

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
