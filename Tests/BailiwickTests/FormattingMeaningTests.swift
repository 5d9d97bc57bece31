import Bailiwick
import FoundationEssentials
import Testing

/// A policy means the same before and after formatting.
struct FormattingMeaningTests {
  @Test func everyKindOfItem() throws {
    let text = """
      territory Claimed = CN, HK or MO
      authority League "The league" binds Claimed except MO
      order o "O" issued by League on 2020-06-04 expires 2020-06-05 adopts a demands end meetings tagged a
      tag a on meeting asserted by League "A" ; tag b on meeting
      mark meetings with topic matches /x/i and size at least 10 as b when any participant in CN or not every
      participant with (role is panelist)
      rule r "R": by default block participants in CN with account.kind is one of business, government or account.licensed
      from joining meetings tagged any of a, b when meeting.size is at least 10 and any participant in CN unless
      participant.account.kind is government under o from 2020-06-01 through 2020-06-30 because "B" notice "N"
      allow participants possibly in HK ; never end meetings not tagged a
      test "t" given participant in HK with account.kind business given meeting tagged all of a with size 250
      given time 2020-06-04T12:00:00Z given order o not in force expect allow expect no effects
      """.replacing(" ; ", with: "\n")
    let compilation = Compilation(Program(text: text))
    #expect(compilation.policySet != nil, "\(compilation.findings.map(\.message))")
    try expectSameMeaning(Program(text: text))
  }

  @Test(arguments: policies(below: "Examples"))
  func examples(path: String) throws {
    try expectSameMeaning(load(path))
  }

  @Test(
    .enabled(if: !conformancePolicies.isEmpty, "no ../shared/conformance: its cases are skipped"),
    arguments: conformancePolicies)
  func conformance(path: String) throws {
    try expectSameMeaning(load(path))
  }

  private func load(_ path: String) throws -> Program {
    return try Programs.one([path], ConfigurationFinder())
  }

  /// Files that do not parse stay as they are.
  private func expectSameMeaning(_ program: Program) throws {
    let files = program.files.map { file in
      SourceFile(id: file.id, name: file.name, bytes: (try? formatted(parse(file).tree)) ?? file.bytes)
    }
    let before = Compilation(program)
    let after = Compilation(Program(files: files, findings: program.findings))
    #expect(before.model.declarations == after.model.declarations)
    #expect(before.findings.map(\.message) == after.findings.map(\.message))
  }
}

private let conformancePolicies = policies(below: "../shared/conformance")

private func policies(below folder: String) -> [String] {
  let root = (0..<3).reduce(URL(filePath: #filePath)) { url, _ in url.deletingLastPathComponent() }
  return (try? PolicyWalk(root.appending(path: folder).path, nil).files) ?? []
}
