/// The text of a tree that has no errors, in canonical form.
func canonicalText(of tree: SyntaxTree) -> [UInt8] {
  var text = CanonicalText(tree)
  for block in Block.blocks(of: tree) { text.add(block) }
  text.addEnd()
  return text.bytes
}

/// The blocks put below each other so far, with their comments and the blank lines between them.
private struct CanonicalText {
  private let tree: SyntaxTree
  private let comments: Comments
  private(set) var bytes: [UInt8] = []
  private var last: (block: Block, hasSeveralLines: Bool)?

  init(_ tree: SyntaxTree) {
    self.tree = tree
    comments = Comments(tree)
  }

  mutating func add(_ block: Block) {
    let text = LineBreaker.text(of: block.pieces, in: tree, comments)
    let hasSeveralLines = text.contains(UInt8(ascii: "\n"))
    let isParted =
      hasSeveralLines || last?.hasSeveralLines ?? false || !comments.lines(before: block.start).isEmpty
      || last.map { block.isApart(from: $0.block) } ?? false
    if isParted || comments.startsAfterBlankLine(block.start) { addBlankLine() }
    addComments(before: block.start)
    addLine(text)
    last = (block, hasSeveralLines)
  }

  /// The comments after the last block.
  mutating func addEnd() {
    let end = tree.tokens.count - 1
    if comments.startsAfterBlankLine(end) { addBlankLine() }
    addComments(before: end)
  }

  private mutating func addComments(before token: Int) {
    let lines = comments.lines(before: token)
    for (number, line) in lines.enumerated() {
      if number > 0, line.followsBlankLine { addBlankLine() }
      addLine(line.text)
    }
    if !lines.isEmpty, comments.hasBlankLine(before: token) { addBlankLine() }
  }

  private mutating func addLine(_ text: some Collection<UInt8>) {
    bytes += text
    bytes.append(UInt8(ascii: "\n"))
  }

  private mutating func addBlankLine() {
    if !bytes.isEmpty { bytes.append(UInt8(ascii: "\n")) }
  }
}
