extension TestReport {
  /// One document of the schema `bailiwick.tests/1`.
  public var json: JSONValue {
    [
      "schema": "bailiwick.tests/1",
      "tests": .array(results.map(json)),
      "summary": ["passed": .integer(passed), "failed": .integer(failed)],
    ]
  }

  private func json(_ result: TestResult) -> JSONValue {
    [
      "name": .string(result.name), "file": .string(result.file), "line": .integer(result.line),
      "passed": .bool(result.passed), "expected": .string(result.expected), "got": .string(result.got),
      "details": .strings(result.details),
    ]
  }
}
