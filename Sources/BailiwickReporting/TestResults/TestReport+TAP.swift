extension TestReport {
  /// The Test Anything Protocol, version 14; what failed and why stands in comments.
  public var tap: String {
    var lines = ["TAP version 14", "1..\(results.count)"]
    for (index, result) in results.enumerated() {
      let description = visible(result.name).map { "\\#".contains($0) ? "\\\($0)" : String($0) }.joined()
      lines.append("\(result.passed ? "ok" : "not ok") \(index + 1) - \(description)")
      guard !result.passed else { continue }
      let comments =
        ["\(result.file):\(result.line)", "expected: \(result.expected)", "got:      \(result.got)"]
        + result.details
      lines += comments.map { "# " + visible($0) }
    }
    return lines.map { $0 + "\n" }.joined()
  }
}
