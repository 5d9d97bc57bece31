import BailiwickSource

extension LintReport {
  /// A report for GitLab's code quality, a subset of Code Climate's: one array.
  public var gitlab: JSONValue {
    .array(
      entries.map { finding, fingerprint in
        let file = files[finding.range.file]
        let start = file.position(at: finding.range.start).line
        let end = file.position(at: max(finding.range.start, finding.range.end - 1)).line
        return [
          "description": .string("\(finding.kind.name): \(finding.message)"),
          "check_name": .string(finding.kind.code),
          // It must be the only one of its kind in the report.
          "fingerprint": .string("\(fingerprint)-\(file.name)"),
          "severity": .string(finding.severity.gitlabSeverity),
          "location": [
            "path": .string(file.name.hasPrefix("./") ? String(file.name.dropFirst(2)) : file.name),
            "lines": ["begin": .integer(start), "end": .integer(end)],
          ],
        ]
      })
  }
}

extension Severity {
  fileprivate var gitlabSeverity: String {
    switch self {
    case .error: "critical"
    case .warning: "minor"
    case .info: "info"
    }
  }
}
