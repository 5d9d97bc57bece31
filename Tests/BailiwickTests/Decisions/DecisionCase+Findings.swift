import Bailiwick

extension DecisionCase {
  /// Holds the findings against the comments that expect some. No error may come unexpected.
  func checkFindings(of compilation: Compilation) {
    let expected = compilation.files.flatMap(Self.expectedFindings)
    let found = compilation.findings
    for finding in found where finding.severity == .error {
      guard !expected.contains(where: { $0.matches(finding) }) else { continue }
      let position = compilation.files[Int(finding.range.file.number)].position(at: finding.range.start)
      fail("line \(position.line), unexpected error: \(finding.message)", line: section.line)
    }
    for expectation in expected where !found.contains(where: expectation.matches) {
      fail("expected \(expectation.severity.rawValue): \(expectation.words)", line: section.line)
    }
  }

  private struct ExpectedFinding {
    let severity: Severity
    let words: String
    let file: FileID
    /// The offsets of the line.
    let line: Range<Int>

    func matches(_ finding: Finding) -> Bool {
      finding.severity == severity && finding.range.file == file && line.contains(finding.range.start)
        && finding.message.contains(words)
    }
  }

  private static func expectedFindings(in file: SourceFile) -> [ExpectedFinding] {
    var expected: [ExpectedFinding] = []
    var start = 0
    for line in file.text(0..<file.bytes.count).split(separator: "\n", omittingEmptySubsequences: false) {
      let range = start..<start + line.utf8.count + 1
      start = range.upperBound
      for severity in Severity.allCases {
        let marker = line.split(separator: "# \(severity.rawValue): ", maxSplits: 1)
        guard marker.count == 2 else { continue }
        expected.append(
          ExpectedFinding(severity: severity, words: String(marker[1]), file: file.id, line: range))
      }
    }
    return expected
  }
}
