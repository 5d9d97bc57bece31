import Bailiwick
import Foundation
import Testing

/// The formats for machines, read by other code than ours.
@Suite struct LintReportTests {
  private func report(_ text: String, name: String = "a folder/p.bwk") -> LintReport {
    let linted = LintedPrograms([Linting.linted(Compilation(Program(text: text, name: name)))])
    return LintReport(
      files: linted.files, findings: linted.findings,
      counts: FindingCounts(linted.findings, accepted: linted.accepted.count), accepted: linted.accepted,
      items: linted.itemTexts)
  }

  private static let sample = """
    #! accept no-authority: "ours" <&>
    block participants in CN
    block participants in EU, FR under EU  # TODO 100%: "<&>"
    block participants in UK under GB

    """

  private func object(_ text: String) throws -> [String: Any] {
    try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
  }

  @Test func sarifHasWhatCodeScanningNeeds() throws {
    let sarif = try object(report(Self.sample).sarif(version: "1.2.3", tellsAccepted: true).text())
    let run = try #require((sarif["runs"] as? [[String: Any]])?.first)
    #expect(run["columnKind"] as? String == "unicodeCodePoints")
    let driver = try #require((run["tool"] as? [String: [String: Any]])?["driver"])
    let rules = try #require(driver["rules"] as? [[String: Any]])
    let results = try #require(run["results"] as? [[String: Any]])
    #expect(results.count(where: { $0["suppressions"] != nil }) == 1)
    for result in results {
      let index = try #require(result["ruleIndex"] as? Int)
      #expect(rules[index]["id"] as? String == result["ruleId"] as? String)
      let location = try #require((result["locations"] as? [[String: [String: Any]]])?.first?["physicalLocation"])
      #expect((location["artifactLocation"] as? [String: String])?["uri"] == "a%20folder/p.bwk")
      let region = try #require(location["region"] as? [String: Int])
      #expect(try #require(region["endColumn"]) >= #require(region["startColumn"]))
    }
    #expect(rules.allSatisfy { $0["help"] != nil && $0["fullDescription"] != nil })
  }

  @Test func tellsOnceWhatProgramsFindInASharedFile() throws {
    let folder = Document.root.appending(path: "Examples/zoom-2020").path
    let programs = try ["as-done", "as-promised", "officials-block"].map { name in
      return Linting.linted(Compilation(try Programs.one(["\(folder)/\(name).bwk"], ConfigurationFinder())))
    }
    func excess(_ findings: [Finding]) -> [String] {
      findings.filter { $0.kind.name == "excess-demand" }.map(\.message)
    }
    let alone = programs.map { excess($0.findings) }
    #expect(alone.allSatisfy { $0 == alone[0] && !$0.isEmpty })
    #expect(excess(LintedPrograms(programs).findings) == alone[0])
  }

  @Test func fingerprintsSurviveEditsElsewhere() {
    let before = report(Self.sample).fingerprints
    let after = report("# A new first line.\n\n" + Self.sample).fingerprints
    #expect(Set(before).isSubset(of: Set(after)))
    #expect(Set(before).count == before.count)
  }

  @Test func githubShowsTenOfEachAndCountsTheRest() {
    let text = (0..<30).map { _ in "block participants in CN\n" }.joined()
    let lines = report(text).github.split(separator: "\n")
    #expect(lines.count { $0.hasPrefix("::warning ") } == 10)
    #expect(lines.count { $0.hasPrefix("::notice ") } == 9)
    #expect(lines.last == "::notice::70 more findings are not shown here")
    let escaped = report(Self.sample, name: "a,b:c.bwk").github
    #expect(escaped.contains("file=a%2Cb%3Ac.bwk,line="))
    let combined = report(Self.sample, name: "a,\u{301}b:\u{301}|\u{301}.bwk")
    #expect(combined.github.contains("file=a%2C\u{301}b%3A\u{301}|\u{301}.bwk,line="))
    #expect(combined.markdownSummary.utf8.contains("b:\u{301}\\|\u{301}.bwk".utf8))
  }

  @Test func junitIsWellFormed() throws {
    let junit = report(Self.sample).junit
    #expect(junit.contains("<testsuites name=\"bailiwick\" tests=\"8\" failures=\"2\" errors=\"0\">"), "\(junit)")
    let parser = try python("import sys, xml.dom.minidom; xml.dom.minidom.parseString(sys.stdin.buffer.read())", junit)
    #expect(parser)
    #expect(report("").junit.contains("tests=\"1\" failures=\"0\""))
  }

  @Test func gitlabIsOneArrayOfUniqueEntries() throws {
    let text = report(Self.sample).gitlab.text()
    let entries = try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [[String: Any]])
    let prints = entries.compactMap { $0["fingerprint"] as? String }
    #expect(Set(prints).count == entries.count && !entries.isEmpty)
  }

  @Test func failuresAreDocuments() throws {
    let failure = LintReport(failure: "cannot read <x>")
    #expect(try object(failure.json.text())["error"] != nil)
    #expect(try object(failure.sarif(version: "1.2.3").text())["runs"] != nil)
    #expect(try python("import sys, xml.dom.minidom; xml.dom.minidom.parseString(sys.stdin.read())", failure.junit))
    #expect(failure.gitlab == .array([]))
    #expect(failure.github == "::error::cannot read <x>\n")
  }

  @Test func whatCannotBeReadStandsBesideTheFindings() throws {
    let linted = LintedPrograms([Linting.linted(Compilation(Program(text: Self.sample)))])
    let report = LintReport(
      files: linted.files, findings: linted.findings, counts: FindingCounts(linted.findings),
      failures: ["cannot read <a>", "cannot read b"], items: linted.itemTexts)
    let json = try object(report.json.text())
    #expect((json["errors"] as? [[String: String]])?.map { $0["message"] } == ["cannot read <a>", "cannot read b"])
    #expect((json["findings"] as? [Any])?.count == linted.findings.count)
    let run = try #require((try object(report.sarif(version: "1").text())["runs"] as? [[String: Any]])?.first)
    let invocation = try #require((run["invocations"] as? [[String: Any]])?.first)
    #expect(invocation["executionSuccessful"] as? Bool == false)
    #expect((invocation["toolExecutionNotifications"] as? [Any])?.count == 2)
    #expect((run["results"] as? [Any])?.count == linted.findings.count)
    #expect(try python("import sys, xml.dom.minidom; xml.dom.minidom.parseString(sys.stdin.read())", report.junit))
    #expect(report.junit.contains("errors=\"2\"") && report.junit.contains("<failure "))
    #expect(report.github.hasPrefix("::error::cannot read <a>\n::error::cannot read b\n::"))
    #expect(report.markdownSummary.contains("cannot read b"))
  }

  private func python(_ program: String, _ input: String) throws -> Bool {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["python3", "-c", program]
    let pipe = Pipe()
    process.standardInput = pipe
    try process.run()
    pipe.fileHandleForWriting.write(Data(input.utf8))
    try pipe.fileHandleForWriting.close()
    process.waitUntilExit()
    return process.terminationStatus == 0
  }
}
