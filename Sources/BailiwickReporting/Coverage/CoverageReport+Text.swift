import BailiwickSource

extension CoverageReport {
  /// What no test shows, a line each, then how much is shown:
  ///
  ///     policy.bwk:3:7: block participants in CN: nobody just outside CN is tested (for example in HK)
  ///
  ///              shown  of  percent
  ///     rules        2   2  100
  public func text(_ style: Style = .plain) -> String {
    if let obstacle { return "no coverage: \(visible(obstacle))\n" }
    let missing = inSourceOrder { $0.isPossible && !$0.isShown }.map { line($0, style) }
    let impossible = inSourceOrder { !$0.isPossible }.map { line($0, style) }
    var lines: [String] = missing.isEmpty ? [] : [style.paint("not tested", .bold)] + missing + [""]
    if !impossible.isEmpty { lines += [style.paint("cannot be tested", .bold)] + impossible + [""] }
    var table = TextTable(header: ["coverage", "shown", "of", "percent"])
    for share in shares + [whole] {
      table.append([share.name, String(share.shown), String(share.total), String(share.percent)])
    }
    return (lines + table.lines(indent: "", style)).map { $0 + "\n" }.joined()
  }

  /// One line about how much is shown: `coverage: rules 100%, rows 50%, borders 66%, in all 70%`.
  public var summary: String {
    "coverage: " + (shares + [whole]).map { "\($0.name) \($0.percent)%" }.joined(separator: ", ")
  }

  private func line(_ point: CoveragePoint, _ style: Style) -> String {
    "  " + style.paint(point.place, .bold) + " " + point.words
  }
}

extension CoveragePoint {
  /// `policy.bwk:3:7: block participants in CN: nobody just outside CN is tested (for example in HK)`
  public var line: String { "\(place) \(words)" }

  fileprivate var place: String { "\(visible(file)):\(start.line):\(start.column):" }

  fileprivate var words: String {
    switch kind {
    case .rule, .row: visible(gap)
    case .border: visible(what) + ": " + visible(gap)
    }
  }
}
