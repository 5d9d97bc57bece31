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

  /// Every fixture of the checks and of the findings: what is fixed decides every request alike, is in canonical form
  /// where the text was, and there is nothing more to fix.
  @Test(arguments: CheckFixtures.cases + FindingFixtures.cases) func safeFixesChangeNoTable(_ fixture: FindingCase) {
    let files = fixture.files.map(\.source)
    let fixing = Fixing(Self.session(files), unsafe: false)
    #expect(fixing.refusal == nil)
    let texts = Dictionary(fixing.changes.map { ($0.file.name, $0.bytes) }) { first, _ in first }
    let after = files.map { SourceFile(id: $0.id, name: $0.name, bytes: texts[$0.name] ?? $0.bytes) }
    #expect(Fixing(Self.session(after), unsafe: false).changes.isEmpty)
    guard let old = Compilation(Program(files: files)).grounds else { return }
    guard let new = Compilation(Program(files: after)).grounds else {
      Issue.record("nothing compiles any more")
      return
    }
    let difference = DifferenceProver(from: old, to: new)?.find()
    #expect(difference?.changes.isEmpty == true && difference?.unproved.isEmpty == true)
    #expect(Set(new.policy.rules.map(\.name)).isSubset(of: old.policy.rules.map(\.name)))
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

  @Test func aRuleThatNamesAnExpiredOrderTwiceGoesOnce() {
    let order = "order o issued by CN on 2020-01-01 expires 2020-02-02\n"
    let text = order + "block participants in CN under o, o\nblock participants in CN under o, CN\n"
    let mended = fixed(text, unsafe: true, CheckSettings(enabled: ["T002"]))
    #expect(mended == order + "block participants in CN under o, CN\n")
  }

  /// What is written for `end meetings` names the meetings itself.
  @Test(arguments: [
    ("end meetings tagged illegal-in-CN", "block participants in CN for meetings tagged illegal-in-CN"),
    ("end meetings tagged illegal-in-CN for meetings", "end meetings tagged illegal-in-CN for meetings"),
    ("end meetings for meetings tagged illegal-in-CN", "end meetings for meetings tagged illegal-in-CN"),
    (
      "end meetings from hosting meetings tagged illegal-in-CN",
      "end meetings from hosting meetings tagged illegal-in-CN"
    ),
  ]) func effectsOnTheThingAreMendedWhereTheyAloneNameIt(_ text: String, _ wanted: String) {
    #expect(fixed(text + "\n", unsafe: true, CheckSettings(enabled: ["L002"])) == wanted + "\n")
  }

  @Test(arguments: [
    // A qualifier, and a whole clause with its layout.
    ("block participants in FR with location in EU under FR", "block participants in FR under FR"),
    (
      "block participants in CN under CN\n  when meeting.size is at least 1 or meeting.size is less than 1 or meeting.size is unknown",
      "block participants in CN under CN"
    ),
    ("block participants in CN under CN when any participant in CN", "block participants in CN under CN"),
    ("block participants in CN under CN unless no participant in CN", "block participants in CN under CN"),
    // One of several, with the word that joins it.
    (
      "block participants in CN under CN when meeting.size is 20 and meeting.size is at least 3",
      "block participants in CN under CN when meeting.size is 20"
    ),
    (
      "block participants in CN under CN when meeting.size is at least 3 and meeting.size is 20",
      "block participants in CN under CN when meeting.size is 20"
    ),
    (
      "block participants in CN under CN when meeting.size is at least 3 and meeting.size is at least 2 and meeting.size is 20",
      "block participants in CN under CN when meeting.size is 20"
    ),
    (
      "block participants in CN under CN when (meeting.size is 20 and meeting.size is at least 3) and meeting.language is \"en\"",
      "block participants in CN under CN when (meeting.size is 20) and meeting.language is \"en\""
    ),
    // Of two that say the same one stays, and of three.
    (
      "block participants in CN under CN when meeting.size is 2 and meeting.size is 2",
      "block participants in CN under CN when meeting.size is 2"
    ),
    (
      "block participants in CN under CN when meeting.size is 2 and meeting.size is 2 and meeting.size is 2",
      "block participants in CN under CN when meeting.size is 2"
    ),
    // Tags that are asked for together, and a clause of which nothing is left.
    (
      "block participants in CN for meetings tagged all of a, b under CN when meeting tagged a",
      "block participants in CN for meetings tagged all of a, b under CN"
    ),
    (
      "block participants in CN for meetings tagged a under CN when meeting tagged all of a, b",
      "block participants in CN for meetings tagged a under CN when meeting tagged b"
    ),
    (
      "block participants in CN when meeting tagged a and meeting.size is 2 for meetings tagged a",
      "block participants in CN when meeting tagged a and meeting.size is 2"
    ),
    // What would be lost with it.
    (
      "block participants in CN under CN when meeting.size is 20 # twenty\n  and meeting.size is at least 3",
      "block participants in CN under CN when meeting.size is 20 # twenty\n  and meeting.size is at least 3"
    ),
    ("block participants with account.licensed with location in EU in FR under FR", nil),
  ]) func conditionsThatAddNothingGo(_ text: String, _ wanted: String?) throws {
    let settings = CheckSettings(enabled: ["C008", "D005"])
    let result = fixed(text + "\n", settings)
    #expect(result == (wanted ?? text) + "\n")
  }

  @Test func rulesThatAddNothingGo() {
    let settings = CheckSettings(enabled: ["D001", "D002", "D003"])
    let alike = """
      # China.
      block participants in CN under CN

      ## Again.
      block participants in CN under CN # the same

      # The end.

      """
    #expect(fixed(alike, settings) == "# China.\nblock participants in CN under CN\n\n# The end.\n")
    // A comment before several rules is not the first one's alone.
    let headed = """
      rule first: block participants in CN under CN

      # Asia.
      rule second: block participants in CN under CN
      rule third: block participants in JP under JP

      """
    let rest =
      "rule first: block participants in CN under CN\n\n# Asia.\nrule third: block participants in JP under JP\n"
    #expect(fixed(headed, settings) == rest)
    let covering = "rule a: block participants in CN under CN\nrule b: block participants in CN, CN-BJ under CN\n"
    #expect(fixed(covering, settings) == "rule a: block participants in CN under CN\n")
  }

  @Test(arguments: [
    // Another word, another text, another strength, another number.
    "block participants in CN\nblock participants in CN under HK\n",
    "block participants in CN under CN\nblock participants in CN-BJ under CN because \"of it\"\n",
    "block participants in CN under CN\nby default block participants in CN under CN\n",
    "block participants in CN under CN\nblock participants in CN-BJ under CN\nblock participants in JP under JP\n",
    // Where facts are missing it is open whether it fires, and known that the other does not.
    "block participants when meeting.size is known\nblock participants when meeting.size is 1 or not meeting.size is 1\n",
  ]) func rulesThatMayMatterStay(_ text: String) {
    let settings = CheckSettings(enabled: ["D001", "D002", "D003"])
    #expect(fixed(text, settings) == text)
    #expect(fixed(text, unsafe: true, settings) != text)
  }

  @Test func rulesOfWhichTestsSpeakStay() {
    let settings = CheckSettings(enabled: ["D001", "D002", "D003", "T001"])
    let rules = "block participants in CN under CN\nblock participants in CN-BJ under CN\n"
    let tests = "test \"t\" given participant in CN-BJ expect block by rule-1, rule-2\n"
    #expect(fixed(rules + tests, unsafe: true, settings) == rules + tests)
    let renumbered = """
      block participants in CN under CN until 2020-01-01
      block participants in JP under JP
      test "t" given participant in JP expect block by rule-2

      """
    #expect(fixed(renumbered, unsafe: true, settings) == renumbered)
  }

  /// A rule that covers another may be about to change.
  @Test func rulesGoWhenTheOthersAreAsTheyShallBe() {
    let text = """
      rule wide: block participants under CN
      rule narrow: block participants in HK under HK

      """
    let result = fixed(text, unsafe: true, CheckSettings(enabled: ["L001", "D002"]))
    #expect(result.contains("in CN under CN") && result.contains("rule narrow"), "\(result)")
  }

  @Test func whatMayBeMeantOtherwiseStays() {
    let text = "block participants in US except US-NY, CA under US\n"
    #expect(fixed(text, CheckSettings(enabled: ["A004", "D004"])) == text)
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
