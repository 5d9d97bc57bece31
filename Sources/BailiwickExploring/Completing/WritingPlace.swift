import BailiwickModel
import BailiwickSource
import BailiwickSyntax

/// Where in a sentence somebody is writing: what the parser expects there, and what it has read up to there.
///
///     block participants with role is |
///
///     expectations    a value
///     nodes           rule, target, with, condition, conjunction, predicate, isValue
struct WritingPlace {
  let expectations: [SyntaxProblem.Expectation]
  /// The nodes that may go on here, the innermost last.
  let nodes: [SyntaxNode]
  /// Where the text ends.
  private let end: Int

  /// `nil` where nothing can be said.
  ///
  /// - Parameters:
  ///   - lead: what is written.
  ///   - opening: words that make it an item, with `closing`.
  init?(after lead: Substring, opening: String = "", closing: String = "") {
    let end = opening.utf8.count + lead.utf8.count
    // What the parser would have where something stands that fits nowhere.
    let (tree, problems) = parse(SourceFile(name: "", text: opening + lead + " = " + closing))
    guard let first = problems.first(where: { $0.range.start >= end }),
      case .expected(let expectations, _, _) = first.fact
    else { return nil }
    self.expectations = expectations
    var nodes: [SyntaxNode] = []
    var node = tree.root
    while let next = node.children.filter({ $0.range.start < end }).last, next.kind != .token {
      nodes.append(next)
      node = next
    }
    self.nodes = nodes
    self.end = end
  }

  /// Whether something may end here that may as well go on.
  var mayEnd: Bool {
    let ends: [SyntaxProblem.Expectation] = [
      .keyword("when"), .keyword("expect"), .keyword("as"), .punctuation(")"), .fact, .sentenceEnd,
    ]
    return expectations.contains(where: ends.contains)
  }

  /// The keywords with which it may go on, though not with each of them everywhere: that depends on the vocabulary.
  static let continuations: Set = ["in", "possibly", "outside", "tagged", "with", "and", "or", "except", "asserted"]

  /// The innermost node of some kinds.
  func innermost(_ kinds: SyntaxKind...) -> SyntaxNode? { nodes.last { kinds.contains($0.kind) } }

  func isWithin(_ kind: SyntaxKind) -> Bool { nodes.contains { $0.kind == kind } }

  /// The node that is innermost of all.
  var node: SyntaxNode? { nodes.last }

  /// The last word that is written.
  var lastWord: String {
    guard let tree = node?.tree else { return "" }
    return tree.file.text(0..<end).split(whereSeparator: \.isWhitespace).last.map(String.init) ?? ""
  }

  // MARK: What is asked about

  /// The noun to which the attributes within the innermost `with` belong; `nil` outside of any.
  var qualifiedNoun: String? {
    guard let with = nodes.lastIndex(where: { $0.kind == .with || $0.kind == .givenWith }), with > 0 else { return nil }
    return nodes[with - 1].qualifiedNoun
  }

  /// The path of the comparison that is being written, from its noun on.
  func path(in vocabulary: Vocabulary) -> FactPath? {
    guard let path = innermost(.predicate, .assignment)?.child(.path) else { return nil }
    let written = path.leaves.map(\.text).joined()
    guard !written.isEmpty else { return nil }
    if let noun = qualifiedNoun.flatMap(vocabulary.singular),
      let path = try? FactPath("\(noun).\(written)", in: vocabulary)
    {
      return path
    }
    let words = written.split(separator: ".", maxSplits: 1).map(String.init)
    let start = vocabulary.singular(of: words[0]) ?? words[0]
    return try? FactPath(([start] + words.dropFirst()).joined(separator: "."), in: vocabulary)
  }

  /// What is written of the comparison after its path.
  var comparison: [String] {
    guard let node = innermost(.predicate, .assignment), let path = node.child(.path) else { return [] }
    return node.tree.file.text(path.range.end..<max(end, path.range.end)).split(whereSeparator: \.isWhitespace)
      .map(String.init)
  }
}

extension SyntaxNode {
  /// The noun of a target, of what is counted, or of what is given.
  var qualifiedNoun: String? {
    switch kind {
    case .target, .quantified: leaf(0)?.text
    case .givenParty: leaf(1)?.text
    default: nil
    }
  }
}

extension Vocabulary {
  /// A noun of a target in the singular; `nil` for a word that is none.
  func singular(of noun: String) -> String? {
    let roles = roleAttributes.compactMap { thing.attributes[$0].role }
    return ([person.noun, thing.noun] + roles).first { [$0.singular, $0.plural].contains(noun) }?.singular
  }
}
