import BailiwickModel

extension RuleCode {
  /// Codes a program; `nil` when it reads more facts than a machine word has bits.
  convenience init?(_ program: DecisionProgram) {
    var words = [String](repeating: "", count: program.tagNumbers.count)
    for (word, number) in program.tagNumbers { words[Int(number)] = word }
    let plan = SlotPlan(
      vocabulary: program.policy.vocabulary, personSlots: program.layout.personSlots,
      thingSlots: program.layout.thingSlots, tags: WordTable(words), orders: program.policy.orderReferences)
    let names = SlotNames(program.layout, plan)
    guard names.sorted.count <= Self.limitBit else { return nil }
    var coding = RuleCoding(program, plan)
    for rule in program.rules where rule.strength != .protects && rule.strength != .permits { coding.add(rule) }
    let buckets = RuleBuckets(coding.entries, places: program.places) { coding.openUse($0, names) }
    self.init(
      plan: plan, coder: coding.coder, rules: coding.rules, buckets: buckets, places: program.places,
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
  private(set) var rules: [CodedRule]
  private(set) var lifters: [CodedLifter] = []
  /// By tag, then those that need none.
  private(set) var entries: [[RuleBuckets.Entry]]
  private let locatedSlot: Int?

  init(_ program: DecisionProgram, _ plan: SlotPlan) {
    self.program = program
    self.plan = plan
    coder = RuleCoder(program, plan)
    rules = Array(repeating: CodedRule(), count: program.policy.rules.count)
    entries = Array(repeating: [], count: program.tagNumbers.count + 1)
    locatedSlot = program.layout.locatedSlot
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
    var coded = CodedRule()
    let named = source.sentence.orders.filter { if case .named = $0 { true } else { false } }
    (coded.firstOrder, coded.orderCount) = coder.list(named)
    let effect = program.policy.vocabulary.effects[source.effect]
    if effect.force == .restricts {
      (coded.reach, coded.roles) = reach(source.sentence.target, effect)
      coded.lifting = lifting(source)
    }
    rules[rule.number] = coded
    var entry = entry(rule)
    if !isCoded(coded.lifting, source.sentence.target) { entry.rest = RuleCode.general }
    entries[rule.neededTag.map(Int.init) ?? entries.count - 1].append(entry)
  }

  // MARK: Where a rule waits

  /// What becomes of a rule while nothing is known of the participant's place, if that is all it asks.
  func openUse(_ entry: RuleBuckets.Entry, _ names: SlotNames) -> Verdict.Use? {
    let rule = rules[Int(entry.rule)]
    guard entry.set >= 0, entry.rest == RuleCode.always, rule.lifting == .never, rule.reach != .roles, let locatedSlot
    else { return nil }
    return Verdict.Use(
      rule: entry.rule, status: .undecided, isDecisive: rule.reach == .participant, by: -1,
      missing: 1 << UInt64(names.ranks[plan.personBase(0) + locatedSlot]))
  }

  /// A rule's entry, without the tests of its tag and of the participant's place.
  private mutating func entry(_ rule: CompiledRule) -> RuleBuckets.Entry {
    var entry = RuleBuckets.Entry(rule: Int32(rule.number), set: -1, rest: RuleCode.always)
    var isTagFound = rule.neededTag == nil
    var rest: [Int32] = []
    func take(_ test: CompiledTest) -> Bool {
      switch (test.place, test.operation) {
      case (.slot(.thing, let slot), .tagged(let tag, nil))
      where !isTagFound && slot == program.tagsSlot && tag == rule.neededTag:
        isTagFound = true
        return true
      case (.slot(.participant, let slot), .inside(let set)) where entry.set < 0 && slot == locatedSlot:
        entry.set = set
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
    entry.rest = coder.all(rest)
    return entry
  }

  // MARK: Reach and lifting

  private func reach(_ target: Party, _ effect: Effect) -> (CodedRule.Reach, roles: UInt64) {
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

  private func lifting(_ rule: Rule) -> CodedRule.Lifting {
    let isByPermission = rule.isByDefault && rule.sentence.target != .thing && !program.permitting.isEmpty
    return isByPermission ? .byPermission : program.protecting.isEmpty ? .never : .byProtection
  }

  /// Whether numbers say all of what may lift a rule: that is asked of the participant alone.
  private func isCoded(_ lifting: CodedRule.Lifting, _ target: Party) -> Bool {
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
