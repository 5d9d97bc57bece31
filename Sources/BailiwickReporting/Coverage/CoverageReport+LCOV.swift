import BailiwickSource

/// lcov's tracefile (geninfo(1), lcov 1.16): a rule is a function, a test of a place is a branch with an arm for each side,
/// and each of these, and each row, counts for the line on which it is written.
extension CoverageReport {
  /// Counts are numbers of tests. What no request can show is left out.
  public var lcov: String {
    files.map { file in
      let points = inSourceOrder { $0.file == file && $0.isPossible }
      guard !points.isEmpty else { return "" }
      let lines =
        ["TN:", "SF:\(visible(file))"] + functions(points) + branches(points) + counts(points) + ["end_of_record"]
      return lines.map { $0 + "\n" }.joined()
    }.joined()
  }

  private func functions(_ points: [CoveragePoint]) -> [String] {
    let rules = points.filter { $0.kind == .rule }
    return rules.map { "FN:\($0.start.line),\(visible($0.rule))" }
      + rules.map { "FNDA:\($0.count),\(visible($0.rule))" }
      + ["FNF:\(rules.count)", "FNH:\(rules.count(where: \.isShown))"]
  }

  /// Borders on one line are blocks of it, in their order.
  private func branches(_ points: [CoveragePoint]) -> [String] {
    var lines: [String] = []
    var (block, arm) = (0, 0)
    var last: CoveragePoint?
    for point in points {
      guard case .border = point.kind else { continue }
      let isSameBorder = last.map { $0.start == point.start && $0.rule == point.rule } ?? false
      arm = isSameBorder ? arm + 1 : 0
      if !isSameBorder { block = last?.start.line == point.start.line ? block + 1 : 0 }
      last = point
      lines.append("BRDA:\(point.start.line),\(block),\(arm),\(point.count)")
    }
    let shown = points.count { point in
      if case .border = point.kind { point.isShown } else { false }
    }
    return lines + ["BRF:\(lines.count)", "BRH:\(shown)"]
  }

  /// A line is shown as often as the least of what stands on it.
  private func counts(_ points: [CoveragePoint]) -> [String] {
    var counts: [Int: Int] = [:]
    for point in points {
      counts[point.start.line] = min(counts[point.start.line] ?? .max, point.count)
    }
    let lines = counts.sorted { $0.key < $1.key }
    return lines.map { "DA:\($0.key),\($0.value)" }
      + ["LF:\(lines.count)", "LH:\(lines.count { $0.value > 0 })"]
  }
}

extension CoveragePoint {
  /// How many tests show it.
  fileprivate var count: Int {
    if case .shown(let tests) = state { tests.count } else { 0 }
  }
}
