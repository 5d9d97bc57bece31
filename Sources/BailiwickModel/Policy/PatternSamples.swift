/// Texts that are likely to match a regular expression: every alternative once, every repetition as short as it may
/// be, and two letters wherever there is a choice of letters, so that one of them may be what another test forbids.
/// They are guesses, to be tried, and cover what policies use: letters, escapes, classes, groups, alternatives.
package struct PatternSamples {
  package let texts: [Spelling]

  private static let limit = 24

  package init(_ pattern: TextPattern) {
    var reader = Reader(pattern)
    let found = reader.alternatives()
    var seen: Set<Spelling> = []
    texts = (found + found.map { "a" + $0 + "a" }).map { Spelling($0) }.filter { seen.insert($0).inserted }
  }

  /// Reads a pattern from left to right.
  private struct Reader {
    private let scalars: [Unicode.Scalar]
    private var position = 0
    /// White space and comments stand for nothing.
    private let isExtended: Bool

    init(_ pattern: TextPattern) {
      scalars = Array(pattern.pattern.unicodeScalars)
      isExtended = pattern.flags.contains("x")
    }

    private var next: Unicode.Scalar? { position < scalars.count ? scalars[position] : nil }

    private mutating func skipLayout() {
      guard isExtended else { return }
      while let scalar = next, scalar.properties.isWhitespace || scalar == "#" {
        position += 1
        guard scalar == "#" else { continue }
        while let other = next, other != "\n" { position += 1 }
      }
    }

    mutating func alternatives() -> [String] {
      var found = sequence()
      while next == "|" {
        position += 1
        found += sequence()
      }
      return Array(found.prefix(PatternSamples.limit))
    }

    private mutating func sequence() -> [String] {
      var found = [""]
      skipLayout()
      while let scalar = next, scalar != "|", scalar != ")" {
        let piece = repeated(atom())
        skipLayout()
        if piece.count == 1 {
          for index in found.indices { found[index] += piece[0] }
        } else {
          found = Array(found.flatMap { start in piece.map { start + $0 } }.prefix(PatternSamples.limit))
        }
      }
      return found
    }

    private mutating func repeated(_ piece: [String]) -> [String] {
      skipLayout()
      switch next {
      case "*", "?":
        position += 1
        skipLaziness()
        return [""] + piece
      case "+":
        position += 1
        skipLaziness()
        return piece
      case "{":
        guard let end = scalars[position...].firstIndex(of: "}") else { return piece }
        let least = String(String.UnicodeScalarView(scalars[position + 1..<end])).prefix { $0 != "," }
        position = end + 1
        skipLaziness()
        guard let count = Int(least), count <= 64 else { return piece }
        return piece.prefix(4).map { String(repeating: $0, count: count) }
      default: return piece
      }
    }

    private mutating func skipLaziness() {
      if next == "?" || next == "+" { position += 1 }
    }

    private mutating func atom() -> [String] {
      guard let scalar = next else { return [""] }
      position += 1
      switch scalar {
      case "(": return group()
      case "[": return characterClass()
      case "\\": return escape()
      case ".": return ["a", "x"]
      case "^": return [""]
      // It matches before a last line break, too.
      case "$": return ["", "\n"]
      default: return [String(Character(scalar))]
      }
    }

    private mutating func group() -> [String] {
      var isAssertion = false
      if next == "?" {
        position += 1
        while let scalar = next, scalar != ")" {
          position += 1
          if scalar == "=" || scalar == "!" { isAssertion = true }
          if [":", "=", "!", ">"].contains(scalar) { break }
        }
      }
      let found = alternatives()
      if next == ")" { position += 1 }
      return isAssertion ? [""] : found
    }

    private mutating func escape() -> [String] {
      guard let scalar = next else { return [""] }
      position += 1
      switch scalar {
      case "d": return ["1", "0"]
      case "w", "S", "D": return ["a", "x"]
      case "s": return [" "]
      case "W": return ["-", " "]
      case "n": return ["\n"]
      case "t": return ["\t"]
      case "b", "B", "A", "z": return [""]
      case "Z": return ["", "\n"]
      default: return [String(Character(scalar))]
      }
    }

    /// The first member and the last, or two letters that are no members.
    private mutating func characterClass() -> [String] {
      let isNegated = next == "^"
      if isNegated { position += 1 }
      var members: [String] = []
      while let scalar = next, scalar != "]" || members.isEmpty {
        position += 1
        members += scalar == "\\" ? escape() : [String(Character(scalar))]
      }
      position += 1
      if isNegated { return Array(["x", "1", "-", " ", "é"].filter { !members.contains($0) }.prefix(2)) }
      return members.count > 1 ? [members[0], members[members.count - 1]] : members
    }
  }
}
