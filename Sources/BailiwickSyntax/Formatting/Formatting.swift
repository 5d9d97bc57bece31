import BailiwickSource

/// Why a text has no canonical form.
public enum FormattingFailure: Error, Hashable, Sendable {
  /// The text does not parse without errors.
  case problems
  /// The result would not be read as the text is: a defect of ours.
  case changed
}

/// The canonical form of a text: what its author wrote, with other white space. The canonical form of
/// the result is the result.
///
/// A tree whose text has errors is refused. What only cannot be seen, such as a byte order mark or a
/// space of another script, becomes a plain space or goes.
public func formatted(_ tree: SyntaxTree) throws(FormattingFailure) -> [UInt8] {
  guard tree.isWellFormed else { throw .problems }
  let text = canonicalText(of: tree)
  guard isRead(text, as: tree) else { throw .changed }
  return text
}

/// The canonical form of a text that is in another; `nil` for one that is canonical already, and where there is none.
package func reformatted(_ tree: SyntaxTree) -> [UInt8]? {
  guard tree.isWellFormed else { return nil }
  let text = canonicalText(of: tree)
  return text != tree.file.bytes && isRead(text, as: tree) ? text : nil
}

/// Whether a text is in canonical form already.
package func isFormatted(_ tree: SyntaxTree) -> Bool { canonicalText(of: tree) == tree.file.bytes }

private func isRead(_ text: [UInt8], as tree: SyntaxTree) -> Bool {
  let (result, problems) = parse(SourceFile(id: tree.file.id, name: tree.file.name, bytes: text))
  return problems.isEmpty && haveSameShape(result, tree) && haveSameWords(result, tree)
}

private func haveSameShape(_ one: SyntaxTree, _ other: SyntaxTree) -> Bool {
  one.elements.elementsEqual(other.elements) { $0.kind == $1.kind && $0.span == $1.span }
}

/// Whether two texts have the same tokens and comments in the same order.
private func haveSameWords(_ one: SyntaxTree, _ other: SyntaxTree) -> Bool {
  let (bytes, others) = (one.file.bytes, other.file.bytes)
  let (words, otherWords) = (one.tokens.filter { !$0.kind.isWhiteSpace }, other.tokens.filter { !$0.kind.isWhiteSpace })
  return words.elementsEqual(otherWords) { word, other in
    word.kind == other.kind
      && bytes[word.offsets].withoutTrailingSpace.elementsEqual(others[other.offsets].withoutTrailingSpace)
  }
}

extension TokenKind {
  var isWhiteSpace: Bool { self == .space || self == .lineEnd }
  var isComment: Bool { isTrivia && !isWhiteSpace }
}

extension ArraySlice<UInt8> {
  var withoutTrailingSpace: ArraySlice<UInt8> {
    var end = endIndex
    while end > startIndex, Self.isTrailingSpace(self[end - 1]) { end -= 1 }
    return self[..<end]
  }

  private static func isTrailingSpace(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") || byte == UInt8(ascii: "\r")
  }
}
