extension SyntaxTree {
  /// Every node of some kinds in the whole tree, in source order: one walk along the elements.
  package func nodes(_ kinds: SyntaxKind...) -> [SyntaxNode] {
    elements.indices.filter { kinds.contains(elements[$0].kind) }.map { SyntaxNode(tree: self, index: $0) }
  }
}
