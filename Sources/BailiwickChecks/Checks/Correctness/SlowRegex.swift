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
  var tried: [TextPattern: SlowText?] = [:]
  return sentences.flatMap(\.tests).compactMap { test in
    guard case .text(.matches(let pattern)) = test.predicate else { return nil }
    let found = tried[pattern] ?? slowText(for: pattern)
    tried[pattern] = found
    return found.map { found in
      Finding(
        .slowRegex, "on a text of \(found.length) characters this exceeds the limit on steps",
        at: test.origin.range,
        notes: [
          .init("witness", "\"\(found.text.prefix(24))…\(found.end)\""),
          .init("help", "do not repeat a group whose parts are repeated, as in `(a+)+`"),
        ])
    }
  }
}

/// A text on which an expression exceeds its limit: a piece, again and again, and an end.
private struct SlowText {
  let piece: String
  let end: String
  let length: Int

  var text: String { String(decoding: bytes, as: UTF8.self) }
  var bytes: [UInt8] { repeated(piece, to: length - end.unicodeScalars.count) + end.utf8 }
}

/// Of the texts that repeat one or two of the expression's own characters, one that is too slow.
private func slowText(for pattern: TextPattern) -> SlowText? {
  guard pattern.pattern.contains(where: { "*+{".contains($0) }) else { return nil }
  let own = OwnCharacters(pattern.pattern)
  let (letters, signs) = (own.letters.map(String.init), own.signs.map(String.init))
  let pairs = zip(own.letters, own.letters.dropFirst()).map { "\($0)\($1)" } + signs.prefix(2).map { "a\($0)" }
  // What the expression needs somewhere must be there, or it is not tried at all.
  let ends = Set(
    [[], letters, signs, signs + letters].map { $0.joined() + "!" } + ["!" + letters.joined()]
  ).sorted()
  let matching = PatternMatching()
  func isTooSlow(_ text: SlowText) -> Bool {
    text.bytes.withUnsafeBufferPointer { matching.matches(pattern, $0.baseAddress!, count: $0.count) } == nil
  }
  for piece in letters + ["a", "0", " "] + signs + pairs {
    for end in ends where pattern.needs.isSubset(of: TextMarks(of: (piece + piece + piece.prefix(1) + end).utf8)) {
      let long = SlowText(piece: piece, end: end, length: 255)
      guard isTooSlow(long) else { continue }
      let short = SlowText(piece: piece, end: end, length: 32)
      return isTooSlow(short) ? short : long
    }
  }
  return nil
}

/// The first characters that an expression names itself, each once.
private struct OwnCharacters {
  private(set) var letters: [Character] = []
  private(set) var signs: [Character] = []

  init(_ pattern: String) {
    var isEscaped = false
    for character in pattern {
      defer { isEscaped = character == "\\" && !isEscaped }
      if character.isLetter || character.isNumber {
        if letters.count < 6, !letters.contains(character) { letters.append(character) }
      } else if character.isASCII, isEscaped || !"\\^$.|?*+()[]{}-:=<!".contains(character) {
        if signs.count < 4, !signs.contains(character) { signs.append(character) }
      }
    }
  }
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
