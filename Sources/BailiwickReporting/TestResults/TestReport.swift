/// What became of one `test` item.
public struct TestResult: Hashable, Sendable {
  public let name: String
  /// The name of the file that holds the test.
  public let file: String
  /// The line on which the test begins.
  public let line: Int
  /// The program in which it was run, by its last file, where several were.
  public var program: String?
  public let passed: Bool
  /// Whether the facts that it names could be read; else it has not passed.
  public let hasFacts: Bool
  /// What the test says should be, in the words of the language.
  public let expected: String
  public let got: String
  /// The request of a test that failed.
  public let request: TestRequest?
  /// The rules that tell why it failed.
  public let notes: [RuleNote]
  /// Whatever else helps to see why, a line each.
  public let details: [String]

  public init(
    name: String, file: String, line: Int, passed: Bool, hasFacts: Bool = true, expected: String, got: String,
    request: TestRequest? = nil, notes: [RuleNote] = [], details: [String] = []
  ) {
    self.name = name
    self.file = file
    self.line = line
    self.passed = passed
    self.hasFacts = hasFacts
    self.expected = expected
    self.got = got
    self.request = request
    self.notes = notes
    self.details = details
  }

  /// Its name, and where it was run if that is to be told.
  var title: String { name + (program.map { " (in \($0))" } ?? "") }

  /// For people, why it failed, a line each.
  var reasons: [String] {
    (request.map { ["given:    \($0.words)"] } ?? []) + ["expected: \(expected)", "got:      \(got)"] + details
      + notes.flatMap(\.lines)
  }
}

/// What a test states.
public struct TestRequest: Hashable, Sendable {
  /// As `given` states it, or like that: `participant in HK, meeting tagged illegal-in-CN`
  public let words: String
  /// As `eval` reads it.
  public let json: JSONValue

  public init(words: String, json: JSONValue) {
    self.words = words
    self.json = json
  }
}

/// The results of all tests, in the order in which they stand in the files.
public struct TestReport: Hashable, Sendable {
  public private(set) var results: [TestResult]
  /// What the tests show; `nil` where nobody asked.
  public private(set) var coverage: CoverageReport?
  /// Why no test could be run; `nil` when they were.
  public private(set) var obstacle: String?

  public init(_ results: [TestResult], coverage: CoverageReport? = nil) {
    self.results = results
    self.coverage = coverage
  }

  /// The report of a run that ended before its tests.
  public init(obstacle: String) {
    results = []
    self.obstacle = obstacle
  }

  public var passed: Int { results.count(where: \.passed) }
  public var failed: Int { results.count { !$0.passed && $0.hasFacts } }
  /// How many could not be run, since their facts cannot be read.
  public var errors: Int { results.count { !$0.hasFacts } }
  /// Whether every test could be run.
  public var isRun: Bool { obstacle == nil && results.allSatisfy(\.hasFacts) }
}
