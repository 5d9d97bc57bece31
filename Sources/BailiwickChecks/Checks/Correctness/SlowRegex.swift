import BailiwickModel
import BailiwickSource

extension FindingKind {
  static let slowRegex = FindingKind("C016", "slow-regex", category: "correctness", .warning)
}

extension Check {
  static let slowRegex = Check(
    .slowRegex, "a short text is shown on which the expression runs into its limit",
    page: CheckPage(
      what: """
        There is a text of at most 256 characters on which the expression needs more steps than it may take. The \
        finding shows the text: it was tried.
        """,
      why: """
        On such a text the test is *unknown*, and the rule undecided. Whoever writes the text can choose that.
        """,
      avoid: """
        block participants in CN when meeting.topic matches /(a+)+b/ under CN
        """,
      prefer: """
        block participants in CN when meeting.topic matches /a+b/ under CN
        """,
      fix: "None. Do not repeat what is repeated already.",
      related: ["C015"]),
    .policy(findings))
}

private func findings(_ subject: Subject) -> [Finding] {
  let declarations = subject.declarations
  let sentences =
    declarations.rules.map(\.sentence) + declarations.marks.map(\.sentence) + declarations.nevers.map(\.sentence)
  var tried: [TextPattern: String?] = [:]
  return sentences.flatMap(\.tests).compactMap { test in
    guard case .text(.matches(let pattern)) = test.predicate else { return nil }
    let found = tried[pattern] ?? slowText(for: pattern)
    tried[pattern] = found
    return found.map { text in
      Finding(
        .slowRegex, "on a text of \(text.unicodeScalars.count) characters this exceeds the limit on steps",
        at: test.origin.range,
        notes: [
          .init("witness", "\"\(text.prefix(24))…\""),
          .init("help", "do not repeat a group whose parts are repeated, as in `(a+)+`"),
        ])
    }
  }
}

/// A text on which the expression exceeds its limit, of those that repeat one or two of its own characters.
private func slowText(for pattern: TextPattern) -> String? {
  guard pattern.pattern.contains(where: { "*+{".contains($0) }) else { return nil }
  var seen: Set<Character> = []
  let letters = pattern.pattern.filter { ($0.isLetter || $0.isNumber) && seen.insert($0).inserted }.prefix(6)
  let pieces = letters.map(String.init) + ["a", "0", " "] + zip(letters, letters.dropFirst()).map { "\($0)\($1)" }
  let matching = PatternMatching()
  func isTooSlow(_ text: [UInt8]) -> Bool {
    text.withUnsafeBufferPointer { matching.matches(pattern, $0.baseAddress!, count: $0.count) } == nil
  }
  /// Whether texts of a piece, written again and again, may have every pair of letters that the expression needs.
  func mayMatch(_ piece: String) -> Bool {
    let pairs = [piece + piece, piece + piece.prefix(1)].reduce(into: TextMarks()) { pairs, text in
      pairs.formUnion(TextMarks(of: (text + "!" + letters).utf8))
    }
    return pattern.needs.isSubset(of: pairs)
  }
  for piece in pieces where mayMatch(piece) {
    for length in [32, 255] {
      var text = repeated(piece, to: length - letters.count) + "!".utf8
      if isTooSlow(text) { return String(decoding: text, as: UTF8.self) }
      // A letter that the expression needs somewhere must be there, or it is not tried at all.
      text += letters.utf8
      if isTooSlow(text) { return String(decoding: text, as: UTF8.self) }
    }
  }
  return nil
}

/// So many characters of a piece that is written again and again.
private func repeated(_ piece: String, to count: Int) -> [UInt8] {
  let bytes = Array(piece.utf8)
  guard bytes.allSatisfy({ $0 < 0x80 }) else { return Array(String(repeating: piece, count: count).prefix(count).utf8) }
  return [UInt8](unsafeUninitializedCapacity: count) { text, length in
    for index in 0..<count {
      text.initializeElement(at: index, to: index < bytes.count ? bytes[index] : text[index - bytes.count])
    }
    length = count
  }
}
