extension Composer {
  /// A rule, `never`, mark or demand: effect and target on the first line, under a rule's header on the
  /// second, then each clause on its own.
  mutating func sentence(_ node: SyntaxNode, _ breaking: Breaking) {
    group(breaking) { composer in
      var isGlued = node.isReadAsRecordSectionWhenParted
      for child in node.children {
        if child.kind.isClause {
          if !isGlued { composer.add(.line) }
          isGlued = false
          composer.compose(child)
        } else {
          if child.isWord("as") { composer.add(.wrap) }
          composer.indented { $0.compose(child) }
          if child.kind == .ruleHeader { composer.add(.line) }
        }
      }
    }
  }

  mutating func order(_ node: SyntaxNode) {
    group(node.breakingAsWritten) { composer in
      for (number, child) in node.children.enumerated() {
        if number > 1, child.isWord("issued") || child.kind.isOrderPart { composer.add(.line) }
        composer.compose(child)
      }
    }
  }

  mutating func test(_ node: SyntaxNode) {
    group(node.breakingAsWritten) { composer in
      for child in node.children {
        if child.kind != .token { composer.add(.line) }
        composer.compose(child)
      }
    }
  }

  /// A noun with its qualifiers. The first stays with the noun; if there is no room, each other has a
  /// line of its own.
  mutating func qualified(_ node: SyntaxNode) {
    let areSeveral = node.children.count { $0.kind.isQualifier } > 1
    group { composer in
      var isFirst = true
      for child in node.children {
        if !child.kind.isQualifier || !areSeveral {
          composer.compose(child)
          continue
        }
        if !isFirst { composer.add(.line) }
        isFirst = false
        composer.indented { $0.compose(child) }
      }
    }
  }

  /// If there is no room, each `or` begins a line; without `or`, each `and`.
  mutating func condition(_ node: SyntaxNode) {
    let isAlternative = node.children.count > 1
    group { composer in
      for child in node.children {
        if child.kind == .token { composer.add(.line) }
        if isAlternative, child.kind != .token {
          composer.indented { $0.compose(child) }
        } else {
          composer.compose(child)
        }
      }
    }
  }
}

extension SyntaxNode {
  /// After a vocabulary, `record` and a noun alone on a line are a section of it. So a rule whose effect
  /// is called `record` has more than them on its first line.
  fileprivate var isReadAsRecordSectionWhenParted: Bool {
    kind == .rule && children.first?.kind == .effectName && text == "record"
  }
}

extension SyntaxKind {
  fileprivate var isClause: Bool {
    [
      .forClause, .activityClause, .whenClause, .unlessClause, .underClause, .fromClause, .untilClause,
      .throughClause, .becauseClause, .noticeClause,
    ].contains(self)
  }

  fileprivate var isOrderPart: Bool { [.expires, .cites, .adopts, .demand].contains(self) }

  fileprivate var isQualifier: Bool { [.placement, .tagging, .with, .givenWith].contains(self) }
}
