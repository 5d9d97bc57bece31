import BailiwickModel

extension RuleCode {
  /// Codes a program; `nil` when it reads more facts than a machine word has bits.
  convenience init?(_ program: DecisionProgram) {
    var words = [String](repeating: "", count: program.tagNumbers.count)
    for (word, number) in program.tagNumbers { words[Int(number)] = word.text }
    let plan = SlotPlan(
      vocabulary: program.policy.vocabulary, personSlots: program.layout.personSlots,
      thingSlots: program.layout.thingSlots, tags: WordTable(words), orders: program.policy.orderReferences)
    let names = SlotNames(program.layout, plan)
    guard names.sorted.count <= Self.limitBit else { return nil }
    var coding = RuleCoding(program, plan)
    for rule in program.rules where rule.strength != .protects && rule.strength != .permits { coding.add(rule) }
    let uses = PlaceUses(
      actions: coding.actions, rests: coding.coder.rests,
      missing: program.layout.locatedSlot.map { 1 << UInt64(names.ranks[plan.personBase(0) + $0]) } ?? 0)
    let buckets = RuleBuckets(coding.candidates, places: program.places, uses)
    self.init(
      plan: plan, coder: coding.coder, actions: coding.actions, buckets: buckets, places: program.places,
      lifters: coding.lifters, protectingCount: program.protecting.count, names: names)
  }

  /// Among the facts that are missing, the bit that says that a regular expression ran into its limits.
  static let limitBit = 63
}

/// The coding of a program's rules, one after the other.
private struct RuleCoding {
  private let program: DecisionProgram
  private let plan: SlotPlan
  private(set) var coder: RuleCoder
  private(set) var actions: [CodedAction] = []
  private var actionNumbers: [CodedAction: Int32] = [:]
  private(set) var lifters: [CodedLifter] = []
  /// By tag, then those that need none.
  private(set) var candidates: [[RuleBuckets.Candidate]]
  private let locatedSlot: Int?
  /// By set: how an entry names it.
  private let placements: [Placement?]

  init(_ program: DecisionProgram, _ plan: SlotPlan) {
    self.program = program
    self.plan = plan
    coder = RuleCoder(program, plan)
    candidates = Array(repeating: [], count: program.tagNumbers.count + 1)
    locatedSlot = program.layout.locatedSlot
    placements = program.places.placements
    for mark in program.marks { coder.add(mark) }
    for number in program.protecting + program.permitting {
      let rule = program.rules[number]
      lifters.append(
        CodedLifter(
          rule: Int32(rule.number), node: coder.node(rule.formula),
          subject: subject(program.policy.rules[rule.number].sentence.target)))
    }
  }

  mutating func add(_ rule: CompiledRule) {
    let source = program.policy.rules[rule.number]
    var action = CodedAction()
    let named = source.sentence.orders.filter { if case .named = $0 { true } else { false } }
    if !named.isEmpty { (action.firstOrder, action.orderCount) = coder.list(named) }
    let effect = program.policy.vocabulary.effects[source.effect]
    if effect.force == .restricts {
      (action.reach, action.roles) = reach(source.sentence.target, effect)
      action.lifting = lifting(source)
    }
    var candidate = candidate(rule, number(of: action))
    if !isCoded(action.lifting, source.sentence.target) { candidate.entry.rest = RuleCode.general }
    candidates[rule.neededTag.map(Int.init) ?? candidates.count - 1].append(candidate)
  }

  private mutating func number(of action: CodedAction) -> Int32 {
    if let known = actionNumbers[action] { return known }
    actions.append(action)
    actionNumbers[action] = Int32(actions.count - 1)
    return Int32(actions.count - 1)
  }

  // MARK: Where a rule waits

  /// A rule's entry, without the tests of its tag and of the participant's place.
  private mutating func candidate(_ rule: CompiledRule, _ action: Int32) -> RuleBuckets.Candidate {
    var candidate = RuleBuckets.Candidate(entry: RuleBuckets.Entry(rule: Int32(rule.number), action: action))
    var isTagFound = rule.neededTag == nil
    var rest: [Int32] = []
    func take(_ test: CompiledTest) -> Bool {
      switch (test.place, test.operation) {
      case (.slot(.thing, let slot), .tagged(let tag, nil))
      where !isTagFound && slot == program.tagsSlot && tag == rule.neededTag:
        isTagFound = true
        return true
      case (.slot(.participant, let slot), .inside(let set)) where candidate.set < 0 && slot == locatedSlot:
        guard let placement = placements[Int(set)] else { return false }
        (candidate.entry.first, candidate.entry.end, candidate.set) = (placement.first, placement.end, set)
        return true
      default: return false
      }
    }
    func add(_ cell: CompiledCell) {
      switch cell {
      case .all(let parts):
        for part in parts { add(part) }
      case .test(let number) where take(program.tests[Int(number)]): break
      case .test, .not, .any, .quantified, .activity, .orders: rest.append(coder.node(cell))
      }
    }
    for part in rule.formula.conjuncts {
      if case .cell(let cell) = part { add(program.cells[cell]) } else { rest.append(coder.node(part)) }
    }
    candidate.entry.rest = coder.rest(rest)
    return candidate
  }

  // MARK: Reach and lifting

  private func reach(_ target: Party, _ effect: Effect) -> (CodedAction.Reach, roles: UInt64) {
    switch target {
    case .participant: return (.participant, 0)
    case .role: return (.roles, 1 << UInt64(subject(target)))
    case .thing:
      let attributes = plan.vocabulary.thing.attributes
      // The participant is one of the people, also where these are not given.
      if effect.reaching.contains(where: { attributes[$0].type == .people }) { return (.participant, 0) }
      return (.roles, effect.reaching.reduce(0) { $0 | 1 << UInt64(subject(.role($1))) })
    }
  }

  private func lifting(_ rule: Rule) -> CodedAction.Lifting {
    let isByPermission = rule.isByDefault && rule.sentence.target != .thing && !program.permitting.isEmpty
    return isByPermission ? .byPermission : program.protecting.isEmpty ? .never : .byProtection
  }

  /// Whether numbers say all of what may lift a rule: that is asked of the participant alone.
  private func isCoded(_ lifting: CodedAction.Lifting, _ target: Party) -> Bool {
    switch lifting {
    case .never: true
    case .byProtection, .byPermission:
      target == .participant
        && lifters.prefix(lifting == .byPermission ? lifters.count : program.protecting.count)
          .allSatisfy { $0.node != RuleCode.general }
    }
  }

  private func subject(_ target: Party) -> Int32 {
    guard case .role(let role) = target, let number = plan.roles.firstIndex(of: role) else { return 0 }
    return Int32(number + 1)
  }
}

/// How an entry names where the participant must be: by a range of atoms, or by a set's column and the end 0.
private struct Placement {
  let first: UInt16
  let end: UInt16
}

extension PlaceRows {
  /// By set; `nil` for one that an entry has no room to name.
  fileprivate var placements: [Placement?] {
    sets.indices.map { set in
      if let range = ranges[set] { return Placement(first: range.lowerBound, end: range.upperBound) }
      return UInt16(exactly: columns.start[set]).map { Placement(first: $0, end: 0) }
    }
  }
}

/// The paths of slots, as results name what is missing.
struct SlotNames {
  /// By slot: the number of its path among all, sorted.
  let ranks: [UInt8]
  let sorted: [String]

  init(_ layout: FactLayout, _ plan: SlotPlan) {
    let (vocabulary, person, thing) = (plan.vocabulary, plan.vocabulary.person, plan.vocabulary.thing)
    var names = ["time"]
    for start in [person.noun.singular] + plan.roles.map(vocabulary.path(ofThing:)) {
      names += plan.personSlots.map { start + layout.words($0, of: person) }
    }
    names += plan.thingSlots.map { thing.noun.singular + layout.words($0, of: thing) }
    sorted = names.sorted()
    var numbers: [String: UInt8] = [:]
    for (number, name) in sorted.enumerated() { numbers[name] = UInt8(truncatingIfNeeded: number) }
    ranks = names.map { numbers[$0] ?? 0 }
  }
}

extension Formula {
  /// The parts that must all hold.
  fileprivate var conjuncts: [Formula] {
    if case .all(let parts) = self { parts } else { [self] }
  }
}

extension PolicySet {
  /// Every order that rules and marks speak of, and every named one.
  fileprivate var orderReferences: [OrderReference] {
    var seen: Set<OrderReference> = []
    let references =
      orders.indices.map(OrderReference.named) + rules.flatMap(\.sentence.orders) + marks.flatMap(\.sentence.orders)
    return references.filter { seen.insert($0).inserted }
  }
}
