import BailiwickModel

/// Decides one request by a compiled program, however its facts are, and each of its people where nobody is the
/// participant.
struct GeneralDecider {
  private let program: DecisionProgram
  private var asking: Asking
  /// By rule on the thing or on somebody in a role: what does not hang on who the participant is.
  private var collective: [Int: (reach: Reach, lifting: Lifting)] = [:]

  init(_ program: DecisionProgram, _ facts: Facts) {
    self.program = program
    asking = Asking(program, EncodedRequest(facts, for: program))
  }

  mutating func outcome() -> Outcome {
    var outcome = ownOutcome()
    guard asking.request.participant == Asking.stranger else { return outcome }
    var people: [PersonOutcome] = []
    for person in asking.request.listed ?? [] {
      asking.decide(person)
      people.append(PersonOutcome(id: asking.request.id(of: person), outcome: ownOutcome()))
    }
    outcome.people = people
    return outcome
  }

  /// Of the participant, or of nobody.
  private mutating func ownOutcome() -> Outcome {
    var outcome = Outcome(
      decision: asking.request.participant == Asking.stranger ? nil : .allow, effects: [], undecided: [],
      withheld: [])
    var limits: Set<String> = []
    for number in candidates() { decide(program.rules[Int(number)], &outcome, &limits) }
    if !limits.isEmpty { outcome.limits = program.policy.rules.map(\.name).filter(limits.contains) }
    return outcome
  }

  /// The rules that may hold, in program order.
  private func candidates() -> [Int32] {
    let index = program.deciding
    guard let tags else { return index.all }
    var found = index.untagged
    let untaggedCount = found.count
    for tag in tags { found += index.rules(needing: tag) }
    if found.count > untaggedCount { found.sort() }
    return found
  }

  private var tags: [Int32]? {
    guard let slot = program.tagsSlot else { return [] }
    let tags = asking.request.thing[slot]
    return tags.form == .tags ? asking.request.tagSets[Int(tags.code)] : nil
  }

  private mutating func decide(_ rule: CompiledRule, _ outcome: inout Outcome, _ limits: inout Set<String>) {
    let participant = asking.request.participant
    let source = program.policy.rules[rule.number]
    let target = source.sentence.target
    if target == .participant, participant == Asking.stranger { return }
    asking.ask(about: participant, strangerPlaces: participantPlaces)
    let fires = asking.truth(of: rule.formula)
    if fires == Kleene.no { return }

    let effect = program.policy.vocabulary.effects[source.effect]
    let (reach, lifting) = reachAndLifting(rule)
    let isDecisive = effect.force == .restricts && reach.people.contains(participant)
    let noun = program.policy.vocabulary.noun(target)
    if lifting.truth == Kleene.yes {
      guard fires == Kleene.yes else { return }
      outcome.withheld.append(
        WithheldEffect(effect: effect.name, on: noun, rule: source.name, by: lifting.by ?? ""))
    } else if fires == Kleene.yes, lifting.truth == Kleene.no {
      outcome.effects.append(
        AppliedEffect(
          effect: effect.name, on: noun, rule: source.name, authorities: source.authorities,
          order: firstOrderInForce(source), because: source.because, notice: source.notice, isDecisive: isDecisive))
      if isDecisive { outcome.decision = .block }
    } else {
      let liftingReasons = reasons(lifting, reach)
      asking.ask(about: participant, strangerPlaces: participantPlaces)
      let reasons = Truth.all([
        asking.reasons(rule.formula).attributed(to: source.name), .not(liftingReasons),
      ])
      guard case .unknown(let doubt) = reasons else { return }
      outcome.undecided.append(
        UndecidedEffect(
          effect: effect.name, on: noun, rule: source.name, needs: doubt.missing.sorted(), isDecisive: isDecisive))
      limits.formUnion(doubt.limits)
      if isDecisive, outcome.decision == .allow { outcome.decision = .undecided }
    }
  }

  private var participantPlaces: Set<String> {
    asking.request.participant == Asking.stranger ? [program.policy.vocabulary.person.noun.singular] : []
  }

  private func firstOrderInForce(_ rule: Rule) -> String? {
    for case .named(let number) in rule.sentence.orders where asking.truth(of: .named(number)) == Kleene.yes {
      return program.policy.orders[number].name
    }
    return nil
  }

  // MARK: Reach

  /// Whom an effect reaches: people, and where those should be given who are not.
  private struct Reach {
    var people: Set<Int32> = []
    var strangerPlaces: Set<String> = []
  }

  private func reach(of rule: Rule) -> Reach {
    let (vocabulary, request) = (program.policy.vocabulary, asking.request)
    var reach = Reach()
    let attributes: [Int]
    switch rule.sentence.target {
    case .participant:
      reach.people = [request.participant]
      return reach
    case .role(let role): attributes = [role]
    case .thing: attributes = vocabulary.effects[rule.effect].reaching
    }
    for attribute in attributes {
      let isPeople = vocabulary.thing.attributes[attribute].type == .people
      if isPeople, let listed = request.listed {
        reach.people.formUnion(listed)
      } else if !isPeople, request.isRoleGiven[attribute] {
        reach.people.insert(request.roles[attribute])
      } else {
        if isPeople, request.participant != Asking.stranger { reach.people.insert(request.participant) }
        reach.strangerPlaces.insert(vocabulary.path(ofThing: attribute))
      }
    }
    return reach
  }

  private func path(ofRole role: Int) -> String { program.policy.vocabulary.path(ofThing: role) }

  // MARK: Lifting

  private struct Lifting {
    var truth = Kleene.no
    /// The first rule that lifts for certain.
    var by: String?
    var doubtful: [Lift] = []
  }

  /// A rule that lifts effects, asked of one who is reached.
  private struct Lift {
    let lifter: CompiledRule
    /// `stranger` for those who are not known.
    let person: Int32
    /// Whether the rule is about that person, which one on somebody in a role may not be.
    let concern: UInt8
  }

  /// Where nobody is the participant, each of the people is decided whom a list names; so neither hangs on which of
  /// them it is, but for an effect on the participant alone.
  private mutating func reachAndLifting(_ rule: CompiledRule) -> (reach: Reach, lifting: Lifting) {
    if let known = collective[rule.number] { return known }
    let source = program.policy.rules[rule.number]
    let reach = reach(of: source)
    let restricts = program.policy.vocabulary.effects[source.effect].force == .restricts
    let answer = (reach: reach, lifting: restricts ? lifting(rule, reach) : Lifting())
    if source.sentence.target != .participant { collective[rule.number] = answer }
    return answer
  }

  /// Rules that may lift an effect: those that protect, then, on a person and by default, those that allow.
  private func lifters(_ rule: CompiledRule) -> [Int] {
    let isOnPerson = program.policy.rules[rule.number].sentence.target != .thing
    return rule.strength == .restrictsByDefault && isOnPerson
      ? program.protecting + program.permitting : program.protecting
  }

  private mutating func lifting(_ rule: CompiledRule, _ reach: Reach) -> Lifting {
    var lifting = Lifting()
    for number in lifters(rule) {
      for lift in lifts(program.rules[number], reach) {
        ask(about: lift, reach)
        let truth = min(lift.concern, asking.truth(of: lift.lifter.formula))
        lifting.truth = max(lifting.truth, truth)
        if truth == Kleene.unknown { lifting.doubtful.append(lift) }
        if truth == Kleene.yes {
          lifting.by = name(of: lift)
          return lifting
        }
      }
    }
    return lifting
  }

  private func lifts(_ lifter: CompiledRule, _ reach: Reach) -> [Lift] {
    let people = reach.people.map { person in
      Lift(lifter: lifter, person: person, concern: self.concern(of: lifter, person))
    }
    if reach.strangerPlaces.isEmpty { return people }
    var concern = Kleene.yes
    if case .role(let role) = program.policy.rules[lifter.number].sentence.target,
      !reach.strangerPlaces.contains(path(ofRole: role))
    {
      concern = Kleene.unknown
    }
    return people + [Lift(lifter: lifter, person: Asking.stranger, concern: concern)]
  }

  private func concern(of lifter: CompiledRule, _ person: Int32) -> UInt8 {
    guard case .role(let role) = program.policy.rules[lifter.number].sentence.target else { return Kleene.yes }
    return asking.request.isRoleGiven[role] && asking.request.roles[role] == person ? Kleene.yes : Kleene.no
  }

  private mutating func ask(about lift: Lift, _ reach: Reach) {
    asking.ask(about: lift.person, strangerPlaces: lift.person == Asking.stranger ? reach.strangerPlaces : [])
  }

  private func name(of lift: Lift) -> String { program.policy.rules[lift.lifter.number].name }

  /// Why it is unknown whether an effect is lifted.
  private mutating func reasons(_ lifting: Lifting, _ reach: Reach) -> Truth {
    var reasons: [Truth] = []
    for lift in lifting.doubtful {
      ask(about: lift, reach)
      let answer = asking.reasons(lift.lifter.formula).attributed(to: name(of: lift))
      reasons.append(lift.concern == Kleene.yes ? answer : .all([.missing(reach.strangerPlaces), answer]))
    }
    return .any(reasons)
  }
}
