import BailiwickSource
import BailiwickSyntax

extension Resolver {
  /// The program's one vocabulary, or the shipped one.
  mutating func resolveVocabulary(default shipped: SyntaxTree) {
    let declared = items(.vocabulary)
    if let first = declared.first, declared.count > 1 {
      for second in declared.dropFirst() {
        report(
          .badVocabulary, "a second vocabulary; a program has one",
          at: second.keywordRange,
          labels: [.init("the first is here", at: first.keywordRange)])
      }
    }
    guard let node = declared.first ?? shipped.root.child(.vocabulary) else { return }
    var builder = VocabularyResolver(node)
    declarations.vocabulary = builder.resolve()
    findings += builder.findings
    names.unread = builder.unread
    names.isVocabularyBroken = !builder.findings.isEmpty || !builder.unread.isEmpty
  }
}

/// Reads one vocabulary. Its kinds are numbered before their attributes are read, so that sections
/// may stand in any order.
private struct VocabularyResolver {
  private let node: SyntaxNode
  private var names: [String: SourceRange] = [:]
  private(set) var findings: [Finding] = []
  /// The words of what could not be read.
  private(set) var unread: Set<String> = []
  private let records: [SyntaxNode]
  private let person: SyntaxNode?
  private let thing: SyntaxNode?

  init(_ node: SyntaxNode) {
    self.node = node
    records = node.children(.recordSection)
    person = node.child(.personSection)
    thing = node.child(.thingSection)
  }

  mutating func resolve() -> Vocabulary {
    collectUnread(below: node)
    checkKinds()
    let kinds = [kind(person), kind(thing)] + records.map { kind($0) }
    let activities = node.children(.activitySection).compactMap { activity($0) }
    let vocabulary = Vocabulary(
      name: node.leaf(1)?.text ?? "", kinds: kinds, activities: activities, effects: [])
    checkPerson(vocabulary)
    checkThing(vocabulary)
    checkRecords(vocabulary)
    let effects = node.children(.effectSection).compactMap { effect($0, in: vocabulary) }
    return Vocabulary(name: vocabulary.name, kinds: kinds, activities: activities, effects: effects)
  }

  /// The words of attributes and sections that the parser gave up.
  private mutating func collectUnread(below node: SyntaxNode) {
    for child in node.children where child.kind != .token {
      if child.kind == .unexpected {
        unread.formUnion((Array(node.leaves) + child.leaves).map(\.text))
      }
      collectUnread(below: child)
    }
  }

  // MARK: Kinds

  private mutating func checkKinds() {
    let start = node.keywordRange
    if person == nil { report("the vocabulary needs a person kind: `person viewer, viewers`", at: start) }
    if thing == nil { report("the vocabulary needs a thing kind: `thing post, posts`", at: start) }
    for kind in [SyntaxKind.personSection, .thingSection] {
      let sections = node.children(kind)
      for second in sections.dropFirst() {
        report(
          "a vocabulary has one \(kind == .personSection ? "person" : "thing") kind",
          at: second.keywordRange, first: sections.first?.keywordRange)
      }
    }
  }

  private mutating func kind(_ section: SyntaxNode?) -> Kind {
    guard let section else { return Kind(noun: Noun(singular: "", plural: ""), attributes: []) }
    var attributes: [Attribute] = []
    var ranges: [String: SourceRange] = [:]
    for node in section.children(.attribute) {
      guard let name = node.leaves.first else { continue }
      guard let attribute = attribute(node, of: section) else {
        unread.insert(name.text)
        continue
      }
      if let first = ranges[name.text] {
        report("a second attribute named `\(name.text)`", at: name.range, first: first)
        continue
      }
      ranges[name.text] = name.range
      attributes.append(attribute)
    }
    return Kind(noun: noun(section.leaves.dropFirst(), what: "kind"), attributes: attributes)
  }

  /// One name, or a singular and a plural; each may be used once in the vocabulary.
  private mutating func noun(_ leaves: some Sequence<SyntaxNode>, what: String) -> Noun {
    let words = leaves.filter { $0.token.kind == .lowerWord }
    // A plural may be like its singular.
    for word in words.prefix(words.first?.text == words.last?.text ? 1 : 2) {
      if let first = names[word.text] {
        report("`\(word.text)` is named already", at: word.range, first: first)
      } else {
        names[word.text] = word.range
      }
    }
    return Noun(singular: words.first?.text ?? "", plural: words.last?.text ?? "")
  }

  // MARK: Attributes

  private mutating func attribute(_ node: SyntaxNode, of section: SyntaxNode) -> Attribute? {
    guard let name = node.leaves.first?.text, let type = node.child(.attributeType),
      let word = type.leaves.first
    else { return nil }
    let names = type.leaves.filter { $0.token.kind == .lowerWord }
    let role = type.has("as") ? noun(names.suffix(2), what: "role") : nil
    guard let resolved = attributeType(type, word: word, of: section) else { return nil }
    if role != nil, resolved != .person {
      report("only a person has nouns of its own: `host: participant as host, hosts`", at: type.range)
    }
    return Attribute(name: name, type: resolved, role: role)
  }

  private mutating func attributeType(_ type: SyntaxNode, word: SyntaxNode, of section: SyntaxNode)
    -> AttributeType?
  {
    let personName = person?.leaf(1)?.text
    let isThing = section.kind == .thingSection
    switch word.text {
    case "one": return choice(type.leaves.dropFirst(2).filter { $0.token.kind != .comma })
    case "many":
      guard let name = type.leaf(1) else { break }
      if name.text == personName, isThing { return .people }
      report(
        name.text == personName
          ? "only the thing lists people" : "only the person kind can be `many`", at: type.range)
      return nil
    case personName:
      if isThing { return .person }
      report("only the thing has a person in a role", at: type.range)
      return nil
    case "located":
      if section.kind == .personSection { return .located }
      report("`located` proves where a person is; elsewhere write `place`", at: type.range)
      return nil
    case "place": return .place
    case "text": return .text
    case "number": return .number
    case "time": return .time
    case "flag": return .flag
    case "tags": return .tags
    default: break
    }
    if let record = records.firstIndex(where: { $0.leaf(1)?.text == word.text }) {
      return .record(record + 2)
    }
    let known = ["located", "place", "text", "number", "time", "flag", "tags"]
    let declared = records.compactMap { $0.leaf(1)?.text } + [personName].compactMap(\.self)
    let meant = nearMisses(to: word.text, among: known + declared)
    report("`\(word.text)` is no type and no record" + didYouMean(meant), at: word.range)
    return nil
  }

  private mutating func choice(_ words: [SyntaxNode]) -> AttributeType {
    var seen: [String: SourceRange] = [:]
    for word in words {
      if let first = seen[word.value] {
        report("`\(word.value)` is a choice already", at: word.range, first: first)
      }
      seen[word.value] = word.range
    }
    return .choice(words.map(\.value))
  }

  private mutating func checkPerson(_ vocabulary: Vocabulary) {
    guard let person else { return }
    let range = person.leaf(1)?.range ?? person.range
    checkNoun(vocabulary.person, at: range)
    // An attribute that could not be read may be the one.
    let isWhole =
      person.children(.attribute).count == vocabulary.person.attributes.count && !hasUnread(person)
    if isWhole, !vocabulary.person.attributes.contains(where: { $0.type == .located }) {
      report("a person kind needs one `located` attribute, which proves where the person is", at: range)
    }
    checkOnce(.located, in: person, "a person kind has one `located` attribute; the others are `place`")
    checkOnce(.tags, in: person, "a kind has one attribute of type `tags`")
  }

  private func hasUnread(_ node: SyntaxNode) -> Bool {
    node.children.contains { $0.kind == .unexpected || hasUnread($0) }
  }

  /// Reports every attribute of a type after the first.
  private mutating func checkOnce(_ type: AttributeType, in section: SyntaxNode, _ message: String) {
    let word =
      switch type {
      case .located: "located"
      case .tags: "tags"
      default: "many"
      }
    let names = section.children(.attribute).filter { $0.child(.attributeType)?.leaves.first?.text == word }
      .compactMap(\.leaves.first)
    for second in names.dropFirst() { report(message, at: second.range, first: names[0].range) }
  }

  /// The members that every request may have, whatever its vocabulary.
  private static let requestMembers = ["activity", "time", "orders"]

  /// A person or thing is a member of the request by the name of its kind.
  private mutating func checkNoun(_ kind: Kind, at range: SourceRange) {
    guard Self.requestMembers.contains(kind.noun.singular) else { return }
    report("in every request `\(kind.noun.singular)` is something else already", at: range)
  }

  private mutating func checkThing(_ vocabulary: Vocabulary) {
    guard let thing else { return }
    checkNoun(vocabulary.thing, at: thing.leaf(1)?.range ?? thing.range)
    checkOnce(.people, in: thing, "a thing lists its people once")
    checkOnce(.tags, in: thing, "a kind has one attribute of type `tags`")
  }

  /// No record may be part of itself.
  private mutating func checkRecords(_ vocabulary: Vocabulary) {
    var parts: [String: [String]] = [:]
    for kind in vocabulary.kinds.dropFirst(2) {
      parts[kind.noun.singular] = kind.attributes.compactMap { attribute in
        if case .record(let record) = attribute.type { vocabulary.kinds[record].noun.singular } else { nil }
      }
    }
    let order = DependencyOrder(of: vocabulary.kinds.dropFirst(2).map(\.noun.singular), dependencies: parts)
    for cycle in order.cycles {
      guard let range = names[cycle[0]] else { continue }
      report("the record is part of itself: \(cycle.joined(separator: " → "))", at: range)
    }
  }

  // MARK: Activities and effects

  private mutating func activity(_ section: SyntaxNode) -> Activity? {
    let words = section.leaves.dropFirst().filter { $0.token.kind == .lowerWord }
    guard words.count == 2 else { return nil }
    let key = "activity \(words[0].text)"
    if let first = names[key] ?? names["activity \(words[1].text)"] {
      report("a second activity of this name", at: words[0].range, first: first)
      return nil
    }
    names[key] = words[0].range
    names["activity \(words[1].text)"] = words[1].range
    return Activity(name: words[0].text, gerund: words[1].text)
  }

  private mutating func effect(_ section: SyntaxNode, in vocabulary: Vocabulary) -> Effect? {
    let words = section.leaves.filter { $0.token.kind == .lowerWord }
    guard words.count >= 4, let force = Effect.Force(rawValue: words[2].text) else { return nil }
    if let first = names["effect \(words[1].text)"] {
      report("a second effect named `\(words[1].text)`", at: words[1].range, first: first)
      return nil
    }
    names["effect \(words[1].text)"] = words[1].range
    let targetCount = 1 + section.leaves.count { $0.token.kind == .comma }
    let parties = words.dropFirst(3).prefix(targetCount).map { target($0, of: force, in: vocabulary) }
    let limits = words.dropFirst(3 + targetCount).map(\.text)
    if let range = section.child(.reaching)?.range, !parties.contains(.thing), !parties.contains(nil) {
      report("`reaching` goes with an effect on the thing", at: range)
      unread.insert(words[1].text)
      return nil
    }
    let reaching = section.child(.reaching)?.children(.path).map { reached($0, in: vocabulary) } ?? []
    guard !parties.contains(nil), !reaching.contains(nil) else {
      unread.insert(words[1].text)
      return nil
    }
    return Effect(
      name: words[1].text, force: force, targets: parties.compactMap(\.self),
      isInActivity: limits.contains("in"), isLasting: limits.contains("lasting"), reaching: reaching.compactMap(\.self))
  }

  private mutating func target(_ leaf: SyntaxNode, of force: Effect.Force, in vocabulary: Vocabulary)
    -> Party?
  {
    func isNamed(_ noun: Noun) -> Bool { noun.singular == leaf.text || noun.plural == leaf.text }
    if isNamed(vocabulary.person.noun) { return .participant }
    if isNamed(vocabulary.thing.noun) {
      if force == .restricts || force == .informs { return .thing }
      report("only people can be allowed or protected", at: leaf.range)
      return nil
    }
    let role = vocabulary.roleAttributes.first { vocabulary.thing.attributes[$0].role.map(isNamed) ?? false }
    if let role { return .role(role) }
    report("no kind or role of this vocabulary is named `\(leaf.text)`", at: leaf.range)
    return nil
  }

  private mutating func reached(_ path: SyntaxNode, in vocabulary: Vocabulary) -> Int? {
    let names = path.leaves.filter { $0.token.kind == .lowerWord }
    if names.count == 1, let attribute = vocabulary.thing.attribute(named: names[0].text),
      [.people, .person].contains(vocabulary.thing.attributes[attribute].type)
    {
      return attribute
    }
    report("`reaching` names attributes of the thing that are people", at: path.range)
    return nil
  }

  private mutating func report(_ message: String, at range: SourceRange, first: SourceRange? = nil) {
    findings.append(
      Finding(
        .badVocabulary, message, at: range, labels: first.map { [.init("the first is here", at: $0)] } ?? []))
  }
}

extension SyntaxNode {
  /// Where the keyword stands with which a section begins.
  fileprivate var keywordRange: SourceRange { leaves.first?.range ?? range }
}
