import BailiwickSource
import BailiwickSyntax

extension SyntaxNode {
  /// It and every node below it of some kinds, in source order; tokens are not looked into.
  func nodes(_ kinds: SyntaxKind...) -> [SyntaxNode] {
    var found: [SyntaxNode] = []
    collect(kinds, into: &found)
    return found
  }

  private func collect(_ kinds: [SyntaxKind], into found: inout [SyntaxNode]) {
    if kinds.contains(kind) { found.append(self) }
    for child in children where child.kind != .token { child.collect(kinds, into: &found) }
  }

  /// Every token in it, in source order.
  var allLeaves: [SyntaxNode] {
    children.flatMap { $0.kind == .token ? [$0] : $0.allLeaves }
  }
}

extension SyntaxTree {
  func range(_ offsets: Range<Int>) -> SourceRange {
    SourceRange(file: file.id, start: offsets.lowerBound, end: offsets.upperBound)
  }

  /// The text of an item with the comments on the lines directly before it, and the line end after it: what to
  /// take away with it.
  func removal(of item: SyntaxNode) -> SourceRange {
    let range = item.range
    var start = range.start
    var newlines = 0
    for token in tokens.reversed() where token.offsets.upperBound <= range.start {
      switch token.kind {
      case .space: break
      case .lineEnd:
        newlines += 1
        if newlines > 1 { return withLineEnd(start, range.end) }
      case .comment, .docComment, .pragma:
        guard token.startsLine else { return withLineEnd(start, range.end) }
        start = token.offsets.lowerBound
        newlines = 0
      default: return withLineEnd(start, range.end)
      }
    }
    return withLineEnd(start, range.end)
  }

  private func withLineEnd(_ start: Int, _ end: Int) -> SourceRange {
    let bytes = file.bytes
    var end = end
    while end < bytes.count, bytes[end] == UInt8(ascii: " ") || bytes[end] == UInt8(ascii: "\r") { end += 1 }
    if end < bytes.count, bytes[end] == UInt8(ascii: "\n") { end += 1 }
    // One of two blank lines that would meet goes, too.
    if end < bytes.count, bytes[end] == UInt8(ascii: "\n"), start == 0 || precededByBlankLine(start) { end += 1 }
    return range(start..<end)
  }

  private func precededByBlankLine(_ start: Int) -> Bool {
    start >= 2 && file.bytes[start - 1] == UInt8(ascii: "\n") && file.bytes[start - 2] == UInt8(ascii: "\n")
  }
}
