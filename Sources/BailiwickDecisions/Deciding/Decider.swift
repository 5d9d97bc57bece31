import BailiwickModel

/// Decides requests by a compiled program (§6 of the reference).
///
/// A request that fits in slots is decided there, and put in words afterwards; any other by the program itself.
public struct Decider: Sendable {
  let program: DecisionProgram
  private let rooms: DecidingRooms

  public init(_ program: DecisionProgram) {
    self.program = program
    rooms = DecidingRooms(program)
  }

  /// What the policy does in a request.
  public func outcome(of facts: Facts) -> Outcome {
    guard let room = rooms.enter() else { return generalOutcome(of: facts) }
    defer { rooms.leave(room) }
    guard room.request.fill(facts, room.decider.plan), room.decider.decide(room.request) else {
      return generalOutcome(of: facts)
    }
    return outcome(of: &room.decider.verdict)
  }

  /// The same, however the facts are.
  package func generalOutcome(of facts: Facts) -> Outcome {
    let request = EncodedRequest(facts, for: program)
    var asking = Asking(program, request)
    var outcome = outcome(&asking)
    if request.participant == Asking.stranger {
      outcome.people = (request.listed ?? []).map { person in
        asking.decide(request.with(participant: person))
        return PersonOutcome(id: request.ids[Int(person)], outcome: self.outcome(&asking))
      }
    }
    return outcome
  }

  private func outcome(_ asking: inout Asking) -> Outcome {
    let request = asking.request
    var outcome = Outcome(
      decision: request.participant == Asking.stranger ? nil : .allow, effects: [], undecided: [], withheld: [])
    var limits: Set<String> = []
    for number in candidates(request) {
      decide(program.rules[Int(number)], &asking, &outcome, &limits)
    }
    if !limits.isEmpty { outcome.limits = program.policy.rules.map(\.name).filter(limits.contains) }
    return outcome
  }

  /// The rules that may hold, in program order.
  private func candidates(_ request: EncodedRequest) -> [Int32] {
    let index = program.deciding
    guard let tags = tagSet(of: request) else { return index.all }
    var found = index.untagged
    let untaggedCount = found.count
    for tag in tags { found += index.rules(needing: tag) }
    if found.count > untaggedCount { found.sort() }
    return found
  }

  private func tagSet(of request: EncodedRequest) -> [Int32]? {
    guard let slot = program.tagsSlot else { return [] }
    let tags = request.thing[slot]
    return tags.form == .tags ? request.tagSets[Int(tags.code)] : nil
  }

  private func decide(
    _ rule: CompiledRule, _ asking: inout Asking, _ outcome: inout Outcome, _ limits: inout Set<String>
  ) {
    let request = asking.request
    let source = program.policy.rules[rule.number]
    let target = source.sentence.target
    if target == .participant, request.participant == Asking.stranger { return }
    asking.ask(about: request.participant, strangerPlaces: participantPlaces(request))
    let fires = asking.truth(of: rule.formula)
    if fires == Kleene.no { return }

    let effect = program.policy.vocabulary.effects[source.effect]
    let reach = reach(of: source, in: request)
    let isDecisive =
      effect.force == .restricts && request.participant != Asking.stranger
      && reach.people.contains(request.participant)
    let lifting = effect.force == .restricts ? lifting(rule, reach, &asking) : Lifting()
    let noun = program.policy.vocabulary.noun(target)
    if lifting.truth == Kleene.yes {
      guard fires == Kleene.yes else { return }
      outcome.withheld.append(
        WithheldEffect(effect: effect.name, on: noun, rule: source.name, by: lifting.by ?? ""))
    } else if fires == Kleene.yes, lifting.truth == Kleene.no {
      outcome.effects.append(
        AppliedEffect(
          effect: effect.name, on: noun, rule: source.name, authorities: source.authorities,
          order: firstOrderInForce(source, asking), because: source.because, notice: source.notice,
          isDecisive: isDecisive))
      if isDecisive { outcome.decision = .block }
    } else {
      let liftingReasons = effect.force == .restricts ? liftingReasons(rule, reach, &asking) : .no
      asking.ask(about: request.participant, strangerPlaces: participantPlaces(request))
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

  private func participantPlaces(_ request: EncodedRequest) -> Set<String> {
    request.participant == Asking.stranger ? [program.policy.vocabulary.person.noun.singular] : []
  }

  private func firstOrderInForce(_ rule: Rule, _ asking: Asking) -> String? {
    for case .named(let number) in rule.sentence.orders where asking.truth(of: .named(number)) == Kleene.yes {
      return program.policy.orders[number].name
    }
    return nil
  }

  // MARK: Reach

  /// Whom an effect reaches: people, and where those should be given who are not.
  private struct Reach {
    var people: [Int32] = []
    var strangerPlaces: Set<String> = []
  }

  private func reach(of rule: Rule, in request: EncodedRequest) -> Reach {
    let vocabulary = program.policy.vocabulary
    var reach = Reach()
    let attributes: [Int]
    switch rule.sentence.target {
    case .participant:
      reach.people = request.participant == Asking.stranger ? [] : [request.participant]
      return reach
    case .role(let role): attributes = [role]
    case .thing: attributes = vocabulary.effects[rule.effect].reaching
    }
    for attribute in attributes {
      let isPeople = vocabulary.thing.attributes[attribute].type == .people
      if isPeople, let listed = request.listed {
        reach.people += listed
      } else if !isPeople, request.isRoleGiven[attribute] {
        reach.people.append(request.roles[attribute])
      } else {
        if isPeople, request.participant != Asking.stranger { reach.people.append(request.participant) }
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
  }

  /// Rules that may lift an effect: those that protect, then, on a person and by default, those that allow.
  private func lifters(_ rule: CompiledRule) -> [Int] {
    let isOnPerson = program.policy.rules[rule.number].sentence.target != .thing
    return rule.strength == .restrictsByDefault && isOnPerson
      ? program.protecting + program.permitting : program.protecting
  }

  private func lifting(_ rule: CompiledRule, _ reach: Reach, _ asking: inout Asking) -> Lifting {
    var lifting = Lifting()
    for number in lifters(rule) {
      let truth = lifts(program.rules[number], reach, &asking) { $0.truth(of: $1) }
        .reduce(Kleene.no) { max($0, min($1.concern, $1.answer)) }
      lifting.truth = max(lifting.truth, truth)
      if truth == Kleene.yes {
        lifting.by = program.policy.rules[program.rules[number].number].name
        break
      }
    }
    return lifting
  }

  private func liftingReasons(_ rule: CompiledRule, _ reach: Reach, _ asking: inout Asking) -> Truth {
    .any(
      lifters(rule).flatMap { number in
        let lifter = program.rules[number]
        let name = program.policy.rules[lifter.number].name
        return lifts(lifter, reach, &asking) { $0.reasons($1).attributed(to: name) }.map { concern, reasons in
          concern == Kleene.unknown
            ? .all([.missing(reach.strangerPlaces), reasons]) : concern == Kleene.yes ? reasons : .no
        }
      })
  }

  /// Asks a lifting rule of each person who is reached, those who are not known as one; and whether it
  /// is about that person, which a rule on somebody in a role may not be.
  private func lifts<Answer>(
    _ lifter: CompiledRule, _ reach: Reach, _ asking: inout Asking, _ ask: (inout Asking, Formula) -> Answer
  ) -> [(concern: UInt8, answer: Answer)] {
    let target = program.policy.rules[lifter.number].sentence.target
    var answers: [(concern: UInt8, answer: Answer)] = []
    for person in reach.people {
      asking.ask(about: person)
      var concern = Kleene.yes
      if case .role(let role) = target {
        let isInRole = asking.request.isRoleGiven[role] && asking.request.roles[role] == person
        concern = isInRole ? Kleene.yes : Kleene.no
      }
      answers.append((concern, ask(&asking, lifter.formula)))
    }
    if !reach.strangerPlaces.isEmpty {
      asking.ask(about: Asking.stranger, strangerPlaces: reach.strangerPlaces)
      var concern = Kleene.yes
      if case .role(let role) = target, !reach.strangerPlaces.contains(path(ofRole: role)) { concern = Kleene.unknown }
      answers.append((concern, ask(&asking, lifter.formula)))
    }
    return answers
  }
}
