import BailiwickModel
import BailiwickSource
import BailiwickSyntax

extension FindingKind {
  static let unusedName = FindingKind("D006", "unused-name", category: "redundancy", .warning)
}

extension Check {
  static let unusedName = Check(
    .unusedName, "a territory, authority, order, tag or mark that nothing uses",
    page: CheckPage(
      what: """
        The program declares a name and never speaks of it. An order that demands something is used by that; what is \
        declared in a file that others use may be meant for other programs, and a program without rules is taken for \
        such a file.
        """,
      why: "What is declared and not used was forgotten, or is misspelt where it is used.",
      avoid: """
        territory Nordic = SE, NO, DK

        block participants in SE under SE
        """,
      prefer: """
        territory Nordic = SE, NO, DK

        block participants in Nordic under Nordic
        """,
      fix: "Safe: the item is taken away with its comments.",
      related: ["C004", "C006"]),
    .absence(findings))
}

private func findings(_ subject: Subject) -> [Finding] {
  let declarations = subject.declarations
  guard !declarations.rules.isEmpty else { return [] }
  let uses = NameUses(subject)
  func unused(_ what: String, _ name: String, _ origin: Origin) -> Finding? {
    let range = subject.nameRange(origin)
    guard !subject.isUsedByAnother(range.file), let item = subject.item(origin) else { return nil }
    return Finding(
      .unusedName, "the \(what) `\(name)` is never used", at: range,
      fixes: [Fix("take the \(what) away", .safe, [.init(item.tree.removal(of: item), "")])])
  }
  var findings = declarations.territories.filter { !uses.names.contains($0.name) }
    .compactMap { unused("territory", $0.name, $0.origin) }
  findings += declarations.authorities.filter { !uses.authorities.contains($0.name) }
    .compactMap { unused("authority", $0.name, $0.origin) }
  for (number, order) in declarations.orders.enumerated()
  where order.demands.isEmpty && !uses.orders.contains(number) {
    findings += [unused("order", order.name, order.origin)].compactMap(\.self)
  }
  findings += declarations.tags.filter { !uses.tags.contains($0.use.tag) }
    .compactMap { unused("tag", $0.use.tag.text, $0.origin) }
  findings += declarations.marks.filter { !uses.tags.contains($0.tag) }
    .compactMap { unused("mark", $0.tag.text, $0.origin) }
  return findings
}

/// The names that a program speaks of, other than to declare them.
private struct NameUses {
  /// Of places and authorities, as written.
  var names: Set<String> = []
  /// Of authorities, canonical.
  var authorities: Set<String> = []
  var orders: Set<Int> = []
  var tags: Set<Spelling> = []

  init(_ subject: Subject) {
    let declarations = subject.declarations
    let ruling = declarations.rules.map(\.sentence) + declarations.nevers.map(\.sentence)
    let sentences =
      ruling + declarations.marks.map(\.sentence) + declarations.orders.flatMap { $0.demands.map(\.sentence) }
    tags = Set(sentences.flatMap { $0.tags.map(\.tag) } + declarations.orders.flatMap(\.adopted))
    let stated = declarations.tests.flatMap { $0.givens.map(\.statement) }
    for statement in stated {
      if case .order(.named(let number), _) = statement { orders.insert(number) }
      if case .fact(_, .tags(let given)) = statement { tags.formUnion(given) }
    }
    for case .named(let number) in sentences.flatMap(\.orders) { orders.insert(number) }
    // Nobody asks for names where none are declared.
    guard !declarations.territories.isEmpty || !declarations.authorities.isEmpty else { return }
    let declaring = Set(subject.items(.territory, .authority).compactMap { $0.leaf(.upperWord)?.range })
    for tree in subject.trees {
      for token in tree.tokens where token.kind == .upperWord {
        if !declaring.contains(tree.range(token.offsets)) { names.insert(tree.file.text(token.offsets)) }
      }
    }
    authorities = Set(declarations.rules.flatMap(\.authorities) + declarations.orders.map(\.issuer))
    authorities.formUnion(sentences.flatMap(\.tags).compactMap { declarations.asserters[$0] })
    authorities.formUnion(declarations.tags.compactMap(\.asserter))
    for case .anonymous(let name) in sentences.flatMap(\.orders) { authorities.insert(name) }
    names.formUnion(authorities)
    authorities.formUnion(names)
  }
}
