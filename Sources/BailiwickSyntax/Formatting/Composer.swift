import BailiwickSource

/// Turns nodes of a tree into pieces: which words begin lines, and how far right.
///
/// The parser reads a text in the same way wherever lines end inside items, but for three places, and
/// no piece makes a new line there: `given x with attr value`, `attr: many name`, and an `expect` that
/// goes on with `by default`. A fourth is told in `sentence`.
struct Composer {
  private(set) var pieces: [Piece] = []

  /// As many pieces as most sentences have at most.
  private static let usualCount = 48

  /// The pieces of one block; all its lines but the first are indented.
  static func pieces(of nodes: [SyntaxNode]) -> [Piece] {
    var composer = Composer()
    composer.pieces.reserveCapacity(usualCount)
    composer.indented { composer in
      for node in nodes { composer.compose(node) }
    }
    return composer.pieces
  }

  mutating func compose(_ node: SyntaxNode) {
    switch node.kind {
    case .token: add(.word(node.tokenNumber))

    case .rule, .never, .mark: sentence(node, node.breakingAsWritten)
    case .order: order(node)
    case .test: test(node)
    case .authority: children(of: node, .wrap) { $0.isWord("binds") }
    case .tag: children(of: node, .wrap) { $0.isWord("asserted") || $0.isString }
    case .use, .territory: children(of: node)

    case .demand: indented { $0.sentence(node, .ifNeeded) }
    case .forClause, .activityClause, .whenClause, .unlessClause, .underClause, .fromClause, .untilClause,
      .throughClause, .becauseClause, .noticeClause, .expires, .cites, .adopts, .givenFacts, .givenActivity,
      .givenTime, .givenOrder, .expectation:
      indented { $0.children(of: node) }
    case .givenParty, .quantified: indented { $0.qualified(node) }
    case .target: qualified(node)

    case .condition: condition(node)
    case .conjunction: group { $0.children(of: node, .line) { $0.isWord("and") } }
    case .givenWith: group { $0.children(of: node, .line) { $0.isWord("and") } }
    case .parenthesized: indented { $0.children(of: node) }
    case .places: children(of: node, .wrap) { $0.isWord("or") || $0.kind == .except }
    case .except: children(of: node, .wrap) { $0.isWord("or") }

    case .attribute:
      add(.lineEnd)
      indented { $0.children(of: node) }
    case .effectSection:
      children(of: node, .wrap) { $0.isWord("in") || $0.isWord("lasting") || $0.kind == .reaching }
    case .vocabulary, .personSection, .thingSection, .recordSection, .activitySection, .reaching,
      .attributeType:
      children(of: node)

    case .file, .unexpected, .ruleHeader, .byDefault, .effectName, .placement, .tagging, .with, .tagName,
      .place, .negation, .quantifier, .predicate, .path, .isValue, .isOneOf, .isKnown, .bound, .between,
      .moment, .textTest, .value, .assignment, .byRules:
      children(of: node)
    }
  }

  // MARK: Building

  mutating func add(_ piece: Piece) { pieces.append(piece) }

  mutating func indented(_ content: (inout Composer) -> Void) {
    add(.indent)
    content(&self)
    add(.outdent)
  }

  mutating func group(_ breaking: Breaking = .ifNeeded, _ content: (inout Composer) -> Void) {
    add(.open(breaking))
    content(&self)
    add(.close)
  }

  /// What is below a node, with a piece before some of it. Lists wrap after their commas.
  private mutating func children(
    of node: SyntaxNode, _ piece: Piece = .wrap, before isParted: (SyntaxNode) -> Bool = { _ in false }
  ) {
    for child in node.children {
      if isParted(child) { add(piece) }
      compose(child)
      if child.isComma { add(.wrap) }
    }
  }
}

extension SyntaxNode {
  var tokenNumber: Int { Int(tree.elements[index].token) }

  /// Whether it is a group of lines or, if there is room, the one line on which its author wrote it.
  var breakingAsWritten: Breaking {
    tree.file.bytes[range.start..<range.end].contains(UInt8(ascii: "\n")) ? .always : .ifNeeded
  }

  var isString: Bool { kind == .token && token.kind == .string }
  var isComma: Bool { kind == .token && token.kind == .comma }
}
