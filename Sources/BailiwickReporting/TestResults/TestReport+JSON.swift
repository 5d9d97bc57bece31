extension TestReport {
  /// One document of the schema `bailiwick.tests/1`.
  public var json: JSONValue {
    var object: JSONObject = [
      "schema": "bailiwick.tests/1",
      "tests": .array(results.map(json)),
      "summary": ["passed": .integer(passed), "failed": .integer(failed), "errors": .integer(errors)],
    ]
    if let obstacle { object.append("error", ["message": .string(obstacle)]) }
    object.append("coverage", coverage.map { .object($0.json) })
    return .object(object)
  }

  private func json(_ result: TestResult) -> JSONValue {
    var object: JSONObject = [
      "name": .string(result.name), "file": .string(result.file), "line": .integer(result.line),
    ]
    object.append("program", result.program)
    object.append("status", result.passed ? "passed" : result.hasFacts ? "failed" : "error")
    object.append("passed", .bool(result.passed))
    object.append("expected", result.expected)
    object.append("got", result.got)
    object.append("request", result.request?.json)
    if !result.notes.isEmpty { object.append("rules", .array(result.notes.map(\.json))) }
    object.append("details", .strings(result.details))
    return .object(object)
  }
}
