import BailiwickPlaces
import BailiwickSource
import BailiwickSyntax

extension Resolver {
  private var vocabulary: Vocabulary { declarations.vocabulary }

  // MARK: Nouns and effects

  /// Whom or what a noun names, in the singular or the plural.
  func party(named name: String) -> Party? {
    func isNamed(_ noun: Noun) -> Bool { noun.singular == name || noun.plural == name }
    if isNamed(vocabulary.person.noun) { return .participant }
    if isNamed(vocabulary.thing.noun) { return .thing }
    return vocabulary.roleAttributes.first { vocabulary.thing.attributes[$0].role.map(isNamed) ?? false }
      .map(Party.role)
  }

  var nouns: [String] {
    let roles = vocabulary.roleAttributes.compactMap { vocabulary.thing.attributes[$0].role }
    return ([vocabulary.person.noun, vocabulary.thing.noun] + roles).flatMap { [$0.plural, $0.singular] }
  }

  mutating func resolveNoun(_ leaf: SyntaxNode) -> Party? {
    if let party = party(named: leaf.text) { return party }
    reportUnknown("person or thing", leaf.text, at: leaf.range, among: nouns)
    return nil
  }

  /// The effect that a sentence names, if it may be on the sentence's target.
  mutating func resolveEffect(_ node: SyntaxNode) -> Int? {
    guard let leaf = node.child(.effectName)?.leaves.first else { return nil }
    let name = leaf.text
    guard let number = vocabulary.effects.firstIndex(where: { $0.name == name }) else {
      reportUnknownEffect(leaf)
      return nil
    }
    let effect = vocabulary.effects[number]
    let noun = node.child(.target)?.leaves.first
    // An unknown noun is reported with the rest of the sentence.
    guard let target = noun.flatMap({ party(named: $0.text) }) else { return nil }
    guard effect.targets.contains(target) else {
      let allowed = effect.targets.map { "`\(plural($0))`" }
      let others = vocabulary.effects.filter { $0.force == effect.force && $0.targets.contains(target) }.map {
        "`\($0.name) \(plural(target))`"
      }
      report(
        .misplaced, "`\(effect.name)` is no effect on \(plural(target))", at: noun?.range ?? leaf.range,
        caption: "it can be on \(alternatives(allowed))",
        help: others.isEmpty ? nil : "there is \(alternatives(others))")
      return nil
    }
    return number
  }

  private func plural(_ party: Party) -> String {
    switch party {
    case .participant: vocabulary.person.noun.plural
    case .thing: vocabulary.thing.noun.plural
    case .role(let attribute): vocabulary.thing.attributes[attribute].role?.plural ?? ""
    }
  }

  /// A word at the start of an item that no effect has; perhaps the item before should go on there.
  private mutating func reportUnknownEffect(_ leaf: SyntaxNode) {
    let effects = vocabulary.effects.map(\.name)
    let keywords = ["for", "from", "when", "unless", "under", "until", "through", "because", "notice"]
    let other = OtherWords.meanings[leaf.text, default: []].first(where: keywords.contains)
    let connective =
      leaf.token.startsLine ? other ?? nearMisses(to: leaf.text, among: keywords, limit: 1).first : nil
    guard let connective, nearMisses(to: leaf.text, among: effects).isEmpty, !names.unread.contains(leaf.text)
    else {
      return reportUnknown(
        "effect", leaf.text, at: leaf.range, among: effects,
        help: leaf.text == "given" ? "the facts of a test stand before what it expects" : nil)
    }
    report(
      .unknownName,
      "no effect is named `\(leaf.text)`; did you mean `\(connective)`, to go on with the sentence above?",
      at: leaf.range, fixes: [Fix("write `\(connective)`", .suggestion, [.init(leaf.range, connective)])])
  }

  // MARK: Sentences

  /// A target with its clauses; `nil` when its target or a condition cannot be told.
  mutating func resolveSentence(_ node: SyntaxNode) -> Sentence? {
    let target = node.child(.target)
    let party = target?.leaves.first.flatMap { resolveNoun($0) }
    let qualifiers = party.flatMap { party in resolveQualifiers(target, of: party) }
    let clause = node.child(.forClause, .activityClause)
    let thing = resolveThing(clause)
    let activity = node.child(.activityClause).map { resolveActivity($0) }
    let when = resolveClause(node, .whenClause)
    let unless = resolveClause(node, .unlessClause)
    let orders = resolveOrderReferences(node.children(.underClause))
    let window = resolveWindow(node)
    guard let party, let qualifiers, let thing, activity != .some(nil), when != .some(nil),
      unless != .some(nil)
    else { return nil }
    return Sentence(
      target: party, qualifiers: qualifiers, thing: thing, activity: activity ?? nil,
      namesThing: clause != nil, when: (when ?? nil) ?? .always, unless: unless ?? nil, orders: orders,
      window: window, head: Origin(headRange(node)), origin: Origin(node.range))
  }

  private func headRange(_ node: SyntaxNode) -> SourceRange {
    let start = node.child(.effectName)?.range ?? node.leaves.first?.range ?? node.range
    return node.child(.target)?.leaves.first.map { start.through($0.range) } ?? start
  }

  /// The condition of a clause. One too many, which the parser has reported, is read, too.
  private mutating func resolveClause(_ node: SyntaxNode, _ kind: SyntaxKind) -> Condition?? {
    var conditions: [Condition?] = []
    for clause in node.children(kind) {
      conditions.append(clause.child(.condition).flatMap { resolveCondition($0, scope: .anywhere) })
    }
    return conditions.first
  }

  /// What the qualifiers of a target ask, together.
  private mutating func resolveQualifiers(_ target: SyntaxNode?, of party: Party) -> Condition? {
    guard let target else { return .always }
    var parts: [Condition?] = []
    for qualifier in target.children where qualifier.kind.isQualifier {
      parts.append(resolveQualifier(qualifier, scope: .of(party)))
    }
    return Condition.conjunction(parts)
  }

  private mutating func resolveThing(_ clause: SyntaxNode?) -> Condition? {
    guard let clause else { return .always }
    guard let target = clause.child(.target), let noun = target.leaves.first, let party = resolveNoun(noun)
    else {
      return nil
    }
    guard party == .thing else {
      let keyword = clause.kind == .forClause ? "for" : "from \(clause.leaf(1)?.text ?? "")"
      report(
        .misplaced, "`\(keyword)` is followed by `\(vocabulary.thing.noun.plural)`", at: noun.range,
        help: "what \(noun.text) must be goes to them directly, or after `when`")
      return nil
    }
    return resolveQualifiers(target, of: .thing)
  }

  private mutating func resolveActivity(_ clause: SyntaxNode) -> Int? {
    guard let gerund = clause.leaf(1) else { return nil }
    if let number = vocabulary.activities.firstIndex(where: { $0.gerund == gerund.text }) { return number }
    let other = vocabulary.activities.first { $0.name == gerund.text }
    reportUnknown(
      "activity", gerund.text, at: gerund.range, among: vocabulary.activities.map(\.gerund),
      meant: other.map { [$0.gerund] } ?? [])
    return nil
  }

  private mutating func resolveWindow(_ node: SyntaxNode) -> Window {
    let start = node.child(.fromClause)?.leaf(.date, .instant).flatMap { resolveInstant($0) }
    let until = node.child(.untilClause)?.leaf(.date, .instant).flatMap { resolveInstant($0) }
    let through = node.child(.throughClause)?.leaf(.date).flatMap { resolveDay($0)?.end }
    let end = until ?? through
    if let start, let end, end <= start, let range = node.child(.untilClause, .throughClause)?.range {
      report(
        .invertedWindow, "the rule ends before it begins", at: range,
        labels: node.child(.fromClause).map { [.init("it begins here", at: $0.range)] } ?? [])
    }
    return Window(start: start, end: end)
  }

  // MARK: Rules and assertions

  mutating func resolveRules() {
    declarations.rules.reserveCapacity(items(.rule).count)
    names.rules.reserveCapacity(items(.rule).count)
    for (number, node) in items(.rule).enumerated() {
      let header = node.child(.ruleHeader)
      let written = header?.leaves.dropFirst().first { $0.token.kind == .lowerWord }
      let name = written?.text ?? "rule-\(number + 1)"
      let range = written?.range ?? node.child(.effectName)?.range ?? node.range
      _ = declare(
        name, "rule", at: range, in: \.rules,
        help: written == nil ? "an unnamed rule is called after its number; give it a name of its own" : nil)
      let resolved = (effect: resolveEffect(node), sentence: resolveSentence(node))
      guard let sentence = resolved.sentence, let effect = resolved.effect else { continue }
      checkDefault(node, effect: vocabulary.effects[effect])
      declarations.rules.append(
        Rule(
          name: name, isNamed: written != nil, title: header?.leaf(.string)?.value, effect: effect,
          isByDefault: node.child(.byDefault) != nil, sentence: sentence,
          because: node.child(.becauseClause)?.leaf(.string)?.value,
          notice: node.child(.noticeClause)?.leaf(.string)?.value, authorities: authorities(of: sentence),
          documentation: node.documentation, origin: Origin(node.range)))
    }
  }

  private mutating func checkDefault(_ node: SyntaxNode, effect: Effect) {
    guard let byDefault = node.child(.byDefault), effect.force != .restricts else { return }
    report(
      .misplaced,
      "`by default` goes only with effects that restrict; `\(effect.name)` \(effect.force.rawValue)",
      at: byDefault.range)
  }

  /// Issuers of a sentence's orders and asserters of the tags that it names itself and does not adopt.
  private func authorities(of sentence: Sentence) -> [String] {
    var found: [String] = []
    var adopted: Set<Spelling> = []
    for reference in sentence.orders {
      switch reference {
      case .anonymous(let authority): found.append(authority)
      case .named(let number):
        found.append(declarations.orders[number].issuer)
        adopted.formUnion(declarations.orders[number].adopted)
      }
    }
    for use in sentence.tagUses where !adopted.contains(use.tag) {
      if let asserter = asserter(of: use) { found.append(asserter) }
    }
    return found.count < 2 ? found : Set(found).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  mutating func resolveNevers() {
    for node in items(.never) {
      let resolved = (effect: resolveEffect(node), sentence: resolveSentence(node))
      guard let sentence = resolved.sentence, let effect = resolved.effect else { continue }
      declarations.nevers.append(
        Assertion(
          effect: effect, sentence: sentence, documentation: node.documentation, origin: Origin(node.range)))
    }
  }
}

extension Condition {
  /// All parts together; `nil` when one of them is wrong.
  static func conjunction(_ parts: [Condition?]) -> Condition? {
    if parts.count == 1 { return parts[0] }
    let known = parts.compactMap { $0 }
    return known.count == parts.count ? .all(known) : nil
  }
}
