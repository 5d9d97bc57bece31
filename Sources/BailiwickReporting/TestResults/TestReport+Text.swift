extension TestReport {
  /// Every failed test with what was expected and what was got, then `N passed, N failed`:
  ///
  ///     policy.bwk:12: failed: Hong Kong keeps the meeting
  ///       expected: allow
  ///       got:      block by end-june-4th
  ///
  ///     3 passed, 1 failed
  public func text(_ style: Style = .plain) -> String {
    let failures = results.filter { !$0.passed }.map { text(of: $0, style) + "\n" }
    let closing = "\(passed) passed, \(failed) failed"
    return failures.joined() + style.paint(closing, failed == 0 ? .green : .red) + "\n"
  }

  private func text(of result: TestResult, _ style: Style) -> String {
    let place = "\(visible(result.file)):\(result.line): "
    let headline = style.paint(place, .bold) + style.paint("failed", .red) + ": " + visible(result.name)
    let lines = [
      headline, "  expected: \(visible(result.expected))", "  got:      \(visible(result.got))",
    ]
    return (lines + result.details.map { "  " + visible($0) }).map { $0 + "\n" }.joined()
  }
}
