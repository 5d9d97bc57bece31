/// What begins at the left margin: an item, or of a vocabulary its first line and each of its sections.
struct Block {
  let kind: SyntaxKind
  /// Its first token, by number.
  let start: Int
  let pieces: [Piece]

  static func blocks(of tree: SyntaxTree) -> [Block] {
    tree.root.children.flatMap { item in
      guard item.kind == .vocabulary else { return [Block(item.kind, [item])] }
      let header = Block(item.kind, Array(item.leaves))
      return [header] + item.children.dropFirst(item.leaves.count).map { Block($0.kind, [$0]) }
    }
  }

  private init(_ kind: SyntaxKind, _ nodes: [SyntaxNode]) {
    self.kind = kind
    start = nodes[0].tokenNumber
    pieces = Composer.pieces(of: nodes)
  }

  /// Whether a blank line parts it in any case from the block before: in vocabularies, whatever is not
  /// of one kind.
  func isApart(from last: Block) -> Bool {
    (isSection || last.isSection) && kind != last.kind
  }

  private var isSection: Bool {
    [.personSection, .thingSection, .recordSection, .activitySection, .effectSection].contains(kind)
  }
}
