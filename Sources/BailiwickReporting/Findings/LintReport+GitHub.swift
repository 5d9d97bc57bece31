import BailiwickSource

extension LintReport {
  /// GitHub shows ten annotations of each level a step, and drops the rest without a word.
  private static let annotationLimit = 10

  /// Workflow commands that annotate the findings in a pull request: errors first, ten of each level, and a
  /// notice that counts the rest.
  public var github: String {
    var lines = failures.map { "::error::\(data($0))" }
    var hidden = 0
    for severity in [Severity.error, .warning, .info] {
      let found = findings.filter { $0.severity == severity }
      // One notice is kept for what is not shown.
      let limit = Self.annotationLimit - (severity == .info ? 1 : 0)
      lines += found.prefix(limit).map(annotation)
      hidden += max(0, found.count - limit)
    }
    if hidden > 0 {
      lines.append("::notice::\(hidden) more \(hidden == 1 ? "finding is" : "findings are") not shown here")
    }
    return lines.map { $0 + "\n" }.joined()
  }

  private func annotation(_ finding: Finding) -> String {
    let file = files[finding.range.file]
    let (start, end) = (file.position(at: finding.range.start), file.position(at: finding.range.end))
    let command = finding.severity == .info ? "notice" : finding.severity.rawValue
    // Columns are shown only where all of it is on one line.
    let columns = start.line == end.line ? ",col=\(start.column),endColumn=\(end.column)" : ""
    let title = "\(finding.kind.code) \(finding.kind.name)"
    return "::\(command) file=\(property(file.name)),line=\(start.line),endLine=\(end.line)\(columns)"
      + ",title=\(property(title))::\(data(finding.message))"
  }

  /// A summary of the run in Markdown, for the job's page.
  public var markdownSummary: String {
    var lines = ["### bailiwick: \(lookedAtNothing ? failures.joined() : counts.summary)", ""]
    if !lookedAtNothing { lines += failures.flatMap { [visible($0), ""] } }
    if !findings.isEmpty {
      lines += ["| severity | check | place | finding |", "|---|---|---|---|"]
      lines += findings.prefix(100).map { finding in
        let cells = [
          finding.severity.rawValue, "\(finding.kind.code) \(finding.kind.name)", files.place(of: finding.range),
          visible(finding.message),
        ]
        return "| " + cells.map { $0.escaping("|") }.joined(separator: " | ") + " |"
      }
      if findings.count > 100 { lines += ["", "\(findings.count - 100) more are not shown here."] }
    }
    return lines.map { $0 + "\n" }.joined()
  }
}

/// A text as a workflow command takes it.
private func data(_ text: String) -> String { text.unicodeScalars.map(data).joined() }

private func data(_ scalar: Unicode.Scalar) -> String {
  switch scalar {
  case "%": "%25"
  case "\r": "%0D"
  case "\n": "%0A"
  case let scalar: visibleEscape(of: scalar) ?? String(scalar)
  }
}

private func property(_ text: String) -> String {
  text.unicodeScalars.map { scalar in
    switch scalar {
    case ":": "%3A"
    case ",": "%2C"
    case let scalar: data(scalar)
    }
  }.joined()
}
