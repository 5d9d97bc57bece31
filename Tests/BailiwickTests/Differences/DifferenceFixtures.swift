import Bailiwick
import FoundationEssentials
import Testing

/// What changes between two policies: `Fixtures/Differences`, whose `README.md` tells how to write a case.
@Suite struct DifferenceFixtures {
  @Test(arguments: DifferenceCase.all) func finds(_ example: DifferenceCase) throws {
    let compilations = (example.compilation(of: "old"), example.compilation(of: "new"))
    guard let former = compilations.0.grounds, let latter = compilations.1.grounds else {
      let messages = (compilations.0.findings + compilations.1.findings).map(\.message)
      return example.fail("\(messages)", line: example.section.line)
    }
    let difference = try #require(DifferenceProver(from: former, to: latter)).find()
    for defect in difference.defects { example.fail("does not replay: \(defect)", line: example.section.line) }
    let reported = try ReportedDifference(from: former, to: latter, difference)
    for fence in example.section.fences where fence.info == "changes" {
      if fence.lines.filter({ !$0.isEmpty }) != reported.lines {
        example.fail("found instead:\n\(reported.lines.joined(separator: "\n"))", line: fence.firstLine)
      }
      for change in reported.changes where change.confirmed {
        let results = (try decided(change.witness, former.policy), try decided(change.witness, latter.policy))
        if results != (change.before, change.after) || !change.isShown(by: results.0, results.1) {
          example.fail("\(change.message) is not shown by \(change.witness.text)", line: fence.firstLine)
        }
      }
    }
  }

  @Test func findsFixtures() {
    #expect(DifferenceCase.all.contains { $0.section.fences.contains { $0.info == "changes" } })
  }

  private func decided(_ request: UnorderedJSON, _ policy: PolicySet) throws -> ReportedDifference.Result {
    var facts = try FactsReader(policy).read(Array(request.text.utf8)).get().facts
    facts.time = facts.time ?? DecisionCase.noon
    let result = OutcomeJSON.object(Meaning(policy).outcome(of: facts)).text()
    return try JSONDecoder().decode(ReportedDifference.Result.self, from: Data(result.utf8))
  }
}

/// A heading of a fixture with two policies.
struct DifferenceCase: Sendable, CustomTestStringConvertible {
  private let source: DecisionCase

  static let all: [DifferenceCase] = {
    let folder = DecisionCase.folder.deletingLastPathComponent().appending(path: "Differences")
    return DecisionCase.cases(in: folder).map { DifferenceCase(source: $0) }
  }()

  var section: MarkdownSection { source.section }
  var testDescription: String { source.testDescription }

  /// The policy of one side, with what both have before it.
  func compilation(of side: String) -> Compilation {
    let texts = ["bwk", "bwk \(side)"].flatMap { info in
      section.fences.filter { $0.info == info }.flatMap(\.lines).map { $0 + "\n" }
    }
    return Compilation(Program(files: [SourceFile(name: "\(side).bwk", text: texts.joined())]))
  }

  func fail(_ message: String, line: Int) { source.fail(message, line: line) }
}
