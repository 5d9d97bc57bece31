import BailiwickPlaces
import BailiwickSource
import BailiwickSyntax

extension FindingKind {
  static let confusableName = FindingKind("U002", "confusable-name", category: "unicode", .error)
}

extension Check {
  static let confusableName = Check(
    .confusableName, "a letter of another script that looks like a Latin one",
    page: CheckPage(
      what: """
        A word mixes Latin letters with Cyrillic, Greek or full-width ones that look like them; or all of it looks \
        like another word of the file, or like a place code.
        """,
      why: "A reviewer reads `CN`, and the program reads something else (Unicode Technical Standard 39).",
      avoid: """
        tag illegal on meeting

        block participants in CN under CN for meetings tagged illеgal
        """,
      prefer: """
        tag illegal on meeting

        block participants in CN under CN for meetings tagged illegal
        """,
      fix: "The Latin letters are proposed.",
      related: ["U001", "U003", "C001"]),
    .tree(findings))
}

private func findings(_ tree: SyntaxTree, _ options: CheckOptions) -> [Finding] {
  // Only a text with other than ASCII can have any.
  guard tree.file.bytes.contains(where: { $0 >= 0x80 }) else { return [] }
  let words = tree.writtenNames
  let plain = Set(words.map(\.text).filter { $0.utf8.allSatisfy { $0 < 0x80 } })
  return words.compactMap { range, text in
    guard text.utf8.contains(where: { $0 >= 0x80 }), let latin = latinReading(of: text) else { return nil }
    let isCode = Places.standard.resolve(code: latin) != .unknown
    guard isMixed(text) || plain.contains(latin) || isCode else { return nil }
    guard let strange = text.unicodeScalars.first(where: { lookAlikes[$0] != nil }) else { return nil }
    return Finding(
      .confusableName, "this looks like `\(latin)`, and has \(strange.codePoint) in it", at: range,
      fixes: [Fix("write `\(latin)`", .suggestion, [.init(range, latin)])])
  }
}

/// Whether letters of two scripts stand between two hyphens.
private func isMixed(_ text: String) -> Bool {
  text.split(separator: "-").contains { part in
    part.unicodeScalars.contains { $0.isASCII && $0.properties.isAlphabetic }
      && part.unicodeScalars.contains { lookAlikes[$0] != nil }
  }
}
