import BailiwickSource
import BailiwickSyntax

extension FindingKind {
  static let mixedAndOr = FindingKind("A003", "mixed-and-or", category: "agreement", .warning)
}

extension Check {
  static let mixedAndOr = Check(
    .mixedAndOr, "`and` and `or` together without parentheses",
    page: CheckPage(
      what: """
        A condition joins some parts with `or` and others with `and`, and leaves it to the reader to know that `and` \
        binds closer.
        """,
      why: """
        Lawyers and programmers read "a and b or c" in two ways, and only one of them is in force.
        """,
      avoid: """
        block participants in CN when meeting.size is 3 and meeting.language is "en" or meeting.size is 4 under CN
        """,
      prefer: """
        block participants in CN when (meeting.size is 3 and meeting.language is "en") or meeting.size is 4 under CN
        """,
      fix: "Safe: the parentheses are written that are in force anyway."),
    .tree(findings))
}

private func findings(_ tree: SyntaxTree, _ options: CheckOptions) -> [Finding] {
  tree.nodes(.condition).compactMap { condition in
    let parts = condition.children(.conjunction)
    let joined = parts.filter { $0.has("and") }
    guard parts.count > 1, !joined.isEmpty else { return nil }
    let edits = joined.flatMap { part -> [Fix.Edit] in
      let (start, end) = (part.range.start, part.range.end)
      return [
        .init(SourceRange(file: part.range.file, start: start, end: start), "("),
        .init(SourceRange(file: part.range.file, start: end, end: end), ")"),
      ]
    }
    return Finding(
      .mixedAndOr, "`and` binds closer than `or` here; write the parentheses", at: condition.range,
      labels: joined.map { .init("this goes together", at: $0.range) },
      fixes: [Fix("write the parentheses", .safe, edits)])
  }
}
