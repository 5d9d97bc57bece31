import BailiwickDecisions
import BailiwickSource

extension TableReport {
  /// Comma-separated values (RFC 4180, lines ended by LF): a line for each row of each table, and a
  /// column for everything that any table asks about. An empty cell asks nothing.
  ///
  ///     decision,row,rule,title,strength,authorities,alternatives,participant.location,…,file,line,sentence,documentation
  public var csv: String {
    var columns: [String] = []
    for column in tables.flatMap(\.columns) where !columns.contains(column) { columns.append(column) }
    let start = ["decision", "row", "rule", "title", "strength", "authorities", "alternatives"]
    var lines = [Self.line(start + columns + ["file", "line", "sentence", "documentation"])]
    for table in tables {
      for rule in table.rules {
        let ending = [rule.file, String(rule.start.line), rule.sentence, rule.documentation]
        let facts = [
          rule.name, rule.title ?? "", rule.strength.rawValue, rule.authorities.joined(separator: "; "),
          rule.keepsAlternatives ? "kept" : "",
        ]
        for row in rule.rows {
          let cells = columns.map { name in
            table.columns.firstIndex(of: name).flatMap { row.words(in: $0) } ?? ""
          }
          lines.append(Self.line([table.name, String(row.number)] + facts + cells + ending))
        }
      }
    }
    return lines.joined()
  }

  private static func line(_ fields: [String]) -> String {
    fields.map(field).joined(separator: ",") + "\n"
  }

  private static func field(_ text: String) -> String {
    // By scalars: a mark may combine with a quote to one character.
    let isPlain = text.unicodeScalars.allSatisfy { !"\",\r\n".unicodeScalars.contains($0) }
    guard !isPlain else { return text }
    let parts = text.unicodeScalars.split(separator: "\"", omittingEmptySubsequences: false).map(String.init)
    return "\"\(parts.joined(separator: "\"\""))\""
  }
}
