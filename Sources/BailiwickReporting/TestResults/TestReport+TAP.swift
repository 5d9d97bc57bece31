extension TestReport {
  /// The Test Anything Protocol, version 14; what failed and why stands in comments, and that a test could not be run
  /// in its diagnostics.
  public var tap: String {
    if let obstacle { return "TAP version 14\nBail out! \(visible(obstacle))\n" }
    var lines = ["TAP version 14", "1..\(results.count)"]
    for (index, result) in results.enumerated() {
      let description = visible(result.title).escaping("\\#")
      lines.append("\(result.passed ? "ok" : "not ok") \(index + 1) - \(description)")
      guard !result.passed else { continue }
      if !result.hasFacts {
        lines += ["  ---", "  severity: error", "  message: \(JSONValue.string(result.got).shownText)", "  ..."]
      }
      lines += (["\(result.file):\(result.line)"] + result.reasons).map { "# " + visible($0) }
    }
    lines += (coverage?.text() ?? "").split(separator: "\n").map { "# " + $0 }
    return lines.map { $0 + "\n" }.joined()
  }
}
