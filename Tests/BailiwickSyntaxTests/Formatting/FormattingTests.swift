import BailiwickSource
import BailiwickSyntax
import FoundationEssentials
import Testing

struct FormattingTests {
  @Test(arguments: FormattingFixture.names)
  func fixtures(name: String) throws {
    var fixture = try FormattingFixture(name)
    let results = try fixture.cases.map { try formatted($0.text) }
    if ProcessInfo.processInfo.environment["RECORD"] == "1" { return try fixture.record(results) }
    for (example, result) in zip(fixture.cases, results) {
      #expect(result == example.canonical, "\(name), \(example.title)")
      #expect(try formatted(result) == result, "\(name), \(example.title), twice")
    }
  }

  @Test func nothing() throws {
    for text in ["", "\n", " \n\n\t\n", "\u{FEFF}"] { #expect(try formatted(text) == "") }
    #expect(try formatted("\n\n # only this \n\n") == "# only this\n")
  }

  /// White space that only looks right is replaced; in strings and comments it is the author's.
  @Test func whiteSpace() throws {
    let text =
      "\u{FEFF}use\u{A0}\"a\u{A0}b\"\t# c\u{A0}d \t\r\n\r\n\r\n\u{3000}block participants\rin\u{200B}CN"
    #expect(
      try formatted(text) == "use \"a\u{A0}b\"  # c\u{A0}d\n\nblock participants in CN\n")
  }

  /// Columns are counted in characters, not in bytes: this rule has 100 of them.
  @Test func width() throws {
    let text = "block participants in CN because \"\(String(repeating: "六", count: 65))\"\n"
    #expect(try formatted(text) == text)
    let longer = text.replacing("六\"", with: "六四\"")
    #expect(try formatted(longer) == longer.replacing(" because", with: "\n  because"))
  }

  @Test(arguments: [
    "block participant in", "use \"a\" use \"b\"", "tag a on \"b", "block participants fro CN",
    "block participants until 2020-01-01 until 2020-01-02", "block participants in CN # \u{202E}",
    "block participants in CN\0",
  ])
  func refusesErrors(text: String) {
    #expect(throws: FormattingFailure.problems) { try formatted(text) }
  }
}

/// The canonical form of a text.
func formatted(_ text: String) throws(FormattingFailure) -> String {
  String(decoding: try formatted(parse(SourceFile(name: "test.bwk", text: text)).tree), as: UTF8.self)
}
