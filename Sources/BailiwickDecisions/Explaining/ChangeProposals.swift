import BailiwickModel

/// Single changes of a request's facts that may turn cells, each once.
struct ChangeProposals {
  private(set) var asking: CellAsking
  private let values: ValueChoice
  /// Whom `participant` means: a rule that lifts is asked of everybody whom an effect reaches.
  var person: Int32
  private var seen: Set<FactChange> = []
  private(set) var changes: [FactChange] = []

  private var policy: PolicySet { asking.cells.program.policy }
  private var vocabulary: Vocabulary { policy.vocabulary }

  init(_ asking: CellAsking, values: ValueChoice) {
    self.asking = asking
    self.values = values
    person = asking.request.participant
  }

  /// How many of the people to change for one quantifier.
  private static let peopleLimit = 8

  /// Proposes what may make a cell hold, or not hold.
  mutating func turn(_ cell: Int, in table: Int, to wanted: Bool) {
    let source = asking.cells.tables[table]
    switch source.cells[cell].content {
    case .condition(let condition):
      turn(condition, to: wanted, counted: nil, column: source.cells[cell].column, in: table)
    case .activity(let activity):
      let others = vocabulary.activities.indices.filter { $0 != activity }
      for number in wanted ? [activity] : others { propose(activity: number) }
    case .orders(let orders):
      for order in orders { propose(order, isInForce: wanted) }
    case .alternatives(let formula): turn(formula, in: table, to: wanted)
    }
  }

  private mutating func turn(_ formula: Formula, in table: Int, to wanted: Bool) {
    switch formula {
    case .cell(let cell): turn(cell, in: table, to: wanted)
    case .all(let parts), .any(let parts):
      for part in parts { turn(part, in: table, to: wanted) }
    }
  }

  /// - Parameters:
  ///   - counted: whom an enclosing quantifier counts.
  ///   - column: the column of the cell, whose quantifier is the condition's.
  private mutating func turn(
    _ condition: Condition, to wanted: Bool, counted: Int32?, column: Int, in table: Int
  ) {
    switch condition {
    case .not(let part): turn(part, to: !wanted, counted: counted, column: column, in: table)
    case .all(let parts), .any(let parts):
      for part in parts { turn(part, to: wanted, counted: counted, column: column, in: table) }
    case .test(let test): turn(test, to: wanted, counted: counted)
    case .quantified(let quantified): turn(quantified, to: wanted, column: column, in: table)
    }
  }

  // MARK: Tags

  /// Proposes what makes all of a row's cells on the same tags hold together, where that takes several tags.
  mutating func turnTags(of cells: [Int], in table: Int) {
    var wishes: [TagWish] = []
    for cell in cells {
      guard case .condition(let condition) = asking.cells.tables[table].cells[cell].content else { continue }
      gather(condition, holds: true, into: &wishes)
    }
    var paths: [Path] = []
    for wish in wishes where !paths.contains(wish.test.path) { paths.append(wish.test.path) }
    for path in paths {
      let asked = wishes.filter { $0.test.path == path }
      guard asked.count > 1, let found = asking.facts.find(path, participant: person, counted: nil) else { continue }
      var tags: [Spelling] = if case .tags(let stated) = found.fact { stated } else { [] }
      for wish in asked {
        tags.removeAll { $0 == wish.tag }
        if wish.isWanted { tags.append(wish.tag) }
      }
      propose(found, .state(.tags(tags)))
    }
  }

  /// That a tag be there, or not.
  private struct TagWish {
    let test: Test
    let tag: Spelling
    let isWanted: Bool
  }

  /// Collects what makes a condition hold, or not; of several things of which one does, the first.
  private func gather(_ condition: Condition, holds: Bool, into wishes: inout [TagWish]) {
    switch condition {
    case .not(let part): gather(part, holds: !holds, into: &wishes)
    case .all(let parts): for part in holds ? parts[...] : parts.prefix(1) { gather(part, holds: holds, into: &wishes) }
    case .any(let parts): for part in holds ? parts.prefix(1) : parts[...] { gather(part, holds: holds, into: &wishes) }
    case .test(let test):
      if case .tagged(let tag) = test.predicate { wishes.append(TagWish(test: test, tag: tag, isWanted: holds)) }
    case .quantified: break
    }
  }

  // MARK: Tests

  private mutating func turn(_ test: Test, to wanted: Bool, counted: Int32?) {
    guard let found = asking.facts.find(test.path, participant: person, counted: counted) else {
      return
    }
    if case .tagged(let tag) = test.predicate {
      if wanted, !found.fact.has(tag: tag) { propose(found, .addTag(tag)) }
      if !wanted, found.fact.has(tag: tag) { propose(found, .removeTag(tag)) }
      if !wanted, found.fact == .unknown { propose(found, .state(.tags([]))) }
      if test.path.isThingsTags { turn(marksOf: tag, to: wanted) }
      return
    }
    for fact in values.facts(for: test.predicate, holds: wanted, type: found.type, instead: found.fact) {
      propose(found, .state(fact))
    }
  }

  private mutating func turn(marksOf tag: Spelling, to wanted: Bool) {
    guard let table = asking.cells.tables.firstIndex(where: { $0.output == .tag(tag) }) else { return }
    for rule in asking.cells.tables[table].rules {
      for row in rule.rows {
        let cells = row.filter { asking.answer($0, in: table) != (wanted ? .yes : .no) }
        guard wanted ? cells.count <= FlipSearch.changeLimit : cells.count == row.count else { continue }
        for cell in cells { turn(cell, in: table, to: wanted) }
      }
    }
  }

  // MARK: People

  private mutating func turn(_ quantified: Quantified, to wanted: Bool, column: Int, in table: Int) {
    let isOfExceptions = quantified.quantifier == .every
    let bounds = quantified.quantifier.counted
    // More people count for a lower bound, and against an upper one.
    let turnsByMore = wanted == (bounds.lower > 0) || bounds.lower == bounds.upper
    let turnsByFewer = wanted == (bounds.upper < .max) || bounds.lower == bounds.upper
    for person in asking.people.prefix(Self.peopleLimit) {
      let answer = asking.answer(insideColumn: column, in: table, of: person)
      let mayCount = answer != (isOfExceptions ? .yes : .no)
      let countsSurely = answer == (isOfExceptions ? .no : .yes)
      if turnsByMore, !countsSurely {
        turn(quantified.condition, to: !isOfExceptions, counted: person, column: column, in: table)
      }
      if turnsByFewer, mayCount {
        turn(quantified.condition, to: isOfExceptions, counted: person, column: column, in: table)
      }
    }
    if turnsByMore {
      for person in strangers(of: quantified.condition, holds: !isOfExceptions) { propose(.addPerson(person)) }
    }
    if turnsByFewer { proposeNobody() }
  }

  /// Proposes that there are no people, where the request does not say who there is.
  mutating func proposeNobody() {
    guard let attribute = vocabulary.peopleAttribute, asking.facts.stated.thing[attribute] == .unknown else { return }
    propose(.state(.people([])))
  }

  private mutating func propose(_ operation: FactChange.Operation) {
    guard let attribute = vocabulary.peopleAttribute else { return }
    propose(.people, operation, asking.facts.peoplePath, .people, before: asking.facts.stated.thing[attribute])
  }

  /// People of whom a condition holds, or does not, with as few facts as that takes.
  private func strangers(of condition: Condition, holds: Bool) -> [[Fact]] {
    var needs: [(path: Path, facts: [Fact])] = []
    gather(condition, holds: holds, into: &needs)
    let variants = needs.map(\.facts.count).max() ?? 1
    return (0..<min(variants, 3)).map { variant in
      var alone = Facts(vocabulary: vocabulary)
      alone.participant = Fact.unknownMembers(of: vocabulary.person)
      for need in needs where !need.facts.isEmpty {
        let fact = need.facts[min(variant, need.facts.count - 1)]
        alone.state(fact, at: Path(.participant, need.path.steps), in: vocabulary)
      }
      return alone.participant ?? []
    }
  }

  private func gather(_ condition: Condition, holds: Bool, into needs: inout [(path: Path, facts: [Fact])]) {
    switch condition {
    case .not(let part): gather(part, holds: !holds, into: &needs)
    case .all(let parts), .any(let parts):
      for part in parts { gather(part, holds: holds, into: &needs) }
    case .test(let test) where test.path.root == .counted && !test.path.steps.isEmpty:
      let type = vocabulary.type(ofPerson: test.path.steps)
      if case .tagged(let tag) = test.predicate {
        needs.append((test.path, [.tags(holds ? [tag] : [])]))
      } else {
        needs.append((test.path, values.facts(for: test.predicate, holds: holds, type: type, instead: .unknown)))
      }
    case .test, .quantified: break
    }
  }

  // MARK: Everything

  /// Proposes every value of every fact by which the policy tells requests apart.
  mutating func proposeEverything() {
    for path in values.paths {
      guard let found = asking.facts.find(path, participant: person, counted: nil) else { continue }
      for fact in values.everything(at: path, type: found.type, instead: found.fact) + nothingMore(found.type) {
        propose(found, .state(fact))
      }
      // The clock's time is taken where none is stated.
      if path.root != .time { propose(found, .state(.unknown)) }
    }
    for activity in vocabulary.activities.indices { propose(activity: activity) }
  }

  /// A record or a person of whom nothing is known, and a list of nobody.
  private func nothingMore(_ type: AttributeType) -> [Fact] {
    switch type {
    case .record(let kind): [.members(Fact.unknownMembers(of: vocabulary.kinds[kind]))]
    case .person: [.members(Fact.unknownMembers(of: vocabulary.person))]
    case .people: [.people([])]
    case .located, .place, .text, .number, .time, .flag, .tags, .choice: []
    }
  }

  // MARK: Proposing

  private mutating func propose(activity: Int) {
    let type = AttributeType.choice(vocabulary.activities.map(\.name))
    propose(.activity, .state(.choice(activity)), "activity", type, before: .choice(asking.request.activity))
  }

  private mutating func propose(_ order: OrderReference, isInForce: Bool) {
    let current = asking.isInForce(order)
    if current != isInForce {
      propose(
        .order(order), .state(.flag(isInForce)), "orders.\(policy.name(of: order))", .flag,
        before: current.map(Fact.flag) ?? .unknown)
    }
    // Its dates say so too, where the request does not speak of it.
    guard case .named(let number) = order, asking.request.orders[order] == nil else { return }
    let (issued, expires) = (policy.orders[number].issued.start, policy.orders[number].expires?.end)
    let times = isInForce ? [issued, expires?.before] : [issued.before, expires]
    for time in times.compactMap(\.self) { propose(time: time) }
  }

  private mutating func propose(time: Instant) {
    let current = asking.facts.stated.time.map(Fact.time) ?? .unknown
    propose(.time, .state(.time(time)), "time", .time, before: current)
  }

  private mutating func propose(_ found: FactLookup.Found, _ operation: FactChange.Operation) {
    propose(found.target, operation, found.path, found.type, before: found.fact)
  }

  private mutating func propose(
    _ target: FactChange.Target, _ operation: FactChange.Operation, _ path: String, _ type: AttributeType,
    before: Fact
  ) {
    let change = FactChange(target: target, operation: operation, path: path, type: type, before: before)
    if change.after != before, seen.insert(change).inserted { changes.append(change) }
  }
}

extension Vocabulary {
  /// The type of what stands at the end of a path from a person.
  func type(ofPerson steps: [Int]) -> AttributeType {
    var kind = person
    var type = AttributeType.person
    for step in steps {
      type = kind.attributes[step].type
      if case .record(let record) = type { kind = kinds[record] }
    }
    return type
  }
}

extension PolicySet {
  /// The name by which a request speaks of an order.
  public func name(of order: OrderReference) -> String {
    switch order {
    case .named(let number): orders[number].name
    case .anonymous(let authority): authority
    }
  }
}
