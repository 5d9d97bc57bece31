import Bailiwick
import FoundationEssentials
import Testing

/// What is proved of policies, and shown by witnesses: `Fixtures/Leaks`, whose `README.md` tells how to write a case.
@Suite struct LeakFixtures {
  @Test(arguments: LeakCase.all) func proves(_ example: LeakCase) throws {
    let compilation = Compilation(example.program)
    guard let grounds = compilation.grounds else {
      return example.fail("\(compilation.findings.map(\.message))", line: example.section.line)
    }
    for fence in example.section.fences {
      switch fence.info {
      case "leaks": try expect(LeakExpectations(parsing: fence), of: grounds, compilation, example, fence)
      case "rules": expect(fence, \.ofRules, of: grounds, example)
      case "conflicts": expect(fence, \.ofConflicts, of: grounds, example)
      case "demands": expect(fence, \.ofDemands, of: grounds, example)
      default: break
      }
    }
  }

  @Test func findsFixtures() {
    #expect(LeakCase.all.contains { $0.section.fences.contains { $0.info == "leaks" } })
    #expect(LeakCase.all.contains { $0.section.fences.contains { $0.info == "rules" } })
  }

  private func expect(
    _ expected: LeakExpectations, of grounds: Grounds, _ compilation: Compilation, _ example: LeakCase,
    _ fence: MarkdownSection.Fence
  ) throws {
    let report = try ReportedLeaks(of: grounds, files: compilation.files)
    if !expected.unmatched.isEmpty {
      example.fail("no expectations: \(expected.unmatched)", line: fence.firstLine)
    }
    if !expected.areMet(by: report) {
      example.fail("proved instead:\n\(report.lines.joined(separator: "\n"))", line: fence.firstLine)
    }
    let replay = WitnessReplay(grounds.policy)
    for leak in report.leaks {
      for problem in replay.problems(with: leak) {
        example.fail("\(leak.rule) from \(leak.authority): \(problem)", line: fence.firstLine)
      }
      if !leak.edits.isEmpty, try !isMended(leak, in: compilation) {
        example.fail("\(leak.rule) from \(leak.authority): the repair leaks, too", line: fence.firstLine)
      }
    }
  }

  /// Whether the edits of a leak leave a policy in which it is gone.
  private func isMended(_ leak: ReportedLeaks.Leak, in compilation: Compilation) throws -> Bool {
    let repaired = Compilation(Program(files: compilation.files.map(leak.repaired)))
    guard let grounds = repaired.grounds else { return false }
    let left = try ReportedLeaks(of: grounds, files: repaired.files).leaks
    return !left.contains { $0.rule == leak.rule && $0.authority == leak.authority }
  }

  private func expect(
    _ fence: MarkdownSection.Fence, _ part: KeyPath<ProvedLines, [String]>, of grounds: Grounds, _ example: LeakCase
  ) {
    let got = ProvedLines(grounds)
    if fence.lines.filter({ !$0.isEmpty && $0 != "none" }) != got[keyPath: part] {
      example.fail("found instead:\n\(got[keyPath: part].joined(separator: "\n"))", line: fence.firstLine)
    }
    for problem in got.problems { example.fail(problem, line: fence.firstLine) }
  }
}

/// A heading of a fixture with a policy and what is proved of it.
struct LeakCase: Sendable, CustomTestStringConvertible {
  private let source: DecisionCase

  static let all: [LeakCase] = {
    let folder = DecisionCase.folder.deletingLastPathComponent().appending(path: "Leaks")
    return DecisionCase.cases(in: folder).map(LeakCase.init)
  }()

  private init(_ source: DecisionCase) { self.source = source }

  var section: MarkdownSection { source.section }
  var program: Program { source.program }
  var testDescription: String { source.testDescription }

  func fail(_ message: String, line: Int) { source.fail(message, line: line) }
}
