import BailiwickSource

/// What holds for a check in a file, and why.
public struct ConfiguredCheck: Hashable, Sendable {
  public let code: String
  public let name: String
  /// `nil` when it does not run.
  public let severity: Severity?
  /// What says so: `default`, or a key of the configuration.
  public let reason: String
}

extension Configuration {
  /// What holds for every check in a file, by code.
  ///
  /// - Parameter path: relative to the configuration's directory.
  public func checks(for path: String) throws(UnknownCheck) -> [ConfiguredCheck] {
    let settings = try settings(for: path, CheckSelection())
    return try Check.all.map { check throws(UnknownCheck) in
      let runs = check.stopsCompilation || settings.enabled.contains(check.code)
      let severity = check.stopsCompilation ? check.kind.severity : severities[check.code] ?? check.kind.severity
      return ConfiguredCheck(
        code: check.code, name: check.name, severity: runs ? severity : nil,
        reason: try reason(check, for: path, runs: runs))
    }
  }

  private func reason(_ check: Check, for path: String, runs: Bool) throws(UnknownCheck) -> String {
    let code = check.code
    if check.stopsCompilation { return "cannot be switched off" }
    if switchedOff.contains(code) { return "severity" }
    if let ignore = ignores.first(where: { $0.pattern.matches(path) && $0.codes.contains(code) }) {
      return "per-file-ignores \"\(ignore.pattern.text)\""
    }
    if try CheckSelection.codes(selection.ignore).contains(code) { return "ignore" }
    if severities[code] != nil, runs { return "severity" }
    if try CheckSelection.codes(selection.extend).contains(code) { return "extend-select" }
    return selection.select == nil ? "default" : "select"
  }
}
