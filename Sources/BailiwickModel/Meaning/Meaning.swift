/// What a policy set means: §5 and §6 of the reference as the plainest possible evaluator.
///
/// Everything that decides faster is held against this. It reads like the text and knows no
/// cleverness; where the two disagree, one of them has a defect.
public struct Meaning: Sendable {
  private let policy: PolicySet
  let vocabulary: Vocabulary
  private let protecting: [Rule]
  private let permitting: [Rule]

  public init(_ policy: PolicySet) {
    self.policy = policy
    let vocabulary = policy.vocabulary
    self.vocabulary = vocabulary
    protecting = policy.rules.filter { vocabulary.effects[$0.effect].force == .protects }
    permitting = policy.rules.filter { vocabulary.effects[$0.effect].force == .permits }
  }

  /// What the policy does in a request.
  public func outcome(of facts: Facts) -> Outcome { outcome(of: facts, holding: [:]) }

  /// The same, were some marked tags as they are told here, whatever their marks say.
  package func outcome(of facts: Facts, holding tags: [Spelling: Truth]) -> Outcome {
    let request = Request(facts, vocabulary: vocabulary)
    let world = marked(World(request: request, participant: request.participant.map(Somebody.person)), holding: tags)
    var outcome = outcome(in: world)
    if request.participant == nil {
      outcome.people = (request.listed ?? []).map { person in
        let asked = World(request: request.with(participant: person), participant: .person(person))
        let world = marked(asked, holding: tags)
        return PersonOutcome(id: request.persons[person].id, outcome: self.outcome(in: world))
      }
    }
    return outcome
  }

  /// The rules that fire in a request, among some by their numbers.
  ///
  /// - Parameter role: of whom they are asked: who is in this role, or the participant.
  package func firing(in facts: Facts, among rules: [Int], ofRole role: Int? = nil) -> [Int] {
    var world = world(of: facts)
    if let person = role.flatMap({ world.request.roles[$0] }) { world = world.asking(about: .person(person)) }
    return rules.filter { fires(policy.rules[$0], in: world) == .yes }
  }

  /// Whether the marks of each marked tag hold in a request.
  package func marks(in facts: Facts) -> [Spelling: Truth] {
    world(of: facts).marks
  }

  /// The value of a condition that no quantifier surrounds, in a request.
  package func value(of condition: Condition, in facts: Facts) -> Truth {
    value(of: condition, in: world(of: facts))
  }

  /// What a request says at the end of a path, and where it says so; `nil` when it speaks of nobody there.
  package func fact(at path: Path, in facts: Facts) -> (fact: Fact, path: String)? {
    guard case .fact(let fact, let path) = world(of: facts).reading(of: path) else { return nil }
    return (fact, path)
  }

  private func world(of facts: Facts) -> World {
    let request = Request(facts, vocabulary: vocabulary)
    return marked(World(request: request, participant: request.participant.map(Somebody.person)))
  }

  /// The world with what its marks say, each tag after those on which it builds.
  func marked(_ world: World, holding tags: [Spelling: Truth] = [:]) -> World {
    policy.declarations.markedTags.reduce(into: world) { world, tag in
      let marks = policy.marks.filter { $0.tag == tag }
      world.marks[tag] = tags[tag] ?? .any(marks.map { holds($0.sentence, in: world) })
    }
  }

  // MARK: §6, what a rule does

  private func outcome(in world: World) -> Outcome {
    var outcome = Outcome(
      decision: world.participant.map { _ in .allow }, effects: [], undecided: [], withheld: [])
    var limits: Set<String> = []
    for rule in policy.rules {
      let effect = vocabulary.effects[rule.effect]
      let target = rule.sentence.target
      guard effect.force == .restricts || effect.force == .informs else { continue }
      // An absent participant is reached by nothing.
      if target == .participant, world.participant == nil { continue }

      let fires = fires(rule, in: world)
      let withheld = effect.force == .restricts ? isWithheld(rule, in: world) : .no
      let isDecisive = effect.force == .restricts && reachesParticipant(rule, in: world)
      let noun = vocabulary.noun(target)
      switch Truth.all([fires, .not(withheld)]) {
      case .yes:
        outcome.effects.append(
          AppliedEffect(
            effect: effect.name, on: noun, rule: rule.name, authorities: rule.authorities,
            order: firstOrderInForce(rule, in: world), because: rule.because, notice: rule.notice,
            isDecisive: isDecisive))
        if isDecisive { outcome.decision = .block }
      case .unknown(let doubt):
        outcome.undecided.append(
          UndecidedEffect(
            effect: effect.name, on: noun, rule: rule.name, needs: doubt.missing.sorted(),
            isDecisive: isDecisive))
        limits.formUnion(doubt.limits)
        if isDecisive, outcome.decision == .allow { outcome.decision = .undecided }
      case .no where fires == .yes:
        outcome.withheld.append(
          WithheldEffect(effect: effect.name, on: noun, rule: rule.name, by: withholder(of: rule, in: world)))
      case .no: break
      }
    }
    outcome.limits = policy.rules.map(\.name).filter(limits.contains)
    return outcome
  }

  /// A restricting effect is withheld when any person whom it reaches is protected, or, on a person
  /// and by default, is allowed.
  private func isWithheld(_ rule: Rule, in world: World) -> Truth {
    .any(lifting(rule).map { lifter in lifts(lifter, rule, in: world) })
  }

  private func withholder(of rule: Rule, in world: World) -> String {
    lifting(rule).first { lifts($0, rule, in: world) == .yes }?.name ?? ""
  }

  /// The rules that may lift a rule: those that protect, then those that allow.
  private func lifting(_ rule: Rule) -> [Rule] {
    rule.isByDefault && rule.sentence.target != .thing ? protecting + permitting : protecting
  }

  /// Whether a rule fires on any person whom another reaches, asked with `participant` meaning that
  /// person.
  private func lifts(_ lifter: Rule, _ rule: Rule, in world: World) -> Truth {
    .any(
      reached(by: rule, in: world).map { person in
        .all([concerns(lifter, person, in: world), fires(lifter, in: world.asking(about: person))])
      })
  }

  /// Whether a person is the one whom a rule targets: always, but for rules on somebody in a role.
  private func concerns(_ rule: Rule, _ person: Somebody, in world: World) -> Truth {
    guard case .role(let role) = rule.sentence.target else { return .yes }
    switch person {
    case .person(let number): return Truth(world.request.roles[role] == number)
    // Who is not given in the role is the one whom the rule is about.
    case .unknown(let places) where places.contains(vocabulary.path(ofThing: role)): return .yes
    case .unknown(let places): return .missing(places)
    }
  }

  /// The people whom a rule's effect reaches. Those who are not known count as one person.
  private func reached(by rule: Rule, in world: World) -> [Somebody] {
    let attributes: [Int]
    switch rule.sentence.target {
    case .participant: return [world.participant].compactMap(\.self)
    case .role(let role): attributes = [role]
    case .thing: attributes = vocabulary.effects[rule.effect].reaching
    }
    let request = world.request
    var known: [Int] = []
    var needs: Set<String> = []
    for attribute in attributes {
      let isPeople = vocabulary.thing.attributes[attribute].type == .people
      let people = isPeople ? request.listed : request.roles[attribute].map { [$0] }
      known += people ?? (isPeople ? [request.participant].compactMap(\.self) : [])
      if people == nil { needs.insert(vocabulary.path(ofThing: attribute)) }
    }
    return known.map(Somebody.person) + (needs.isEmpty ? [] : [.unknown(needs)])
  }

  private func reachesParticipant(_ rule: Rule, in world: World) -> Bool {
    guard let participant = world.participant else { return false }
    return reached(by: rule, in: world).contains(participant)
  }

  private func firstOrderInForce(_ rule: Rule, in world: World) -> String? {
    for case .named(let order) in rule.sentence.orders
    where isInForce(.named(order), in: world) == .yes {
      return policy.orders[order].name
    }
    return nil
  }

  private func fires(_ rule: Rule, in world: World) -> Truth {
    holds(rule.sentence, in: world).attributed(to: rule.name)
  }

  func holds(_ sentence: Sentence, in world: World) -> Truth {
    .all([
      value(of: sentence.qualifiers, in: world),
      value(of: sentence.thing, in: world),
      Truth(sentence.activity == nil || sentence.activity == world.request.activity),
      value(of: sentence.when, in: world),
      sentence.unless.map { .not(value(of: $0, in: world)) } ?? .yes,
      isWithin(start: sentence.window.start, end: sentence.window.end, in: world),
      sentence.orders.isEmpty ? .yes : .any(sentence.orders.map { isInForce($0, in: world) }),
    ])
  }

  private func isInForce(_ order: OrderReference, in world: World) -> Truth {
    if let stated = world.request.orders[order] { return Truth(stated) }
    guard case .named(let number) = order else { return .yes }
    let order = policy.orders[number]
    return isWithin(start: order.issued.start, end: order.expires?.end, in: world)
  }

  private func isWithin(start: Instant?, end: Instant?, in world: World) -> Truth {
    if start == nil, end == nil { return .yes }
    guard let time = world.request.time else { return .missing(["time"]) }
    return Truth((start.map { $0 <= time } ?? true) && (end.map { time < $0 } ?? true))
  }

  // MARK: §5, conditions on facts

  func value(of condition: Condition, in world: World) -> Truth {
    switch condition {
    case .all(let parts): .all(parts.map { value(of: $0, in: world) })
    case .any(let parts): .any(parts.map { value(of: $0, in: world) })
    case .not(let part): .not(value(of: part, in: world))
    case .test(let test): value(of: test, in: world)
    case .quantified(let quantified): value(of: quantified, in: world)
    }
  }

  /// A quantifier counts the people of whom its condition holds; `every` counts those of whom it does
  /// not. People who are not listed may be many or none.
  private func value(of quantified: Quantified, in world: World) -> Truth {
    let request = world.request
    let path = vocabulary.peopleAttribute.map(vocabulary.path(ofThing:)) ?? ""
    func counts(_ person: Somebody) -> Truth {
      let value = value(of: quantified.condition, in: world.counting(person))
      return quantified.quantifier == .every ? .not(value) : value
    }
    let known = (request.listed ?? [request.participant].compactMap(\.self)).map { counts(.person($0)) }
    let others = request.listed == nil ? counts(.unknown([path])) : .no
    let mayBeMore = others != .no
    let doubts =
      known.filter { $0 != .yes && $0 != .no } + (mayBeMore ? [.all([.missing([path]), others])] : [])
    let least = Int64(known.count { $0 == .yes })
    let most = mayBeMore ? .max : least + Int64(doubts.count)
    let wanted = quantified.quantifier.counted
    if wanted.lower <= least && most <= wanted.upper { return .yes }
    if wanted.upper < least || most < wanted.lower { return .no }
    return .any(doubts)
  }

  private func value(of test: Test, in world: World) -> Truth {
    switch world.reading(of: test.path) {
    case .nothing(let needs): return .missing(needs)
    case .fact(let fact, let path):
      let given = test.predicate.value(of: fact, at: path)
      guard let use = TagUse(test), use.isOnThing, let mark = world.marks[use.tag] else { return given }
      return .any([given, mark])
    }
  }
}

extension Quantifier {
  /// How many people must be counted.
  package var counted: NumberInterval {
    switch self {
    case .any: NumberInterval(from: 1)
    case .every, .no: NumberInterval(through: 0)
    case .atLeast(let bound): NumberInterval(from: bound)
    case .atMost(let bound): NumberInterval(through: bound)
    case .exactly(let bound): NumberInterval(from: bound, through: bound)
    }
  }
}
