import BailiwickDecisions
import BailiwickModel
import BailiwickProofs
import BailiwickReporting
import BailiwickSource

/// Decides the requests of tests as `eval` does, and says why a test fails.
final class DecidingTests {
  let tables: [DecisionTable]
  let policy: PolicySet
  private let files: [SourceFile]
  let decider: Decider
  /// Large, and wanted only where a test fails.
  private lazy var explainer = Explainer(policy, tables: tables, decider: decider)

  init(_ policy: PolicySet, files: [SourceFile]) {
    self.policy = policy
    self.files = files
    tables = tabulate(policy)
    decider = Decider(DecisionProgram(policy, tables: tables))
  }

  /// - Parameters:
  ///   - facts: what the test states, or why that cannot be read.
  ///   - file: the one that holds the test.
  ///   - record: is told the facts of a test that was decided, and the outcome.
  func run(
    _ test: PolicyTest, _ facts: Result<Facts, Failure>, in file: SourceFile, record: (Facts, Outcome) -> Void
  ) -> TestResult {
    let line = file.position(at: test.origin.range.start).line
    func result(_ failure: Failure?, request: TestRequest? = nil, notes: [RuleNote] = []) -> TestResult {
      TestResult(
        name: test.name, file: file.name, line: line, passed: failure == nil,
        hasFacts: failure.map { $0.expectation != nil } ?? true, expected: failure?.expected ?? "",
        got: failure?.got ?? "", request: request, notes: notes, details: failure?.details ?? [])
    }
    switch facts {
    case .failure(let failure): return result(failure)
    case .success(let facts):
      let outcome = decider.outcome(of: facts)
      record(facts, outcome)
      let failure = test.expectations.lazy.compactMap { Expecting(outcome, $0).failure }.first
      guard let failure else { return result(nil) }
      return result(failure, request: request(facts), notes: notes(on: facts, outcome, failure))
    }
  }

  private func request(_ facts: Facts) -> TestRequest {
    let phrases = GivenPhrases(policy).phrases(facts)
    let words = phrases?.joined(separator: ", ") ?? RequestPhrases(policy).scene(facts)
    return TestRequest(
      words: words.isEmpty ? "nothing" : words, json: RequestJSON(policy: policy).object(facts))
  }

  private func notes(on facts: Facts, _ outcome: Outcome, _ failure: Failure) -> [RuleNote] {
    guard let expectation = failure.expectation else { return [] }
    return FailureNotes(policy, files: files).notes(
      on: explainer.explanation(of: facts, decidedAs: outcome), missing: expectation
    ) { explainer.nearestRow(of: $0, in: facts, decidedAs: outcome) }
  }
}

/// Why a test fails.
struct Failure: Error {
  let expected: String
  let got: String
  /// What is not met; `nil` when the facts cannot be read.
  var expectation: PolicyTest.Expectation?
  var details: [String] = []
}
