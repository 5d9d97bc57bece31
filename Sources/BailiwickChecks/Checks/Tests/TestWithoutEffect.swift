import BailiwickDecisions
import BailiwickModel
import BailiwickProofs
import BailiwickSource

extension FindingKind {
  static let testWithoutEffect = FindingKind("X004", "test-without-effect", category: "tests", .warning)
}

extension Check {
  static let testWithoutEffect = Check(
    .testWithoutEffect, "a test that passes only because facts are missing",
    page: CheckPage(
      what: """
        The test expects that nothing is done, and whether something is done cannot be told from what it states.
        """,
      why: "It passes for every policy that asks for a fact that it leaves out, and so shows nothing.",
      avoid: """
        block participants in CN for meetings tagged illegal-in-CN

        test "nothing happens" given participant in CN expect no effects
        test "it does" given participant in CN given meeting tagged illegal-in-CN expect block
        test "not there" given participant in HK given meeting tagged illegal-in-CN expect allow
        """,
      prefer: """
        block participants in CN for meetings tagged illegal-in-CN

        test "nothing happens" given participant in CN given meeting not tagged illegal-in-CN expect no effects
        test "it does" given participant in CN given meeting tagged illegal-in-CN expect block
        test "not there" given participant in HK given meeting tagged illegal-in-CN expect allow
        """,
      fix: "None; the finding says which facts are missing.",
      related: ["X001"]),
    .policy(findings))
}

private func findings(_ subject: Subject) -> [Finding] {
  let decider = subject.proofs.grounds.decider
  return zip(subject.declarations.tests, subject.testFacts).compactMap { test, facts in
    guard let facts, test.expectations.allSatisfy({ $0.outcome == .noEffects }) else { return nil }
    let outcome = decider.outcome(of: facts)
    let applied = outcome.effects + (outcome.people ?? []).flatMap(\.outcome.effects)
    let undecided = outcome.undecided + (outcome.people ?? []).flatMap(\.outcome.undecided)
    guard applied.isEmpty, let first = undecided.first else { return nil }
    return Finding(
      .testWithoutEffect, "the test passes only because facts are missing", at: test.origin.range,
      notes: [.init("help", "whether `\(first.rule)` applies needs \(first.needs.joined(separator: ", "))")])
  }
}
