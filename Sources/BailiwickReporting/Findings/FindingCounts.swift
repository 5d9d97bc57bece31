import BailiwickSource

/// How many findings there are of each severity, and how many are not shown.
public struct FindingCounts: Hashable, Sendable {
  public var error = 0
  public var warning = 0
  public var info = 0
  /// Findings that a pragma in the text accepts.
  public var accepted: Int
  /// Findings that the baseline knows.
  public var baselined: Int

  public init(_ findings: [Finding], accepted: Int = 0, baselined: Int = 0) {
    self.accepted = accepted
    self.baselined = baselined
    for finding in findings {
      switch finding.kind.severity {
      case .error: error += 1
      case .warning: warning += 1
      case .info: info += 1
      }
    }
  }

  /// The closing line of a run: `2 errors, 1 warning (1 accepted)`.
  public var summary: String {
    let shown = [
      counted(error, "error", "errors"), counted(warning, "warning", "warnings"),
      counted(info, "info", "infos"),
    ]
    let hidden = [
      counted(accepted, "accepted", "accepted"), counted(baselined, "in the baseline", "in the baseline"),
    ]
    let first = shown.compactMap(\.self).joined(separator: ", ")
    let second = hidden.compactMap(\.self).joined(separator: ", ")
    return (first.isEmpty ? "no findings" : first) + (second.isEmpty ? "" : " (\(second))")
  }

  var json: JSONValue {
    [
      "error": .integer(error), "warning": .integer(warning), "info": .integer(info),
      "accepted": .integer(accepted), "baselined": .integer(baselined),
    ]
  }
}

private func counted(_ count: Int, _ one: String, _ many: String) -> String? {
  count == 0 ? nil : "\(count) \(count == 1 ? one : many)"
}
