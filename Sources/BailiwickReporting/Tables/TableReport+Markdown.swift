import BailiwickDecisions

extension TableReport {
  /// A heading and a table for each decision, in GitHub's dialect.
  public var markdown: String {
    if let failure { return "No tables: \(markdownText(failure))\n" }
    return tables.map(\.markdown).joined(separator: "\n")
  }
}

extension ReportedTable {
  fileprivate var markdown: String {
    let header = ["#"] + columns + ["rule", "authorities", "strength", "where"]
    var lines = ["## \(markdownText(title))", ""]
    lines.append(Self.row(header.map(markdownText)))
    lines.append(Self.row(["--:"] + header.dropFirst().map { _ in "---" }))
    for rule in rules {
      for row in rule.rows {
        let cells = columns.indices.map { row.words(in: $0).map(markdownText) ?? "-" }
        let ending = [rule.name, rule.shownAuthorities, rule.strength.rawValue, rule.place].map(markdownText)
        lines.append(Self.row([String(row.number)] + cells + ending))
      }
    }
    for rule in rules where !rule.documentation.isEmpty {
      lines += ["", "\(markdownText(rule.name)): \(markdownText(rule.documentation))"]
    }
    for rule in rules where rule.keepsAlternatives {
      lines += ["", "\(markdownText(rule.name)) keeps alternatives: \(Self.keptNote)."]
    }
    return lines.map { $0 + "\n" }.joined()
  }

  private static func row(_ cells: [String]) -> String {
    "| \(cells.joined(separator: " | ")) |"
  }
}
