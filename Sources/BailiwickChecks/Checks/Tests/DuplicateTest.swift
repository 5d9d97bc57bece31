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
  var seen: [[[AnyHashable]]: PolicyTest] = [:]
  return subject.declarations.tests.compactMap { test in
    // Facts from a file are compared by the file's name.
    let key: [[AnyHashable]] = [
      test.givens.map { AnyHashable($0.statement) },
      test.expectations.flatMap { [AnyHashable($0.outcome), AnyHashable($0.rules)] },
    ]
    guard let first = seen[key] else {
      seen[key] = test
      return nil
    }
    return Finding(
      .duplicateTest, "the test \"\(test.name)\" states and expects the same as \"\(first.name)\"",
      at: test.origin.range, labels: [.init("the first is here", at: first.origin.range)])
  }
}
