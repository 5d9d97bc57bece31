import BailiwickModel
import BailiwickPlaces

extension DecisionProgram {
  /// Compiles a policy's tables.
  public init(_ policy: PolicySet, tables: [DecisionTable]) {
    self.init(uncoded: policy, tables: tables)
    code = RuleCode(self)
  }

  /// Compiles tables whose rules are only asked one by one.
  init(uncoded policy: PolicySet, tables: [DecisionTable]) {
    var compiler = ProgramCompiler(policy)
    for table in tables { compiler.add(table) }
    let rules = compiler.rules.sorted { $0.number < $1.number }
    self.policy = policy
    layout = compiler.layout
    tests = compiler.tests
    cells = compiler.cells
    isAboutParticipant = compiler.cells.map { $0.isAboutParticipant(compiler.tests) }
    self.rules = rules
    marks = policy.declarations.markedTags.compactMap { compiler.marks[$0] }
    places = PlaceRows(compiler.sets)
    tagNumbers = compiler.tagNumbers
    tagsSlot = policy.vocabulary.thing.tagsAttribute.flatMap { compiler.layout.thingSlots.firstIndex(of: [$0]) }
    let numbers = rules.indices
    protecting = numbers.filter { rules[$0].strength == .protects }
    permitting = numbers.filter { rules[$0].strength == .permits }
    deciding = RuleIndex(
      numbers.filter { rules[$0].strength != .protects && rules[$0].strength != .permits }, of: rules,
      tagCount: compiler.tagNumbers.count)
  }
}

/// Numbers tests, cells, tags and place sets while tables are added; equal tags and equal sets are one.
private struct ProgramCompiler {
  private let policy: PolicySet
  private(set) var layout: FactLayout
  private(set) var tests: [CompiledTest] = []
  private(set) var cells: [CompiledCell] = []
  private(set) var sets: [AtomSet] = []
  private var setNumbers = SetNumbers()
  private(set) var tagNumbers: [Spelling: Int32] = [:]
  private(set) var rules: [CompiledRule] = []
  private(set) var marks: [Spelling: CompiledMark] = [:]
  private let markNumbers: [Spelling: Int32]

  init(_ policy: PolicySet) {
    self.policy = policy
    layout = FactLayout(policy.vocabulary)
    var numbers: [Spelling: Int32] = [:]
    for (number, tag) in policy.declarations.markedTags.enumerated() { numbers[tag] = Int32(number) }
    markNumbers = numbers
  }

  mutating func add(_ table: DecisionTable) {
    let numbers = table.cells.map { cell($0.content, in: table) }
    switch table.output {
    case .effect:
      for rule in table.rules {
        rules.append(
          CompiledRule(
            number: rule.number, strength: rule.strength, formula: rule.formula.renumbered(numbers),
            neededTag: neededTag(of: rule.formula, numbers)))
      }
    case .tag(let tag):
      marks[tag] = CompiledMark(
        tag: tagNumber(tag), formulas: table.rules.map { $0.formula.renumbered(numbers) })
    }
  }

  // MARK: What an index needs to know

  /// A tag, other than by marks, that every row of a formula needs.
  ///
  /// - Parameter numbers: the compiled cells of those of the formula's table.
  private func neededTag(of formula: Formula, _ numbers: [Int]) -> Int32? {
    let parts: [Formula] = if case .all(let parts) = formula { parts } else { [formula] }
    for case .cell(let number) in parts {
      if case .test(let test) = cells[numbers[number]], case .tagged(let tag, mark: nil) = tests[Int(test)].operation,
        case .slot(.thing, let slot) = tests[Int(test)].place, layout.thingSlots[slot].count == 1
      {
        return tag
      }
    }
    return nil
  }

  private func isThingsTags(_ path: Path) -> Bool { path.root == .thing && path.steps.count == 1 }

  // MARK: Cells and tests

  private mutating func cell(_ content: Cell.Content, in table: DecisionTable) -> Int {
    switch content {
    case .condition(let condition): append(compiled(condition))
    case .activity(let activity): append(.activity(activity))
    case .orders(let orders): append(.orders(orders))
    case .alternatives(let formula): append(compiled(formula, in: table))
    }
  }

  private mutating func append(_ cell: CompiledCell) -> Int {
    cells.append(cell)
    return cells.count - 1
  }

  private mutating func compiled(_ formula: Formula, in table: DecisionTable) -> CompiledCell {
    switch formula {
    case .all(let parts): .all(compiled(parts, in: table))
    case .any(let parts): .any(compiled(parts, in: table))
    case .cell(let number): cells[cell(table.cells[number].content, in: table)]
    }
  }

  private mutating func compiled(_ parts: [Formula], in table: DecisionTable) -> [CompiledCell] {
    var compiledParts: [CompiledCell] = []
    for part in parts { compiledParts.append(compiled(part, in: table)) }
    return compiledParts
  }

  private mutating func compiled(_ condition: Condition) -> CompiledCell {
    switch condition {
    case .test(let test): return .test(number(of: test))
    case .not(let part): return .not(compiled(part))
    case .all(let parts), .any(let parts):
      var compiledParts: [CompiledCell] = []
      for part in parts { compiledParts.append(compiled(part)) }
      if case .all = condition { return .all(compiledParts) }
      return .any(compiledParts)
    case .quantified(let quantified):
      return .quantified(quantified.quantifier, compiled(quantified.condition))
    }
  }

  private mutating func number(of test: Test) -> Int32 {
    let compiled = CompiledTest(place: layout.place(of: test.path), operation: operation(of: test))
    tests.append(compiled)
    return Int32(tests.count - 1)
  }

  private mutating func operation(of test: Test) -> CompiledTest.Operation {
    switch test.predicate {
    case .inside(let atoms): return .inside(set: setNumber(atoms))
    case .possiblyInside(let atoms): return .possiblyInside(set: setNumber(atoms))
    case .tagged(let tag):
      return .tagged(tagNumber(tag), mark: isThingsTags(test.path) ? markNumbers[tag] : nil)
    case .number(let interval): return .number(interval)
    case .text(let test): return .text(test)
    case .choice(let choices): return .choice(choices)
    case .flag: return .flag
    case .time(let test): return .time(test)
    case .known: return .known
    }
  }

  private mutating func tagNumber(_ tag: Spelling) -> Int32 {
    if let known = tagNumbers[tag] { return known }
    tagNumbers[tag] = Int32(tagNumbers.count)
    return Int32(tagNumbers.count - 1)
  }

  private mutating func setNumber(_ atoms: AtomSet) -> Int32 {
    let number = setNumbers.number(of: atoms, in: sets)
    if Int(number) == sets.count { sets.append(atoms) }
    return number
  }
}

/// The numbers of place sets, found by a checksum: to hash some thousand bits takes long.
private struct SetNumbers {
  private var candidates: [UInt64: [Int32]] = [:]

  /// The number of a set among those that are there, or the next one.
  mutating func number(of set: AtomSet, in sets: [AtomSet]) -> Int32 {
    let checksum = set.words.reduce(0) { ($0 ^ $1) &* 0x9E37_79B9_7F4A_7C15 ^ ($0 >> 29) }
    for number in candidates[checksum] ?? [] where sets[Int(number)] == set { return number }
    candidates[checksum, default: []].append(Int32(sets.count))
    return Int32(sets.count)
  }
}

extension Formula {
  /// The same over cells that have other numbers.
  fileprivate func renumbered(_ numbers: [Int]) -> Formula {
    switch self {
    case .all(let parts): .all(parts.map { $0.renumbered(numbers) })
    case .any(let parts): .any(parts.map { $0.renumbered(numbers) })
    case .cell(let number): .cell(numbers[number])
    }
  }
}
