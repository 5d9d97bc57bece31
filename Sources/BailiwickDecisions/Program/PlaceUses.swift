/// What becomes of rules of which the participant's place tells all, or all but one thing.
struct PlaceUses {
  /// What rules do, by number.
  let actions: [CodedAction]
  /// What else rules need, by number.
  let rests: [CodedRest]
  /// The participant's place, as a verdict names what is missing.
  let missing: UInt64

  /// While nothing is known of the place; `nil` of a rule that needs no place, or of which more than a place and its
  /// rest tell.
  func openUse(of candidate: RuleBuckets.Candidate) -> Verdict.Use? {
    let entry = candidate.entry
    let action = actions[Int(entry.action)]
    guard candidate.set >= 0, entry.rest != RuleCode.general, action.lifting == .never, action.reach != .roles else {
      return nil
    }
    return Verdict.Use(
      rule: entry.rule, status: .undecided, isDecisive: action.reach == .participant, by: -1, missing: missing)
  }

  /// Where the participant is in its place; `nil` of a rule of which more tells.
  func use(of candidate: RuleBuckets.Candidate) -> Verdict.Use? {
    let entry = candidate.entry
    let action = actions[Int(entry.action)]
    guard entry.rest == RuleCode.always, action.lifting == .never, action.reach != .roles, action.orderCount == 0
    else { return nil }
    return Verdict.Use(
      rule: entry.rule, status: .applied, isDecisive: action.reach == .participant, by: -1, missing: 0)
  }
}
