import BailiwickModel
import BailiwickSource

extension FindingKind {
  static let duplicateTest = FindingKind("X003", "duplicate-test", category: "tests", .error)
}

extension Check {
  static let duplicateTest = Check(
    .duplicateTest, "two tests that state and expect the same",
    page: CheckPage(
      what: """
        Two tests have the same facts and the same expectations under two names. Two tests of one name are found as \
        `duplicate-name`.
        """,
      why: "One of them was copied to be changed, and was not.",
      avoid: """
        block participants in CN under CN

        test "one" given participant in CN expect block
        test "two" given participant in CN expect block
        test "out" given participant in HK expect allow
        """,
      prefer: """
        block participants in CN under CN

        test "one" given participant in CN expect block
        test "out" given participant in HK expect allow
        """,
      fix: "None. Take one of them away, or state in it what it was copied for.",
      related: ["C012", "X004"]),
    .policy(findings))
}

private func findings(_ subject: Subject) -> [Finding] {
  var seen: [TestMeaning: PolicyTest] = [:]
  return zip(subject.declarations.tests, subject.testFacts).compactMap { test, facts in
    let meaning = TestMeaning(test, facts)
    guard let first = seen[meaning] else {
      seen[meaning] = test
      return nil
    }
    return Finding(
      .duplicateTest, "the test \"\(test.name)\" states and expects the same as \"\(first.name)\"",
      at: test.origin.range, labels: [.init("the first is here", at: first.origin.range)])
  }
}

/// What a test states and expects, in whatever order it says so.
private struct TestMeaning: Hashable {
  /// What is stated together.
  let facts: Facts?
  /// What is stated, where the facts cannot be read.
  let statements: [PolicyTest.Statement]
  /// Facts from files are compared by the files' names, too.
  let files: Set<PolicyTest.Statement>
  let expectations: Set<Expectation>

  struct Expectation: Hashable {
    let outcome: PolicyTest.Expected
    let rules: Set<String>?
  }

  init(_ test: PolicyTest, _ facts: Facts?) {
    self.facts = facts
    let stated = test.givens.map(\.statement)
    statements = facts == nil ? stated : []
    files = Set(stated.filter { if case .facts = $0 { true } else { false } })
    expectations = Set(test.expectations.map { Expectation(outcome: $0.outcome, rules: $0.rules) })
  }
}
