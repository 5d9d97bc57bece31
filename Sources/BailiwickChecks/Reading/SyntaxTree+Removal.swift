import BailiwickSource
import BailiwickSyntax

extension SyntaxTree {
  func range(_ offsets: Range<Int>) -> SourceRange {
    SourceRange(file: file.id, start: offsets.lowerBound, end: offsets.upperBound)
  }

  /// The text of an item with the comments on the lines directly before it, and the line end after it: what to
  /// take away with it. Comments at the start of a file are the file's, and a plain comment before items that follow
  /// each other without a blank line is not the first one's alone.
  func removal(of item: SyntaxNode) -> SourceRange {
    let range = item.range
    let isFollowed = isFollowed(range.end)
    var start = range.start
    var newlines = 0
    for token in tokens[..<tokenIndex(at: range.start)].reversed() {
      switch token.kind {
      case .space: break
      case .lineEnd:
        newlines += 1
        if newlines > 1 { return withLineEnd(start, range.end) }
      case .comment, .docComment, .pragma:
        let isShared = token.kind == .comment && (isFollowed || isAtStart(token))
        guard token.startsLine, !isShared else { return withLineEnd(start, range.end) }
        start = token.offsets.lowerBound
        newlines = 0
      default: return withLineEnd(start, range.end)
      }
    }
    return withLineEnd(start, range.end)
  }

  /// Whether another item stands on the line after the one on which an item ends, or on the same line.
  private func isFollowed(_ end: Int) -> Bool {
    let lineEnds = tokens[tokenIndex(at: end)...].prefix { $0.kind.isTrivia }.count { $0.kind == .lineEnd }
    let next = tokens[tokenIndex(at: end)...].first { !$0.kind.isTrivia }
    return lineEnds < 2 && next.map { $0.kind != .end } ?? false
  }

  /// The end of the line on which an item ends: where another may be written after it.
  func endOfLine(after item: SyntaxNode) -> SourceRange {
    let bytes = file.bytes
    let end = bytes[item.range.end...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count
    return range(end..<end)
  }

  /// Whether a comment lies in a range, all of it or some.
  func hasComment(in offsets: Range<Int>) -> Bool {
    guard !offsets.isEmpty else { return false }
    let first = max(0, tokenIndex(at: offsets.lowerBound) - 1)
    return tokens[first...].prefix { $0.offsets.lowerBound < offsets.upperBound }.contains { token in
      switch token.kind {
      case .comment, .docComment, .pragma: token.offsets.overlaps(offsets)
      default: false
      }
    }
  }

  /// Where the last token that is neither white space nor a comment ends before an offset.
  func endOfWord(before offset: Int) -> Int {
    tokens[..<tokenIndex(at: offset)].last { !$0.kind.isTrivia }?.offsets.upperBound ?? 0
  }

  /// The number of the first token that begins at an offset or after it.
  private func tokenIndex(at offset: Int) -> Int {
    var (low, high) = (0, tokens.count)
    while low < high {
      let middle = (low + high) / 2
      if tokens[middle].offsets.lowerBound < offset { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// Whether nothing but comments and white space stands before a comment, and the file begins with it.
  private func isAtStart(_ comment: Token) -> Bool {
    guard comment.kind == .comment else { return false }
    // The first that is no comment and no white space stands after all of the file's own.
    let first = tokens.first { $0.kind != .comment && $0.kind != .space && $0.kind != .lineEnd }
    return first.map { comment.offsets.lowerBound < $0.offsets.lowerBound } ?? true
  }

  private func withLineEnd(_ start: Int, _ end: Int) -> SourceRange {
    let bytes = file.bytes
    var end = end
    while end < bytes.count, bytes[end] == UInt8(ascii: " ") || bytes[end] == UInt8(ascii: "\r") { end += 1 }
    if end < bytes.count, bytes[end] == UInt8(ascii: "#") {
      end = bytes[end...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count
    }
    if end < bytes.count, bytes[end] == UInt8(ascii: "\n") { end += 1 }
    // One of two blank lines that would meet goes, too.
    if end < bytes.count, bytes[end] == UInt8(ascii: "\n"), start == 0 || precededByBlankLine(start) { end += 1 }
    return range(start..<end)
  }

  private func precededByBlankLine(_ start: Int) -> Bool {
    start >= 2 && file.bytes[start - 1] == UInt8(ascii: "\n") && file.bytes[start - 2] == UInt8(ascii: "\n")
  }
}
