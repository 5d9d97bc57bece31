import BailiwickSource
import BailiwickSyntax

extension Resolver {
  private var vocabulary: Vocabulary { declarations.vocabulary }

  /// Where a path leads, and what it finds there.
  mutating func resolvePath(_ node: SyntaxNode, scope: Scope) -> TypedPath? {
    var names = node.leaves.filter { $0.token.kind == .lowerWord }[...]
    guard let first = names.first, var typed = resolveStart(first, scope: scope) else { return nil }
    typed.range = node.range
    if case .anywhere = scope { names = names.dropFirst() }
    if case .time = typed.type { names = node.leaves.filter { $0.token.kind == .lowerWord }.dropFirst() }
    for name in names {
      guard let next = resolveStep(name, from: typed) else { return nil }
      typed = next
    }
    return typed
  }

  /// At a noun, or `time`; within a qualifier the noun is understood.
  private mutating func resolveStart(_ leaf: SyntaxNode, scope: Scope) -> TypedPath? {
    switch scope {
    case .anywhere:
      if let party = party(named: leaf.text), case .within(let path, let kind) = Scope.of(party) {
        return TypedPath(path: path, type: .entity(kind: kind))
      }
      if leaf.text == "time" { return TypedPath(path: Path(.time), type: .time) }
      reportUnknownStart(leaf)
      return nil
    case .within(let path, let kind):
      let isAttribute = vocabulary.kinds[kind].attribute(named: leaf.text) != nil
      if leaf.text == "time", !isAttribute { return TypedPath(path: Path(.time), type: .time) }
      return TypedPath(path: path, type: .entity(kind: kind))
    }
  }

  /// Whether a path may start with a word.
  func isPathStart(_ word: String, scope: Scope) -> Bool {
    switch scope {
    case .anywhere:
      party(named: word) != nil || word == "time"
        || vocabulary.kinds.prefix(2).contains { $0.attribute(named: word) != nil }
    case .within(_, let kind): word == "time" || vocabulary.kinds[kind].attribute(named: word) != nil
    }
  }

  private mutating func reportUnknownStart(_ leaf: SyntaxNode) {
    let owner = vocabulary.kinds.prefix(2).first { $0.attribute(named: leaf.text) != nil }
    if let owner {
      let path = "\(owner.noun.singular).\(leaf.text)"
      report(
        .unknownName, "`\(leaf.text)` needs the noun that it belongs to: `\(path)`", at: leaf.range,
        fixes: [Fix("write `\(path)`", .suggestion, [.init(leaf.range, path)])])
    } else {
      let counts = ["more", "less", "fewer"].contains(leaf.text)
      reportUnknown(
        "person, thing or `time`", leaf.text, at: leaf.range, among: nouns + ["time"],
        help: counts ? "to count people, write `at least 4 …`, `at most 4 …` or `exactly 4 …`" : nil)
    }
  }

  private mutating func resolveStep(_ leaf: SyntaxNode, from typed: TypedPath) -> TypedPath? {
    guard case .entity(let kindNumber) = typed.type else {
      var help: String?
      if case .attribute(.people) = typed.type { help = Self.proposal(for: typed.type) }
      report(.typeMismatch, "there is nothing below \(words(typed.type))", at: leaf.range, help: help)
      return nil
    }
    let kind = vocabulary.kinds[kindNumber]
    guard let step = kind.attribute(named: leaf.text) else {
      reportUnknown(
        "attribute of \(kind.noun.singular)", leaf.text, at: leaf.range, among: kind.attributes.map(\.name),
        help: helpForNoun(leaf.text, within: kind))
      return nil
    }
    var next = typed
    next.path = typed.path.appending(step)
    next.type =
      switch kind.attributes[step].type {
      case .record(let record): .entity(kind: record)
      case .person: .entity(kind: Vocabulary.personKind)
      case .located, .place, .text, .number, .time, .flag, .tags, .choice, .people:
        .attribute(kind.attributes[step].type)
      }
    return next
  }

  /// Help for somebody who writes a noun where a qualifier has named one already.
  private func helpForNoun(_ name: String, within kind: Kind) -> String? {
    guard party(named: name) != nil else { return nil }
    if kind.noun.singular == name || kind.noun.plural == name {
      return "the \(name) is understood here; begin with an attribute, without the noun"
    }
    return "a qualifier is about the \(kind.noun.singular) alone; ask about the \(name) after `when`"
  }

  /// A type as authors speak of it.
  func words(_ type: PathType) -> String {
    switch type {
    case .entity(let kind): Self.article(vocabulary.kinds[kind].noun.singular)
    case .time: "a time"
    case .attribute(let type):
      switch type {
      case .located, .place: "a place"
      case .text: "a text"
      case .number: "a number"
      case .time: "a time"
      case .flag: "a flag, true or false"
      case .tags: "a set of tags"
      case .choice(let words): "one of \(words.joined(separator: ", "))"
      case .record, .person: "a person or a record"
      case .people: "many people"
      }
    }
  }

  static func article(_ noun: String) -> String {
    ("aeiou".contains(noun.prefix(1)) ? "an " : "a ") + noun
  }
}
