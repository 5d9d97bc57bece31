/// What became of one `test` item.
public struct TestResult: Hashable, Sendable {
  public let name: String
  /// The name of the file that holds the test.
  public let file: String
  /// The line on which the test begins.
  public let line: Int
  public let passed: Bool
  /// What the test says should be, in the words of the language.
  public let expected: String
  public let got: String
  /// Whatever else helps to see why, a line each.
  public let details: [String]

  public init(
    name: String, file: String, line: Int, passed: Bool, expected: String, got: String, details: [String] = []
  ) {
    self.name = name
    self.file = file
    self.line = line
    self.passed = passed
    self.expected = expected
    self.got = got
    self.details = details
  }
}

/// The results of all tests, in the order in which they stand in the files.
public struct TestReport: Hashable, Sendable {
  public let results: [TestResult]

  public init(_ results: [TestResult]) {
    self.results = results
  }

  public var passed: Int { results.count(where: \.passed) }
  public var failed: Int { results.count - passed }
}
