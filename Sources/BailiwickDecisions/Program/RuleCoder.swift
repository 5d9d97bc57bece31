import BailiwickModel

/// Turns compiled conditions into numbers, as far as that goes.
struct RuleCoder {
  private let program: DecisionProgram
  private let plan: SlotPlan
  private(set) var tests: [CodedTest] = []
  private(set) var nodes: [CodedNode] = []
  private(set) var parts: [Int32] = []
  private(set) var rests: [CodedRest] = []
  private(set) var orders: [CodedOrder] = []
  private(set) var orderLists: [Int32] = []
  private(set) var texts: [TextTest] = []
  /// By mark: the node of its conditions.
  private(set) var marks: [Int32] = []
  private var orderNumbers: [OrderReference: Int32] = [:]
  /// By cell of the program: its node, once it has been asked for.
  private var cellNodes: [Int32?]
  /// Tests of texts by what they ask of which fact: each is answered once a request.
  private var textNodes: [TextKey: Int32] = [:]

  private struct TextKey: Hashable {
    let place: FactLayout.Place
    let test: TextTest
  }

  init(_ program: DecisionProgram, _ plan: SlotPlan) {
    self.program = program
    self.plan = plan
    cellNodes = Array(repeating: nil, count: program.cells.count)
    for (number, order) in plan.orders.enumerated() {
      orderNumbers[order] = Int32(number)
      orders.append(CodedOrder(order, in: program.policy))
    }
  }

  // MARK: Nodes

  /// What a rule needs that needs all these nodes, by number among such.
  mutating func rest(_ nodes: [Int32]) -> Int32 {
    if nodes.isEmpty { return RuleCode.always }
    if nodes.contains(RuleCode.general) { return RuleCode.general }
    var rest = rest(ofNode: nodes[0])
    for node in nodes.dropFirst() { rest = self.rest(ofNode: node).flatMap { rest?.and($0) } }
    rests.append(rest ?? CodedRest(kind: .node, code: nodes.count == 1 ? nodes[0] : combine(.all, nodes)))
    return Int32(rests.count - 1)
  }

  /// A node that asks for one fact.
  private func rest(ofNode node: Int32) -> CodedRest? {
    guard nodes[Int(node)].kind == .test else { return nil }
    return CodedRest(tests[Int(nodes[Int(node)].first)])
  }

  mutating func node(_ formula: Formula) -> Int32 {
    switch formula {
    case .cell(let cell): return node(ofCell: cell)
    case .all(let formulas): return combine(.all, nodes(formulas))
    case .any(let formulas): return combine(.any, nodes(formulas))
    }
  }

  /// Codes the next mark.
  mutating func add(_ mark: CompiledMark) { marks.append(combine(.any, nodes(mark.formulas))) }

  private mutating func nodes(_ formulas: [Formula]) -> [Int32] {
    var nodes: [Int32] = []
    for formula in formulas { nodes.append(node(formula)) }
    return nodes
  }

  mutating func node(ofCell cell: Int) -> Int32 {
    if let known = cellNodes[cell] { return known }
    let node = node(program.cells[cell])
    cellNodes[cell] = node
    return node
  }

  mutating func node(_ cell: CompiledCell) -> Int32 {
    switch cell {
    case .test(let number): return node(program.tests[Int(number)])
    case .not(let part):
      let node = node(part)
      return node == RuleCode.general ? node : append(CodedNode(kind: .not, first: node))
    case .all(let cells): return combine(.all, cells)
    case .any(let cells): return combine(.any, cells)
    case .quantified: return RuleCode.general
    case .activity(let activity): return append(CodedNode(kind: .activity, first: Int32(activity)))
    case .orders(let references):
      let (first, count) = list(references)
      return append(CodedNode(kind: .orders, first: first, count: count))
    }
  }

  private mutating func combine(_ kind: CodedNode.Kind, _ cells: [CompiledCell]) -> Int32 {
    var nodes: [Int32] = []
    for cell in cells { nodes.append(node(cell)) }
    return combine(kind, nodes)
  }

  private mutating func combine(_ kind: CodedNode.Kind, _ nodes: [Int32]) -> Int32 {
    if nodes.contains(RuleCode.general) { return RuleCode.general }
    let first = Int32(parts.count)
    parts += nodes
    return append(CodedNode(kind: kind, first: first, count: Int32(nodes.count)))
  }

  private mutating func append(_ node: CodedNode) -> Int32 {
    nodes.append(node)
    return Int32(nodes.count - 1)
  }

  // MARK: Orders

  /// Orders side by side, by number.
  mutating func list(_ references: [OrderReference]) -> (first: Int32, count: Int32) {
    let first = Int32(orderLists.count)
    orderLists += references.compactMap { orderNumbers[$0] }
    return (first, Int32(orderLists.count) - first)
  }

  // MARK: Tests

  private mutating func node(_ test: CompiledTest) -> Int32 {
    guard let place = position(test.place) else { return RuleCode.general }
    if case .presence = test.place {
      return append(CodedTest(operation: .given, subject: place.subject, slot: 0))
    }
    func coded(_ operation: CodedTest.Operation) -> CodedTest {
      CodedTest(operation: operation, subject: place.subject, slot: place.slot)
    }
    var result: CodedTest
    switch test.operation {
    case .inside(let set):
      result = coded(.inside)
      result.code = set
    case .possiblyInside(let set):
      result = coded(.possiblyInside)
      result.code = set
    case .tagged(let tag, let mark):
      if let mark, marks[Int(mark)] == RuleCode.general { return RuleCode.general }
      result = coded(.tagged)
      result.code = tag
      result.mark = mark ?? -1
    case .known: result = coded(.known)
    case .number(let interval):
      result = coded(.number)
      (result.lower, result.upper) = (interval.lower, interval.upper)
    case .choice(let choices):
      guard choices.allSatisfy({ $0 < Int64.bitWidth }) else { return RuleCode.general }
      result = coded(.choice)
      result.lower = choices.reduce(0) { $0 | 1 << Int64($1) }
    case .flag: result = coded(.flag)
    case .text(let text): return node(text, of: test.place, coded(.text))
    case .time(let bound):
      let instant: Instant
      switch bound {
      case .before(let time): (result, instant) = (coded(.before), time)
      case .from(let time): (result, instant) = (coded(.from), time)
      case .after(let time): (result, instant) = (coded(.after), time)
      }
      (result.lower, result.code) = (instant.seconds, instant.nanoseconds)
    }
    return append(result)
  }

  private mutating func append(_ test: CodedTest) -> Int32 {
    tests.append(test)
    return append(CodedNode(kind: .test, first: Int32(tests.count - 1)))
  }

  private mutating func node(_ text: TextTest, of place: FactLayout.Place, _ test: CodedTest) -> Int32 {
    let key = TextKey(place: place, test: text)
    if let known = textNodes[key] { return known }
    var test = test
    test.code = Int32(texts.count)
    texts.append(text)
    let node = append(test)
    textNodes[key] = node
    return node
  }

  /// A subject and slot; `nil` for whom a quantifier counts.
  private func position(_ place: FactLayout.Place) -> (subject: Int32, slot: Int32)? {
    switch place {
    case .slot(.time, _): return (-1, Int32(SlotPlan.timeSlot))
    case .slot(.thing, let slot): return (-1, Int32(plan.thingBase + slot))
    case .slot(let subject, let slot): return self.subject(subject).map { ($0, Int32(slot)) }
    case .presence(let subject): return self.subject(subject).map { ($0, 0) }
    }
  }

  private func subject(_ subject: FactLayout.Subject) -> Int32? {
    switch subject {
    case .participant: 0
    case .role(let role): plan.roles.firstIndex(of: role).map { Int32($0 + 1) }
    case .counted, .thing, .time: nil
    }
  }
}

extension CodedOrder {
  fileprivate init(_ reference: OrderReference, in policy: PolicySet) {
    switch reference {
    case .anonymous: self.init(isNamed: false)
    case .named(let number):
      let order = policy.orders[number]
      self.init(
        isNamed: true, start: order.issued.start.seconds, end: order.expires?.end.seconds ?? .max)
    }
  }
}

extension CodedRest {
  fileprivate init?(_ test: CodedTest) {
    switch test.operation {
    case .number: self.init(kind: .interval, lower: test.lower, upper: test.upper)
    case .flag: self.init(kind: .interval, lower: 1, upper: 1)
    case .from where test.code == 0: self.init(kind: .interval, lower: test.lower, upper: .max)
    case .before where test.code == 0 && test.lower > .min:
      self.init(kind: .interval, lower: .min, upper: test.lower - 1)
    case .choice: self.init(kind: .choice, lower: test.lower)
    case .text: self.init(kind: .text, code: test.code)
    case .inside, .possiblyInside, .tagged, .known, .before, .from, .after, .given: return nil
    }
    (subject, slot) = (test.subject, test.slot)
  }

  /// Both, of intervals of one fact.
  fileprivate func and(_ other: CodedRest) -> CodedRest? {
    guard kind == .interval, other.kind == .interval, subject == other.subject, slot == other.slot else { return nil }
    var both = self
    (both.lower, both.upper) = (max(lower, other.lower), min(upper, other.upper))
    return both
  }
}
