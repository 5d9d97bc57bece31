import BailiwickChecks
import BailiwickSource

extension Check {
  /// Its page as an object.
  public var pageJSON: JSONValue {
    [
      "code": .string(code), "name": .string(name), "category": .string(kind.category),
      "severity": .string(kind.severity.rawValue), "default": .bool(isOnByDefault),
      "summary": .string(summary), "what": .string(page.what), "why": .string(page.why),
      "avoid": page.avoid.map(JSONValue.string) ?? .null, "prefer": .string(page.prefer),
      "fix": .string(page.fix), "related": .strings(page.related),
    ]
  }
}

/// Several pages as one document.
public func pagesDocument(_ checks: [Check]) -> JSONValue {
  ["schema": "bailiwick.checks/1", "checks": .array(checks.map(\.pageJSON))]
}
