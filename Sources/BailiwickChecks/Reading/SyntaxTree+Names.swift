import BailiwickSource
import BailiwickSyntax

extension SyntaxTree {
  /// Every word, and what stands between the quotation marks of a tag: `illegal-in-CN`, `"illegal-in-CN"`.
  var writtenNames: [(range: SourceRange, text: String)] {
    let words = tokens.filter { $0.kind == .lowerWord || $0.kind == .upperWord }.map { range($0.offsets) }
    return (words + quotedTags).map { ($0, file.text($0.offsets)) }
  }

  /// What stands between the quotation marks of tags.
  var quotedTags: [SourceRange] {
    nodes(.tagName).compactMap { name in
      guard let leaf = name.leaves.first, leaf.token.kind == .string, leaf.token.length >= 2 else { return nil }
      return range(leaf.token.offsets.dropFirst().dropLast())
    }
  }
}
