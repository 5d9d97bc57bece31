import BailiwickSource
import BailiwickSyntax

extension Check {
  static let invisibleCharacter = Check(
    .invisibleCharacter, "a character that shows nothing, or a space that is no blank",
    page: CheckPage(
      what: """
        The text has a character that cannot be seen: between the words, or in a tag that is written in quotation \
        marks.
        """,
      why: "Two names that look the same may be two names.",
      avoid: """
        block participants in\u{00A0}CN under CN
        """,
      prefer: """
        block participants in CN under CN
        """,
      fix: "Safe: a space is written, or the character taken away. In a tag that is proposed: it would be another tag.",
      related: ["U001", "U002"]),
    .tree(findings))
}

/// Those in tags; between words the parser finds them.
private func findings(_ tree: SyntaxTree, _ options: CheckOptions) -> [Finding] {
  guard tree.file.bytes.contains(where: { $0 >= 0x80 }) else { return [] }
  return tree.quotedTags.compactMap { range in
    let text = tree.file.text(range.offsets)
    guard let scalar = text.unicodeScalars.first(where: \.isInvisible) else { return nil }
    let visible = String(String.UnicodeScalarView(text.unicodeScalars.filter { !$0.isInvisible }))
    return Finding(
      .invisibleCharacter, "\(scalar.codePoint) cannot be seen in this tag", at: range,
      fixes: [Fix("take it away", .suggestion, [.init(range, visible)])])
  }
}
