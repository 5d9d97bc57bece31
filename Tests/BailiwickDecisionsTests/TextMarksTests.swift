import Bailiwick
import Testing

/// What a text lacks that a pattern needs is told by pairs of bytes, and never of a text that matches.
@Suite struct TextMarksTests {
  @Test func whatContainsATextHasItsMarks() {
    var chance = Chance(seed: 3)
    var missing = 0
    for _ in 0..<2_000 {
      let (text, part) = (chance.word(12), chance.word(3))
      let marks = (text: TextMarks(of: text.utf8), part: TextMarks(of: part.utf8))
      if text.contains(part) {
        #expect(marks.part.isSubset(of: marks.text), "\(part) in \(text)")
      } else if !marks.part.isSubset(of: marks.text) {
        missing += 1
      }
    }
    #expect(missing > 1_000)
  }

  @Test(arguments: [
    ("harbour", "", "the harbour", true), ("a.*b", "", "b a", false), ("ab.cd", "", "ab-cd", true),
    ("ab.*cd", "", "cdab", false), ("ab.?cd", "", "abcd", true), ("ab.+?cd", "", "ab  cd", true),
    ("HARBOUR", "i", "harbour", true), ("h a r", "x", "har", true), ("colou?r", "", "color", true),
    ("a{0}bc", "", "bc", true), ("ab|cd", "", "cd", true), ("[ab]c", "", "bc", true), ("", "", "", true),
    ("ab.cd", "s", "ab\ncd", true), ("ab.cd", "", "ab\ncd", false), ("\u{e9}t", "", "\u{e9}t\u{e9}", true),
  ])
  func patternsMatchAsTheyDid(pattern: String, flags: String, text: String, matches: Bool) throws {
    #expect(try TextPattern(pattern: pattern, flags: flags).matches(text) == matches)
  }

  @Test(arguments: [("a*b", ""), ("(ab)", ""), ("ab", "i"), ("a b", "x"), ("a\\d", ""), ("a|b", ""), ("ab$", "")])
  func patternsWithMoreThanLettersNeedNothing(pattern: String, flags: String) throws {
    #expect(try TextPattern(pattern: pattern, flags: flags).needs.isEmpty)
  }
}

extension Chance {
  /// Up to so many letters of few.
  fileprivate mutating func word(_ limit: Int) -> String {
    String((0..<1 + below(limit)).map { _ in one(of: Array("abcdefg")) })
  }
}
