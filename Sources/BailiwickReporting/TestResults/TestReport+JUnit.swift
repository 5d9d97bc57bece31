extension TestReport {
  /// JUnit's XML: a suite a file, a case a test.
  public var junit: String {
    var lines = ["<?xml version=\"1.0\" encoding=\"UTF-8\"?>"]
    lines.append("<testsuites name=\"bailiwick\" \(JUnitCounts(self).attributes)>")
    if let obstacle { lines += suite(of: obstacle) }
    for (file, results) in suites {
      let counts = JUnitCounts(TestReport(results))
      lines.append("  <testsuite name=\"\(xmlAttribute(file))\" \(counts.attributes) skipped=\"0\">")
      for result in results { lines += testCase(result) }
      lines.append("  </testsuite>")
    }
    lines.append("</testsuites>")
    return lines.map { $0 + "\n" }.joined()
  }

  /// A case that stands for all that could not be run.
  private func suite(of obstacle: String) -> [String] {
    [
      "  <testsuite name=\"bailiwick\" \(JUnitCounts(self).attributes) skipped=\"0\">",
      "    <testcase classname=\"bailiwick\" name=\"tests\">",
      "      <error message=\"\(xmlAttribute(obstacle))\" type=\"input\"/>", "    </testcase>", "  </testsuite>",
    ]
  }

  /// The results by file, in the order in which the files first come up.
  private var suites: [(file: String, results: [TestResult])] {
    var files: [String] = []
    let results = Dictionary(grouping: results) { result in
      if !files.contains(result.file) { files.append(result.file) }
      return result.file
    }
    return files.map { ($0, results[$0] ?? []) }
  }

  private func testCase(_ result: TestResult) -> [String] {
    let file = xmlAttribute(result.file)
    let start =
      "    <testcase classname=\"\(file)\" name=\"\(xmlAttribute(result.title))\""
      + " file=\"\(file)\" line=\"\(result.line)\""
    if result.passed { return [start + "/>"] }
    let message = "expected \(result.expected), got \(result.got)"
    let (element, type) = result.hasFacts ? ("failure", "expectation") : ("error", "input")
    return [
      start + ">",
      "      <\(element) message=\"\(xmlAttribute(message))\" type=\"\(type)\">"
        + xmlText(result.reasons.joined(separator: "\n")) + "</\(element)>",
      "    </testcase>",
    ]
  }
}

private struct JUnitCounts {
  let attributes: String

  init(_ report: TestReport) {
    let isStopped = report.obstacle != nil
    let errors = report.errors + (isStopped ? 1 : 0)
    let tests = report.results.count + (isStopped ? 1 : 0)
    attributes = "tests=\"\(tests)\" failures=\"\(report.failed)\" errors=\"\(errors)\""
  }
}
