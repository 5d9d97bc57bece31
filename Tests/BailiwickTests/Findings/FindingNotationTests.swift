import Bailiwick
import Testing

/// A drawing that is wrong is noticed: else the fixtures would prove nothing.
@Suite struct FindingNotationTests {
  private func mismatches(_ source: String) -> [String] {
    let fixture = FindingCase.cases(in: "# Case\n```bwk\n\(source)\n```\n", of: "test.md")[0]
    return fixture.mismatches(with: Compilation(Program(files: fixture.files.map(\.source))).findings)
  }

  @Test func acceptsWhatIsDrawnRight() {
    #expect(mismatches("block participants in CNN\n#                     ^^^ C001 no place known").isEmpty)
  }

  @Test(arguments: [
    ("block participants in CNN", "not drawn"),
    ("block participants in CN\n#                     ^^ C001", "not found"),
    ("block participants in CNN\n#                    ^^^^ C001", "not found"),
    ("block participants in CNN\n#                     ^^ C001", "not found"),
    ("block participants in CNN\n#                     ^^^ C002", "not found"),
    ("block participants in CNN\n#                     ^^^ C001 another message", "not found"),
    ("block participants in CNN\n#                     ^^^ C001\n# = help: another", "not found"),
    (
      "block participants in CNN\n#                     ^^^ C001\n#                     ^^^ C001", "not found"
    ),
    ("block participants in CNN\n#                     ^^^ C001\n# ---- a label", "not found"),
    ("rule a: block hosts\nrule a: block participants\n#    ^ C012", "not drawn"),
    ("block participants in CNN\n#                     ^^^", "needs a code"),
    ("block participants in CNN\n#                     ^^^^ C001", "right of its end"),
    ("block participants in CNN\n#                     ^~ C001", "is not ended"),
    ("block participants in CN\n#                     ~^", "has not begun"),
  ]) func noticesWhatIsDrawnWrong(source: String, expected: String) {
    #expect(mismatches(source).contains { $0.contains(expected) }, "\(mismatches(source))")
  }
}
