import BailiwickSource
import BailiwickSyntax

extension Resolver {
  private var vocabulary: Vocabulary { declarations.vocabulary }

  /// Where a path leads, and what it finds there.
  mutating func resolvePath(_ node: SyntaxNode, scope: Scope) -> TypedPath? {
    var names = node.leaves.filter { $0.token.kind == .lowerWord }[...]
    guard let first = names.first, var typed = resolveStart(first, scope: scope) else { return nil }
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

  private mutating func reportUnknownStart(_ leaf: SyntaxNode) {
    let owner = vocabulary.kinds.prefix(2).first { $0.attribute(named: leaf.text) != nil }
    if let owner {
      let path = "\(owner.noun.singular).\(leaf.text)"
      report(
        .unknownName, "`\(leaf.text)` needs the noun that it belongs to: `\(path)`", at: leaf.range,
        fixes: [Fix("write `\(path)`", .suggestion, [.init(leaf.range, path)])])
    } else {
      reportUnknown("person, thing or `time`", leaf.text, at: leaf.range, among: nouns + ["time"])
    }
  }

  private mutating func resolveStep(_ leaf: SyntaxNode, from typed: TypedPath) -> TypedPath? {
    guard case .entity(let kindNumber) = typed.type else {
      report(.typeMismatch, "there is nothing below \(Self.words(typed.type))", at: leaf.range)
      return nil
    }
    let kind = vocabulary.kinds[kindNumber]
    guard let step = kind.attribute(named: leaf.text) else {
      let isNoun = party(named: leaf.text) != nil
      reportUnknown(
        "attribute of \(kind.noun.singular)", leaf.text, at: leaf.range, among: kind.attributes.map(\.name),
        help: isNoun
          ? "a qualifier is about the \(kind.noun.singular) alone; ask about the \(leaf.text) after `when`" : nil)
      return nil
    }
    let path = typed.path.appending(step)
    switch kind.attributes[step].type {
    case .record(let record): return TypedPath(path: path, type: .entity(kind: record))
    case .person: return TypedPath(path: path, type: .entity(kind: Vocabulary.personKind))
    case .located, .place, .text, .number, .time, .flag, .tags, .choice, .people:
      return TypedPath(path: path, type: .attribute(kind.attributes[step].type))
    }
  }

  /// A type as authors speak of it.
  static func words(_ type: PathType) -> String {
    switch type {
    case .entity: "a person, thing or record"
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
      case .record, .person: "a person, thing or record"
      case .people: "many people"
      }
    }
  }
}
