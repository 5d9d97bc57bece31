extension TestReport {
  /// Every failed test with what was expected and what was got, then `N passed, N failed`:
  ///
  ///     policy.bwk:12: failed: Hong Kong keeps the meeting
  ///       given:    participant in HK, meeting tagged illegal-in-CN
  ///       expected: allow
  ///       got:      block by end-june-4th
  ///       applies: end meeting, rule end-june-4th (policy.bwk:3)
  ///         yes      meeting tagged illegal-in-CN  meeting.tags: illegal-in-CN
  ///
  ///     3 passed, 1 failed
  ///
  /// A test whose facts cannot be read has not failed, and is counted apart.
  /// Coverage follows where it is known.
  public func text(_ style: Style = .plain) -> String {
    if obstacle != nil { return "" }
    let failures = results.filter { !$0.passed }.map { text(of: $0, style) + "\n" }
    let counts = "\(passed) passed, \(failed) failed" + (errors == 0 ? "" : ", \(errors) not run")
    let closing = style.paint(counts, passed == results.count ? .green : .red) + "\n"
    return failures.joined() + closing + (coverage.map { "\n" + $0.text(style) } ?? "")
  }

  private func text(of result: TestResult, _ style: Style) -> String {
    let place = "\(visible(result.file)):\(result.line): "
    let word = style.paint(result.hasFacts ? "failed" : "not run", .red)
    let headline = style.paint(place, .bold) + word + ": " + visible(result.title)
    return ([headline] + result.reasons.map { "  " + visible($0) }).map { $0 + "\n" }.joined()
  }
}
