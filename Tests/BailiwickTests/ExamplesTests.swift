import Bailiwick
import Foundation
import Testing

/// Every example: its policies compile and are formatted, their tests pass, and its requests are decided
/// as `expected/POLICY-FACTS.jsonl` says, line by line; and what is proved of it is as `expected/POLICY.leaks` says.
@Suite struct ExamplesTests {
  @Test(arguments: Examples.policies) func compilesFormattedWithoutFindings(_ path: String) throws {
    let compilation = try Examples.compilation(of: path)
    #expect(compilation.findings.isEmpty, "\(FindingsConcise(files: compilation.files).render(compilation.findings))")
    let file = SourceFile(name: path, bytes: try FileSystem.read(Examples.root + path))
    guard case .unchanged = Reformatting(file) else {
      Issue.record("\(path) is not formatted")
      return
    }
  }

  @Test(arguments: Examples.policies) func passesItsTests(_ path: String) throws {
    let runner = try #require(
      TestRunner(try Examples.compilation(of: path)) { facts, policy throws(LoadingError) in
        try FileSystem.read(FileSystem.path(facts, relativeTo: policy))
      })
    let failed = runner.run().filter { !$0.passed }
    #expect(failed.isEmpty, "\(TestReport(failed).text())")
  }

  @Test(arguments: Examples.expectations) func decidesAsExpected(_ path: String) throws {
    let (policy, facts) = try #require(Examples.inputs(ofExpectation: path))
    let policySet = try #require(try Examples.compilation(of: policy).policySet)
    var bytes = try FileSystem.read(Examples.root + facts)[...]
    var stream = RequestStream(reader: FactsReader(policySet)) { buffer throws(InputFailure) in
      let piece = bytes.prefix(buffer.count)
      buffer.replaceSubrange(0..<piece.count, with: piece)
      bytes = bytes.dropFirst(piece.count)
      return piece.count
    }
    let decider = Decider(DecisionProgram(policySet, tables: tabulate(policySet)))
    var lines: [String] = []
    while let request = try stream.next() {
      switch request.facts {
      case .success(let read): lines.append(OutcomeJSON.object(decider.outcome(of: read.facts)).text())
      case .failure(let error):
        lines.append(OutcomeJSON.error(line: error.line, path: error.path, message: error.message).text())
      }
    }
    #expect(lines == (try Examples.lines(of: path)))
  }

  /// Each policy that restricts anybody says what is proved of it.
  @Test(arguments: Examples.policies) func leaksAsExpected(_ path: String) throws {
    let compilation = try Examples.compilation(of: path)
    let grounds = try #require(compilation.grounds)
    let policy = grounds.policy
    let expectation = Examples.verdicts(ofPolicy: path)
    guard Examples.files.contains(expectation) else {
      #expect(policy.rules.isEmpty || Examples.isUsed(path), "\(expectation) is missing")
      return
    }
    let expected = LeakExpectations(lines: try Examples.lines(of: expectation))
    let report = try ReportedLeaks(of: grounds, files: compilation.files)
    #expect(expected.unmatched.isEmpty && expected.areMet(by: report), "\(report.lines.joined(separator: "\n"))")
    let replay = WitnessReplay(policy)
    for leak in report.leaks { #expect(leak.confirmed && replay.problems(with: leak).isEmpty, "\(leak.rule)") }
  }
}

/// The files below `Examples`, by their paths from there.
private enum Examples {
  static let root =
    (0..<3).reduce(URL(filePath: #filePath)) { url, _ in url.deletingLastPathComponent() }
    .appending(path: "Examples").path + "/"

  static let files: [String] =
    FileManager.default.enumerator(atPath: root)?
    .compactMap { $0 as? String }.sorted() ?? []
  static let policies = files.filter { $0.hasSuffix(".bwk") }
  static let expectations = files.filter { $0.hasSuffix(".jsonl") }

  static func compilation(of path: String) throws -> Compilation {
    return Compilation(try Programs.one([root + path], ConfigurationFinder()))
  }

  static func lines(of path: String) throws -> [String] {
    String(decoding: try FileSystem.read(root + path), as: UTF8.self).split(separator: "\n").map(String.init)
  }

  /// The path of what is proved of a policy.
  static func verdicts(ofPolicy path: String) -> String {
    let parts = path.split(separator: "/")
    return "\(parts[0])/expected/\(parts[parts.count - 1].dropLast(".bwk".count)).leaks"
  }

  /// Whether another policy uses one.
  static func isUsed(_ path: String) -> Bool {
    let name = path.split(separator: "/").last.map(String.init) ?? ""
    return policies.contains { other in (try? lines(of: other))?.contains("use \"\(name)\"") == true }
  }

  /// The policy is the longest one whose name begins the expectation's; the rest names the facts.
  static func inputs(ofExpectation path: String) -> (policy: String, facts: String)? {
    let parts = path.split(separator: "/").map(String.init)
    let (folder, name) = (parts[0], String(parts[parts.count - 1].dropLast(".jsonl".count)))
    let own: [String] = policies.filter { $0.hasPrefix(folder + "/") }
    let stems: [String] = own.map { String($0.dropFirst(folder.count + 1).dropLast(".bwk".count)) }
    let fitting = stems.filter { name.hasPrefix($0 + "-") }
    guard let stem = fitting.max(by: { $0.count < $1.count }) else { return nil }
    let facts = "\(folder)/facts/\(name.dropFirst(stem.count + 1))"
    let found = files.first { $0 == facts + ".json" || $0 == facts + ".ndjson" }
    return found.map { ("\(folder)/\(stem).bwk", $0) }
  }
}
