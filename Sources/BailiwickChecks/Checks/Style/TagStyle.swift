import BailiwickModel
import BailiwickSource
import BailiwickSyntax

extension FindingKind {
  static let tagStyle = FindingKind("S004", "tag-style", category: "style", .info)
}

extension Check {
  static let tagStyle = Check(
    .tagStyle, "tags that differ only in their writing, or are not as the configuration wants them",
    page: CheckPage(
      what: """
        Two tags of the program differ only in case, hyphens and underscores; or a tag or name does not match the \
        pattern that `bailiwick.toml` gives.
        """,
      why: "A tag is compared letter by letter: `spam_link` never holds where `spam-link` is given.",
      avoid: """
        tag spam-link on meeting
        tag spam_link on meeting

        block participants in CN under CN for meetings tagged any of spam-link, spam_link
        """,
      prefer: """
        tag spam-link on meeting

        block participants in CN under CN for meetings tagged spam-link
        """,
      fix: "None: requests speak of tags by the same words.",
      related: ["C006"]),
    .tree(findings))
}

private func findings(_ tree: SyntaxTree, _ options: CheckOptions) -> [Finding] {
  var seen: [String: SyntaxNode] = [:]
  var findings: [Finding] = []
  for leaf in tree.nodes(.tagName).compactMap(\.leaves.first) {
    let tag = leaf.value
    let key = plainLetters(of: tag)
    guard let first = seen[key] else {
      seen[key] = leaf
      if options.tagPattern?.matches(tag) == false {
        findings.append(
          Finding(.tagStyle, "the tag `\(tag)` is not as the configuration's `tags` wants it", at: leaf.range))
      }
      continue
    }
    guard first.spelling != leaf.spelling else { continue }
    findings.append(
      Finding(
        .tagStyle, "`\(tag)` differs from `\(first.value)` only in its writing, and is another tag", at: leaf.range,
        labels: [.init("the other is here", at: first.range)]))
  }
  return findings + nameFindings(tree, options.namePattern)
}

/// A tag without what may differ in how it is written.
private func plainLetters(of tag: String) -> String {
  let lower = tag.lowercased()
  guard lower.utf8.contains(where: { $0 >= 0x80 }) else {
    return String(decoding: lower.utf8.filter { $0 != UInt8(ascii: "-") && $0 != UInt8(ascii: "_") }, as: UTF8.self)
  }
  return lower.filter { $0 != "-" && $0 != "_" }
}

private func nameFindings(_ tree: SyntaxTree, _ pattern: TextPattern?) -> [Finding] {
  guard let pattern else { return [] }
  return tree.root.children.compactMap { item in
    let header = item.kind == .rule ? item.child(.ruleHeader) : item
    guard [SyntaxKind.rule, .order, .territory, .authority].contains(item.kind),
      let name = header?.leaves.dropFirst().first, pattern.matches(name.text) == false
    else { return nil }
    return Finding(.tagStyle, "the name `\(name.text)` is not as the configuration's `names` wants it", at: name.range)
  }
}
