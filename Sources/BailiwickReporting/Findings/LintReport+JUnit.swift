import BailiwickSource

extension LintReport {
  /// JUnit's XML: a suite a file, a failing case an error or warning; information is a case that passes.
  public var junit: String {
    let byFile = Dictionary(grouping: findings) { $0.range.file }
    let tests = failures.count + allFiles.reduce(0) { $0 + max(1, byFile[$1.id]?.count ?? 0) }
    var lines = ["<?xml version=\"1.0\" encoding=\"UTF-8\"?>"]
    lines.append("<testsuites name=\"bailiwick\" \(attributes(tests: tests, findings, errors: failures.count))>")
    if !failures.isEmpty { lines += failureSuite }
    let drawing = FindingsText(files: allFiles)
    for file in allFiles { lines += suite(file, byFile[file.id] ?? [], drawing) }
    return (lines + ["</testsuites>"]).map { $0 + "\n" }.joined()
  }

  /// A case for each thing that could not be read.
  private var failureSuite: [String] {
    let count = failures.count
    let cases = failures.flatMap { failure in
      [
        "    <testcase classname=\"bailiwick\" name=\"lint\">", "      <error message=\"\(xmlAttribute(failure))\"/>",
        "    </testcase>",
      ]
    }
    let start = "  <testsuite name=\"bailiwick\" \(attributes(tests: count, [], errors: count))>"
    return [start] + cases + ["  </testsuite>"]
  }

  private func attributes(tests: Int, _ findings: [Finding], errors: Int = 0) -> String {
    "tests=\"\(tests)\" failures=\"\(findings.count { $0.severity > .info })\" errors=\"\(errors)\""
  }

  private func suite(_ file: SourceFile, _ findings: [Finding], _ drawing: FindingsText) -> [String] {
    let name = xmlAttribute(visible(file.name))
    let start = "  <testsuite name=\"\(name)\" \(attributes(tests: max(1, findings.count), findings))>"
    let cases =
      findings.isEmpty
      ? ["    <testcase classname=\"\(name)\" name=\"no findings\" file=\"\(name)\"/>"]
      : findings.flatMap { testCase($0, name, drawing) }
    return [start] + cases + ["  </testsuite>"]
  }

  private func testCase(_ finding: Finding, _ file: String, _ drawing: FindingsText) -> [String] {
    let place = files.place(of: finding.range)
    let title = xmlAttribute("\(finding.kind.code) \(finding.kind.name) at \(place)")
    let line = files[finding.range.file].position(at: finding.range.start).line
    let start = "    <testcase classname=\"\(file)\" name=\"\(title)\" file=\"\(file)\" line=\"\(line)\""
    let text = drawing.render(finding)
    if finding.severity == .info {
      return [start + ">", "      <system-out>\(xmlText(text))</system-out>", "    </testcase>"]
    }
    return [
      start + ">",
      "      <failure message=\"\(xmlAttribute(finding.message))\" type=\"\(finding.severity.rawValue)\">"
        + xmlText(text) + "</failure>",
      "    </testcase>",
    ]
  }
}
