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
  let words = tree.tokens.filter { $0.kind == .lowerWord || $0.kind == .upperWord }
  let texts = words.map { tree.file.text($0.offsets) }
  let plain = Set(texts.filter { $0.utf8.allSatisfy { $0 < 0x80 } })
  return zip(words, texts).compactMap { word, text in
    guard text.utf8.contains(where: { $0 >= 0x80 }), let latin = latinReading(of: text) else { return nil }
    let isCode = Places.standard.resolve(code: latin) != .unknown
    guard isMixed(text) || plain.contains(latin) || isCode else { return nil }
    guard let strange = text.unicodeScalars.first(where: { lookAlikes[$0] != nil }) else { return nil }
    let name = strange.properties.name ?? "another letter"
    let digits = String(strange.value, radix: 16, uppercase: true)
    let code = "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
    return Finding(
      .confusableName, "this looks like `\(latin)`, and has \(code) (\(name)) in it",
      at: tree.range(word.offsets),
      fixes: [Fix("write `\(latin)`", .suggestion, [.init(tree.range(word.offsets), latin)])])
  }
}

/// Whether letters of two scripts stand between two hyphens.
private func isMixed(_ text: String) -> Bool {
  text.split(separator: "-").contains { part in
    part.unicodeScalars.contains { $0.isASCII && $0.properties.isAlphabetic }
      && part.unicodeScalars.contains { lookAlikes[$0] != nil }
  }
}
