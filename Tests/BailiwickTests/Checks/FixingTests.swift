import Bailiwick
import Foundation
import Testing

/// Fixes are applied together, to a fixed point, and safe ones leave the decision tables as they are.
@Suite struct FixingTests {
  private static func session(_ files: [SourceFile], _ settings: CheckSettings = Linting.settings) -> LintSession {
    LintSession([Program(files: files)], linter: { Linting.linter }, settings: { _ in settings })
  }

  private func fixed(_ text: String, unsafe: Bool = false, _ settings: CheckSettings = Linting.settings) -> String {
    let fixing = Fixing(Self.session([SourceFile(name: "p.bwk", text: text)], settings), unsafe: unsafe)
    #expect(fixing.refusal == nil)
    return fixing.changes.first.map { String(decoding: $0.bytes, as: UTF8.self) } ?? text
  }

  /// Every fixture of the checks and of the findings: what is fixed compiles to the same tables, and there is
  /// nothing more to fix.
  @Test(arguments: CheckFixtures.cases + FindingFixtures.cases) func safeFixesChangeNoTable(_ fixture: FindingCase) {
    let files = fixture.files.map(\.source)
    let fixing = Fixing(Self.session(files), unsafe: false)
    #expect(fixing.refusal == nil)
    let texts = Dictionary(fixing.changes.map { ($0.file.name, $0.bytes) }) { first, _ in first }
    let after = files.map { SourceFile(id: $0.id, name: $0.name, bytes: texts[$0.name] ?? $0.bytes) }
    #expect(Fixing(Self.session(after), unsafe: false).changes.isEmpty)
    guard let old = Compilation(Program(files: files)).policySet else { return }
    guard let new = Compilation(Program(files: after)).policySet else {
      Issue.record("nothing compiles any more")
      return
    }
    #expect(old.rules.map(\.name) == new.rules.map(\.name))
    #expect(old.rules.map(\.sentence.qualifiers) == new.rules.map(\.sentence.qualifiers))
    #expect(old.rules.map(\.sentence.when) == new.rules.map(\.sentence.when))
  }

  @Test func fixesAllTogether() {
    let text = """
      # The file's own comment.
      territory Unused = CN

      ## Of the next.
      tag unused on meeting
      block participants in EU, UK, FR under EU
      block participants  in DE, DE, DE under DE when meeting.size is 1 and meeting.size is 2 or meeting.size is 3

      """
    #expect(
      fixed(text, CheckSettings.standard) == """
        # The file's own comment.

        block participants in EU, GB under EU

        block participants in DE
          under DE
          when (meeting.size is 1 and meeting.size is 2) or meeting.size is 3

        """)
  }

  @Test func unsafeOnesAreAskedFor() {
    let text =
      "rule old: block participants in CN under CN until 2020-01-01\nrule new: block participants in HK under HK\n"
    let settings = CheckSettings(enabled: ["T001"])
    #expect(fixed(text, settings) == text)
    #expect(fixed(text, unsafe: true, settings) == "rule new: block participants in HK under HK\n")
  }

  @Test func whatIsAcceptedIsNotFixed() {
    let text = "#! accept redundant-place: to be seen\nblock participants in EU, FR under EU\n"
    #expect(fixed(text, CheckSettings(enabled: ["D004", "M001"])) == text)
  }

  @Test func unusedPragmasGo() {
    let text = "#! accept no-authority: ours\nblock participants in CN under CN\n"
    #expect(fixed(text) == "block participants in CN under CN\n")
  }
}
