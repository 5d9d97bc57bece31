import Bailiwick
import Testing

/// What changes, told to people: nothing in a policy commands what shows it.
@Suite struct DifferenceTexts {
  private func report(_ texts: String...) throws -> DifferenceReport {
    let compilations = texts.map { Compilation(Program(text: $0)) }
    let former = try #require(compilations[0].grounds)
    let latter = try #require(compilations[1].grounds)
    let difference = try #require(DifferenceProver(from: former, to: latter)).find()
    return DifferenceReport(
      from: former.policy, to: latter.policy, difference, leaks: LeakDifference(from: former, to: latter))
  }

  private static let hostile = """
    block participants for meetings tagged illegal-in-CN with topic is "a\\u{1B}[31m<b>\\u{202E}|\u{301}c\\nd"

    """

  @Test func nothingCommandsATerminal() throws {
    let text = try report("warn participants\n", Self.hostile).text(.plain)
    #expect(text.contains(#"topic "a\u{1B}[31m<b>\u{202E}"#))
    #expect(text.contains(#"c\nd""#))
    #expect(!text.unicodeScalars.contains { $0 == "\u{1B}" || $0 == "\u{202E}" })
  }

  @Test func nothingCommandsMarkdown() throws {
    let markdown = try report("warn participants\n", Self.hostile).markdown
    #expect(markdown.utf8.contains(#"topic "a\\u{1B}\[31m\<b\>\\u{202E}\|"#.utf8), "\(markdown)")
    let rows = markdown.split(separator: "\n").filter { $0.hasPrefix("| ") }
    #expect(rows.allSatisfy { $0.hasSuffix(" |") }, "\(markdown)")
  }

  @Test func machinesHaveItExactly() throws {
    let json = try report("warn participants\n", Self.hostile).json.text()
    #expect(json.contains(#"a\u001b[31m<b>"#) && json.contains(#"c\nd"#), "\(json)")
  }
}
