import BailiwickModel

/// What rules do that a request has found.
extension SlotDecider {
  var unknownPlaceAnswer: Answer { unknown(Int(bases[0]) &+ locatedSlot) }

  @inline(__always)
  func and(_ left: Answer, _ right: Answer) -> Answer {
    Answer(truth: min(left.truth, right.truth), missing: left.missing | right.missing)
  }

  /// - Parameter answer: whether the request has the rule's tag and place, which is not `no`.
  @inline(never)
  func decide(_ entry: UnsafePointer<RuleBuckets.Entry>, _ answer: Answer) -> Bool {
    let number = entry.pointee.rest
    guard number != RuleCode.always else { return apply(entry, answer) }
    guard number >= 0 else { return false }
    let rest = self.answer(ofRest: rests + Int(number))
    return rest.truth == Kleene.no || apply(entry, and(answer, rest))
  }

  @inline(__always)
  private func apply(_ entry: UnsafePointer<RuleBuckets.Entry>, _ fires: Answer) -> Bool {
    let action = code.actions.start + Int(entry.pointee.action)
    var status = fires.truth == Kleene.yes ? Verdict.Status.applied : .undecided
    var missing = fires.missing
    var by: Int32 = -1
    if action.pointee.lifting != .never {
      let lifting = lifting(action.pointee.lifting)
      if lifting.answer.truth == Kleene.yes {
        guard fires.truth == Kleene.yes else { return true }
        (status, by) = (.withheld, lifting.by)
      } else if lifting.answer.truth == Kleene.unknown {
        status = .undecided
        missing |= lifting.answer.missing
      }
    }
    if missing &>> UInt64(RuleCode.limitBit) != 0 { return false }
    let reach = action.pointee.reach
    let isDecisive = reach == .participant || reach == .roles && reaches(action.pointee.roles)
    switch status {
    case .applied:
      by = firstOrder(action.pointee)
      if isDecisive { verdict.decision = .block }
    case .undecided: if isDecisive, verdict.decision == .allow { verdict.decision = .undecided }
    case .withheld: break
    }
    verdict.append(
      Verdict.Use(rule: entry.pointee.rule, status: status, isDecisive: isDecisive, by: by, missing: missing))
    return true
  }

  /// Whether the participant is the person in one of some roles.
  private func reaches(_ roles: UInt64) -> Bool {
    var roles = roles
    while roles != 0 {
      let subject = roles.trailingZeroBitCount
      roles &= roles - 1
      if isGiven[subject], bases[subject] == bases[0] { return true }
    }
    return false
  }

  private func firstOrder(_ action: CodedAction) -> Int32 {
    for index in Int(action.firstOrder)..<Int(action.firstOrder + action.orderCount) {
      let order = code.orderLists.start[index]
      if answer(ofOrder: order).truth == Kleene.yes { return order }
    }
    return -1
  }

  private func lifting(_ lifting: CodedAction.Lifting) -> (answer: Answer, by: Int32) {
    let count = lifting == .byPermission ? code.lifters.count : code.protectingCount
    var result = Answer.no
    for number in 0..<count {
      let lifter = code.lifters.start[number]
      let answer = remember(lifterMemory + number) {
        let isConcerned = lifter.subject == 0 || isGiven[Int(lifter.subject)] && bases[Int(lifter.subject)] == bases[0]
        return isConcerned ? self.answer(lifter.node) : .no
      }
      if answer.truth == Kleene.yes { return (answer, lifter.rule) }
      result = Answer(truth: max(result.truth, answer.truth), missing: result.missing | answer.missing)
    }
    return (result, -1)
  }
}
