import BailiwickSource
import BailiwickSyntax

extension FindingKind {
  static let unformatted = FindingKind("S001", "unformatted", category: "style", .info)
}

extension Check {
  static let unformatted = Check(
    .unformatted, "a file that is not in canonical form",
    page: CheckPage(
      what: """
        The file's white space is not as `bailiwick fmt` writes it. The finding stands at the first difference.
        """,
      why: "Files that all look alike are compared by what they say.",
      avoid: """
        block participants   in CN under CN
        """,
      prefer: """
        block participants in CN under CN
        """,
      fix: "Safe: white space changes, and nothing else.",
      related: ["S002"]),
    .tree(findings))
}

private func findings(_ tree: SyntaxTree, _ options: CheckOptions) -> [Finding] {
  guard let wanted = reformatted(tree) else { return [] }
  let bytes = tree.file.bytes
  var start = zip(bytes, wanted).prefix { $0 == $1 }.count
  var tail = zip(bytes.reversed(), wanted.reversed()).prefix { $0 == $1 }.count
  tail = min(tail, bytes.count - start, wanted.count - start)
  // An edit begins and ends between two characters.
  while start > 0, start < bytes.count, bytes[start] & 0xC0 == 0x80 { start -= 1 }
  while tail > 0, bytes[bytes.count - tail] & 0xC0 == 0x80 { tail -= 1 }
  let edit = Fix.Edit(
    tree.range(start..<(bytes.count - tail)), String(decoding: wanted[start..<(wanted.count - tail)], as: UTF8.self))
  let line = tree.file.position(at: start).line
  return [
    Finding(
      .unformatted, "the file is not formatted, from line \(line) on", at: tree.range(start..<start),
      fixes: [Fix("format it", .safe, [edit])])
  ]
}
