import BailiwickPlaces
import BailiwickSource
import BailiwickSyntax

extension Resolver {
  private var vocabulary: Vocabulary { declarations.vocabulary }

  mutating func resolveTests() {
    for node in items(.test) {
      guard let name = node.leaf(.string) else { continue }
      _ = declare(name.value, "test", at: name.range, in: \.tests)
      let givens = node.children(.givenFacts, .givenActivity, .givenTime, .givenOrder, .givenParty).flatMap {
        given in
        resolveGiven(given).map { PolicyTest.Given(statement: $0, origin: Origin(given.range)) }
      }
      declarations.tests.append(
        PolicyTest(
          name: name.value, givens: givens,
          expectations: node.children(.expectation).compactMap { resolveExpectation($0) },
          origin: Origin(name.range)))
    }
  }

  // MARK: Facts

  private mutating func resolveGiven(_ node: SyntaxNode) -> [PolicyTest.Statement] {
    switch node.kind {
    case .givenFacts: return node.leaf(.string).map { [.facts(file: $0.value)] } ?? []
    case .givenActivity:
      guard let leaf = node.leaves.last else { return [] }
      let number = vocabulary.activities.firstIndex { $0.gerund == leaf.text || $0.name == leaf.text }
      if let number { return [.activity(number)] }
      reportUnknown("activity", leaf.text, at: leaf.range, among: vocabulary.activities.map(\.gerund))
      return []
    case .givenTime: return node.leaf(.instant).flatMap { resolveInstant($0) }.map { [.time($0)] } ?? []
    case .givenOrder: return resolveGivenOrder(node)
    default: return resolveGivenParty(node)
    }
  }

  private mutating func resolveGivenOrder(_ node: SyntaxNode) -> [PolicyTest.Statement] {
    guard let leaf = node.leaf(2) else { return [] }
    let isInForce = !node.has("not")
    if leaf.token.kind == .upperWord {
      return resolveAuthority(leaf).map { [.order(.anonymous($0), isInForce: isInForce)] } ?? []
    }
    if let number = names.orderNumbers[leaf.text] { return [.order(.named(number), isInForce: isInForce)] }
    reportUnknown("order", leaf.text, at: leaf.range, among: names.orders.keys.sorted())
    return []
  }

  private mutating func resolveGivenParty(_ node: SyntaxNode) -> [PolicyTest.Statement] {
    guard let noun = node.leaf(1), let party = resolveNoun(noun),
      case .within(let path, let kind) = Scope.of(party)
    else { return [] }
    let start = TypedPath(path: path, type: .entity(kind: kind))
    var statements: [PolicyTest.Statement] = [.present(path)]
    var tags = GivenTags()
    for fact in node.children(.placement, .tagging, .givenWith) {
      switch fact.kind {
      case .placement: statements += placeStatement(fact, at: start)
      case .tagging: state(fact, at: start, in: &tags)
      default:
        for assignment in fact.children(.assignment) {
          statements += resolveAssignment(assignment, scope: .of(party), &tags)
        }
      }
    }
    for (path, tag) in tags.denied where tags.isStated(tag.spelling, at: path) {
      report(.misplaced, "`\(tag.text)` is given, and not given, at once", at: tag.range)
    }
    return statements + tags.stated.map { .fact($0.path, .tags($0.tags)) }
  }

  private mutating func resolveAssignment(
    _ node: SyntaxNode, scope: Scope, _ tags: inout GivenTags
  ) -> [PolicyTest.Statement] {
    guard let pathNode = node.child(.path), let typed = resolvePath(pathNode, scope: scope) else { return [] }
    if let placement = node.child(.placement) {
      if case .attribute(.people) = typed.type { return peopleStatement(placement, at: typed) }
      return placeStatement(placement, at: typed)
    }
    if let tagging = node.child(.tagging) {
      state(tagging, at: typed, in: &tags)
      return []
    }
    if let value = node.child(.value)?.leaves.first ?? node.leaf(.date, .instant) {
      return valueFact(value, of: typed).map { [.fact(typed.path, $0)] } ?? []
    }
    if node.child(.unexpected) != nil { return [] }
    guard case .attribute(.flag) = typed.type else {
      if let not = node.leaf(word: "not") {
        report(.misplaced, "`not` goes only before a flag, and this is \(words(typed.type))", at: not.range)
      } else {
        mismatch(typed, needs: "a value", at: pathNode.range)
      }
      return []
    }
    return [.fact(typed.path, .flag(!node.has("not")))]
  }

  private mutating func valueFact(_ value: SyntaxNode, of typed: TypedPath) -> Fact? {
    switch (typed.type, value.token.kind) {
    case (.attribute(.choice(let words)), _): return resolveChoice(value, among: words).map(Fact.choice)
    case (.attribute(.text), .integer), (.attribute(.text), .date), (.attribute(.text), .instant): break
    case (.attribute(.text), _): return resolveTextValue(value, of: typed).map(Fact.text)
    case (.attribute(.number), .integer): return .number(Self.integer(value))
    case (.attribute(.time), .instant): return resolveInstant(value).map(Fact.time)
    case (.attribute(.located), .upperWord), (.attribute(.place), .upperWord):
      return candidates([value]).map { .place(Whereabouts($0)) }
    default: break
    }
    reportWrongValue(value, of: typed)
    return nil
  }

  // MARK: Places and tags as facts

  private mutating func placeStatement(_ node: SyntaxNode, at typed: TypedPath) -> [PolicyTest.Statement] {
    guard let path = placePath(typed) else {
      mismatch(typed, needs: "a place", at: node.range)
      return []
    }
    guard let places = statedPlaces(node), let candidates = candidates(places.map(\.leaf)) else { return [] }
    return [.fact(path, .place(Whereabouts(candidates)))]
  }

  /// People by their places: `,` goes from one person to the next, `or` joins one's candidates.
  private mutating func peopleStatement(_ node: SyntaxNode, at typed: TypedPath) -> [PolicyTest.Statement] {
    guard let places = statedPlaces(node), let located = vocabulary.person.locatedAttribute else { return [] }
    var groups: [[SyntaxNode]] = []
    for (leaf, isAlternative) in places {
      if isAlternative { groups[groups.count - 1].append(leaf) } else { groups.append([leaf]) }
    }
    var people: [[Fact]] = []
    for group in groups {
      guard let candidates = candidates(group) else { return [] }
      var person = Fact.unknownMembers(of: vocabulary.person)
      person[located] = .place(Whereabouts(candidates))
      people.append(person)
    }
    return [.fact(typed.path, .people(People(people)))]
  }

  /// The places of a fact in their order, and whether each is an alternative to the one before.
  private mutating func statedPlaces(_ node: SyntaxNode) -> [(leaf: SyntaxNode, isAlternative: Bool)]? {
    guard let places = node.child(.places) else { return nil }
    if node.has("possibly") || node.has("outside") || places.child(.except) != nil {
      report(
        .misplaced, "a fact says where somebody is, by one place or several candidates", at: node.range,
        help: "write `in CN`, or `in CN or HK` when sources disagree")
      return nil
    }
    var found: [(SyntaxNode, Bool)] = []
    var isAlternative = false
    for child in places.children {
      if child.kind == .token {
        isAlternative = child.text == "or"
      } else if let leaf = child.leaves.first, child.child(.places) == nil {
        found.append((leaf, isAlternative))
      } else {
        report(.misplaced, "a fact names its candidates without parentheses", at: child.range)
        return nil
      }
    }
    return found
  }

  /// Places as a request may state them: no groups and no territories.
  private mutating func candidates(_ leaves: [SyntaxNode]) -> [Place]? {
    var found: [Place] = []
    for leaf in leaves {
      if names.territories[leaf.text] != nil, leaf.token.kind == .upperWord {
        report(
          .misplaced, "`\(leaf.text)` is a territory of this policy; a fact needs a place code",
          at: leaf.range)
        return nil
      }
      guard let places = resolveCode(leaf) else { return nil }
      if let group = places.first(where: { $0.kind == .group }) {
        report(
          .misplaced, "`\(group.code)` is a group of places; a fact needs a country or a subdivision",
          at: leaf.range)
        return nil
      }
      found += places
    }
    return found
  }

  /// The tags that one `given` states, of one who bears them or several. They are complete, so that `not tagged x`
  /// alone says that there are none.
  private struct GivenTags {
    private(set) var stated: [(path: Path, tags: [Spelling])] = []
    private(set) var denied: [(path: Path, tag: SyntaxNode)] = []

    mutating func state(_ tags: [SyntaxNode], isNone: Bool, at path: Path) {
      let index = stated.firstIndex { $0.path == path } ?? stated.endIndex
      if index == stated.endIndex { stated.append((path, [])) }
      if isNone { denied += tags.map { (path, $0) } } else { stated[index].tags += tags.map(\.spelling) }
    }

    func isStated(_ tag: Spelling, at path: Path) -> Bool {
      stated.contains { $0.path == path && $0.tags.contains(tag) }
    }
  }

  private mutating func state(_ node: SyntaxNode, at typed: TypedPath, in stated: inout GivenTags) {
    guard let path = tagsPath(typed) else { return mismatch(typed, needs: "tags", at: node.range) }
    if node.has("any") {
      report(
        .misplaced, "`any of` does not say which tags there are", at: node.range,
        help: "write `tagged all of a, b` for exactly these tags")
      return
    }
    let tags = node.children(.tagName).compactMap { $0.leaves.first }
    for tag in tags {
      if let use = TagUse(Test(path: path, predicate: .tagged(tag.spelling), origin: Origin(tag.range))) {
        checkDeclared(use, at: tag.range)
      }
    }
    stated.state(tags, isNone: node.has("not") != node.has("none"), at: path)
  }

  // MARK: Expectations

  private mutating func resolveExpectation(_ node: SyntaxNode) -> PolicyTest.Expectation? {
    let rules = node.child(.byRules).map { clause in
      clause.leaves.dropFirst().filter { $0.token.kind == .lowerWord }
    }
    for rule in rules ?? [] where names.rules[rule.text] == nil {
      reportUnknown("rule", rule.text, at: rule.range, among: names.rules.keys.sorted())
    }
    guard let expected = resolveExpected(node) else { return nil }
    return PolicyTest.Expectation(
      outcome: expected, rules: rules.map { Set($0.map(\.text)) }, origin: Origin(node.range))
  }

  private mutating func resolveExpected(_ node: SyntaxNode) -> PolicyTest.Expected? {
    if node.has("no") { return .noEffects }
    guard let word = node.leaf(1) else { return nil }
    if let decision = Decision(rawValue: word.text) { return .decision(decision) }
    let effects = vocabulary.effects.filter { $0.force == .restricts || $0.force == .informs }.map(\.name)
    if effects.contains(word.text) { return .effect(word.text) }
    reportUnknown(
      "decision or effect", word.text, at: word.range, among: Decision.allCases.map(\.rawValue) + effects)
    return nil
  }
}
