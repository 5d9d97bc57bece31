import BailiwickPlaces
import BailiwickSource
import BailiwickSyntax

extension Resolver {
  private var vocabulary: Vocabulary { declarations.vocabulary }

  /// A condition, or any node that may stand as one.
  mutating func resolveCondition(_ node: SyntaxNode, scope: Scope) -> Condition? {
    switch node.kind {
    case .condition:
      var parts: [Condition?] = []
      var former: SyntaxNode?
      for part in node.children(.conjunction) {
        let isValue = reportValue(part, after: former, scope: scope)
        parts.append(isValue ? nil : resolveCondition(part, scope: scope))
        if !isValue { former = part }
      }
      if parts.count == 1 { return parts[0] }
      let known = parts.compactMap { $0 }
      return known.count == parts.count && !known.isEmpty ? .any(known) : nil
    case .conjunction:
      var parts: [Condition?] = []
      for part in node.children where part.kind != .token {
        parts.append(resolveCondition(part, scope: scope))
      }
      return parts.isEmpty ? nil : Condition.conjunction(parts)
    case .negation:
      return node.children.last.flatMap { resolveCondition($0, scope: scope) }.map(Condition.not)
    case .parenthesized:
      return node.child(.condition).flatMap { resolveCondition($0, scope: scope) }
    case .quantified: return resolveQuantified(node)
    case .predicate: return resolvePredicate(node, scope: scope)
    default: return nil
    }
  }

  /// Reports a value that is joined to a comparison like a condition: `role is attendee or panelist`.
  private mutating func reportValue(_ part: SyntaxNode, after former: SyntaxNode?, scope: Scope) -> Bool {
    guard let comparison = former?.children.last, let path = comparison.child(.path),
      let value = comparison.child(.isValue)?.child(.value), let predicate = part.children.first,
      predicate.kind == .predicate, predicate.children.count == 1, let word = predicate.child(.path)?.leaves.first,
      predicate.child(.path)?.leaves.count == 1, !isPathStart(word.text, scope: scope)
    else { return false }
    report(
      .unknownName, "`\(word.text)` is no condition, but a value", at: word.range,
      help: "one of several values is meant so: `\(path.text) is one of \(value.text), \(word.text)`")
    return true
  }

  // MARK: Quantifiers

  private mutating func resolveQuantified(_ node: SyntaxNode) -> Condition? {
    guard let noun = node.leaves.first, let party = resolveNoun(noun) else { return nil }
    guard party == .participant else {
      report(
        .misplaced, "only \(vocabulary.person.noun.plural) can be counted", at: noun.range,
        help: "write `\(noun.text) …` without the quantifier")
      return nil
    }
    guard vocabulary.peopleAttribute != nil else {
      report(
        .misplaced, "\(Self.article(vocabulary.thing.noun.singular)) lists no people in this vocabulary",
        at: node.range)
      return nil
    }
    var parts: [Condition?] = []
    for test in node.children where test.kind.isQualifier {
      parts.append(resolveQualifier(test, scope: .counted))
    }
    guard let quantifier = node.child(.quantifier).flatMap({ resolveQuantifier($0) }),
      let condition = Condition.conjunction(parts)
    else { return nil }
    return .quantified(Quantified(quantifier: quantifier, condition: condition, origin: Origin(node.range)))
  }

  private mutating func resolveQuantifier(_ node: SyntaxNode) -> Quantifier? {
    let bound = node.leaf(.integer).map { Self.integer($0) }
    switch (node.leaves.first?.text, node.leaf(1)?.text) {
    case ("any", _): return .any
    case ("every", _): return .every
    case ("no", _): return .no
    case ("at", "least"): return bound.map(Quantifier.atLeast)
    case ("at", "most"): return bound.map(Quantifier.atMost)
    case ("exactly", _): return bound.map(Quantifier.exactly)
    default: return nil
    }
  }

  static func integer(_ leaf: SyntaxNode) -> Int64 {
    Int64(leaf.text.filter { $0 != "_" }) ?? .max
  }

  // MARK: Qualifiers

  /// A placement, tagging or `with` of what is being qualified.
  mutating func resolveQualifier(_ node: SyntaxNode, scope: Scope) -> Condition? {
    switch node.kind {
    case .with:
      return node.children.last.flatMap { resolveCondition($0, scope: scope) }
    case .placement, .tagging:
      guard case .within(let path, let kind) = scope else { return nil }
      return resolveTest(node, of: TypedPath(path: path, type: .entity(kind: kind)))
    default: return nil
    }
  }

  // MARK: Predicates

  private mutating func resolvePredicate(_ node: SyntaxNode, scope: Scope) -> Condition? {
    let test = node.children.first { $0.kind != .path && $0.kind != .token }
    guard let pathNode = node.child(.path) else {
      guard let test else { return nil }
      guard case .within = scope else {
        let isTagging = test.kind == .tagging
        let noun = isTagging ? vocabulary.thing.noun.singular : vocabulary.person.noun.singular
        report(
          .misplaced, "it is not said whose \(isTagging ? "tags are" : "place is") meant", at: node.range,
          help: "put a noun before it: `\(noun) \(isTagging ? "tagged" : "in") …`")
        return nil
      }
      return resolveQualifier(test, scope: scope)
    }
    guard let typed = resolvePath(pathNode, scope: scope) else { return nil }
    guard let test else { return resolveFlag(typed, at: pathNode.range) }
    return resolveTest(test, of: typed)
  }

  private mutating func resolveFlag(_ typed: TypedPath, at range: SourceRange) -> Condition? {
    guard case .attribute(.flag) = typed.type else {
      report(
        .typeMismatch, "this is \(words(typed.type)), and only a flag stands alone as a condition", at: range,
        help: Self.proposal(for: typed.type))
      return nil
    }
    return .test(Test(path: typed.path, predicate: .flag, origin: Origin(range)))
  }

  /// What one may ask of a type.
  static func proposal(for type: PathType) -> String {
    switch type {
    case .entity: "say what is asked of it: `in CN`, `tagged x`, or one of its attributes"
    case .time: "write `is before 2020-06-04` or `is after 2020-06-04`"
    case .attribute(let type):
      switch type {
      case .located, .place: "write `in CN`, `outside CN`, `is CN` or `is known`"
      case .text:
        "write `is \"…\"`, `contains \"…\"`, `starts with \"…\"`, `ends with \"…\"` or `matches /…/`"
      case .number: "write `is 10`, `is at least 10` or `is between 1 and 10`"
      case .time: "write `is before 2020-06-04` or `is after 2020-06-04`"
      case .flag: "write it alone, or `not` before it"
      case .tags: "write `tagged x`"
      case .choice(let words): "write `is \(words[0])` or `is one of \(words.joined(separator: ", "))`"
      case .record, .person: "say which of its attributes is meant"
      case .people: "count them: `any …`, `every …`, `at least 2 …`"
      }
    }
  }

  /// A comparison of what stands at a path.
  mutating func resolveTest(_ node: SyntaxNode, of typed: TypedPath) -> Condition? {
    switch node.kind {
    case .placement: return resolvePlacement(node, of: typed)
    case .tagging: return resolveTagging(node, of: typed)
    case .isKnown:
      let known = Condition.test(
        Test(path: typed.path, predicate: .known, origin: typed.origin(through: node.range)))
      return node.has("not") != node.has("unknown") ? .not(known) : known
    case .isValue, .isOneOf: return resolveIdentity(node, of: typed)
    case .bound, .between: return resolveNumber(node, of: typed)
    case .moment: return resolveMoment(node, of: typed)
    case .textTest: return resolveText(node, of: typed)
    default: return nil
    }
  }

  /// Whether what is asked for may be in a part of the vocabulary that could not be read.
  private func isPossiblyUnread(_ typed: TypedPath) -> Bool {
    if case .entity = typed.type { names.isVocabularyBroken } else { false }
  }

  mutating func mismatch(_ typed: TypedPath, needs: String, at range: SourceRange) {
    report(
      .typeMismatch, "this needs \(needs), and what it is asked of is \(words(typed.type))", at: range,
      help: Self.proposal(for: typed.type))
  }

  // MARK: Places and tags

  private mutating func resolvePlacement(_ node: SyntaxNode, of typed: TypedPath) -> Condition? {
    let atoms = node.child(.places).flatMap { resolvePlaces($0) }
    guard let path = placePath(typed) else {
      if !isPossiblyUnread(typed) { mismatch(typed, needs: "a place", at: node.range) }
      return nil
    }
    guard let atoms else { return nil }
    func test(_ predicate: Predicate) -> Condition {
      .test(Test(path: path, predicate: predicate, origin: typed.origin(through: node.range)))
    }
    if node.has("possibly") { return test(.possiblyInside(atoms)) }
    return node.has("outside") ? .not(test(.inside(atoms))) : test(.inside(atoms))
  }

  /// The path to the place that is meant: a noun alone stands for its location.
  func placePath(_ typed: TypedPath) -> Path? {
    switch typed.type {
    case .entity(let kind): vocabulary.kinds[kind].locatedAttribute.map(typed.path.appending)
    case .attribute(.located), .attribute(.place): typed.path
    case .attribute, .time: nil
    }
  }

  /// The path to the tags that are meant: a noun alone stands for its tags.
  func tagsPath(_ typed: TypedPath) -> Path? {
    switch typed.type {
    case .entity(let kind): vocabulary.kinds[kind].tagsAttribute.map(typed.path.appending)
    case .attribute(.tags): typed.path
    case .attribute, .time: nil
    }
  }

  private mutating func resolveTagging(_ node: SyntaxNode, of typed: TypedPath) -> Condition? {
    let tagNames = node.children(.tagName)
    guard tagNames.allSatisfy({ !$0.leaves.isEmpty }) else { return nil }
    guard let path = tagsPath(typed) else {
      if !isPossiblyUnread(typed) { mismatch(typed, needs: "tags", at: node.range) }
      return nil
    }
    var tests: [Condition] = []
    for name in tagNames {
      guard let leaf = name.leaves.first else { continue }
      let test = Test(path: path, predicate: .tagged(leaf.spelling), origin: Origin(leaf.range))
      if let use = TagUse(test) { checkDeclared(use, at: leaf.range) }
      tests.append(.test(test))
    }
    guard !tests.isEmpty else { return nil }
    let condition: Condition = tests.count == 1 ? tests[0] : node.has("all") ? .all(tests) : .any(tests)
    return node.has("not") != node.has("none") ? .not(condition) : condition
  }
}

extension SyntaxKind {
  /// Whether it says more of a noun that stands before it.
  var isQualifier: Bool { self == .placement || self == .tagging || self == .with }
}
