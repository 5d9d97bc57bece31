import BailiwickSource
import BailiwickSyntax

extension FindingKind {
  static let todoComment = FindingKind("S005", "todo-comment", category: "style", .info)
}

extension Check {
  static let todoComment = Check(
    .todoComment, "a comment that says `TODO`, `FIXME` or `XXX`",
    page: CheckPage(
      what: "A comment has one of these words, in capitals.",
      why: "What is to be done before a rule is in force should not be forgotten in it.",
      avoid: """
        # TODO ask for the order's number
        block participants in CN under CN
        """,
      prefer: """
        # The order has no number.
        block participants in CN under CN
        """,
      fix: "None. Do it, or say in the comment what is so until then."),
    .tree(findings))
}

private func findings(_ tree: SyntaxTree, _ options: CheckOptions) -> [Finding] {
  tree.tokens.filter { $0.kind == .comment || $0.kind == .docComment }.compactMap { comment in
    let text = tree.file.text(comment.offsets)
    let words = text.split { !$0.isLetter }
    guard let word = words.first(where: { ["TODO", "FIXME", "XXX"].contains($0) }) else { return nil }
    let start = comment.offsets.lowerBound + text[..<word.startIndex].utf8.count
    return Finding(.todoComment, "something is left to do here", at: tree.range(start..<comment.offsets.upperBound))
  }
}
