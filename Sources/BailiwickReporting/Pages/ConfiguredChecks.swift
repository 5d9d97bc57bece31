import BailiwickChecks
import BailiwickSource

/// What holds for the checks in a file, as a table.
public func configurationTable(_ checks: [ConfiguredCheck]) -> String {
  var table = TextTable(header: ["check", "name", "severity", "because of"])
  for check in checks {
    table.append([check.code, check.name, check.severity?.rawValue ?? "off", check.reason])
  }
  return table.lines(indent: "", .plain).map { $0 + "\n" }.joined()
}

/// The same as one document.
///
/// - Parameter file: the configuration; `nil` when there is none.
public func configurationDocument(_ checks: [ConfiguredCheck], file: String?) -> JSONValue {
  let values = checks.map { check -> JSONValue in
    [
      "code": .string(check.code), "name": .string(check.name), "severity": .string(check.severity?.rawValue ?? "off"),
      "because": .string(check.reason),
    ]
  }
  return ["configuration": file.map(JSONValue.string) ?? .null, "checks": .array(values)]
}
