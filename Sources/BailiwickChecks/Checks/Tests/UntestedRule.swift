import BailiwickCoverage
import BailiwickDecisions
import BailiwickModel
import BailiwickSource
import BailiwickSyntax

extension FindingKind {
  static let untestedRule = FindingKind("X001", "untested-rule", category: "tests", .warning)
}

extension Check {
  static let untestedRule = Check(
    .untestedRule, "no test makes the rule fire",
    page: CheckPage(
      what: """
        The program has tests, and in none of them the rule fires. A program without any test is left in peace: a \
        warning for every rule would say nothing.
        """,
      why: "Nobody has seen what the rule does.",
      avoid: """
        rule mainland: block participants in CN under CN
        rule island: block participants in HK under HK

        test "mainland" given participant in CN expect block by mainland
        test "elsewhere" given participant in FR expect allow
        """,
      prefer: """
        rule mainland: block participants in CN under CN
        rule island: block participants in HK under HK

        test "mainland" given participant in CN expect block by mainland
        test "island" given participant in HK expect block by island
        test "elsewhere" given participant in FR expect allow
        """,
      fix: """
        None. State a request that the rule is for, and `expect` its effect `by` its name. `bailiwick test --generate \
        borders` writes such tests for rules that speak of places.
        """,
      related: ["X002"]),
    .absence(findings))
}

private func findings(_ subject: Subject) -> [Finding] {
  guard !subject.declarations.tests.isEmpty else { return [] }
  let firing = FiringRules(subject.policy, tables: subject.tables)
  let fired = subject.testFacts.compactMap(\.self).reduce(into: Set<Int>()) { $0.formUnion(firing.rules(in: $1)) }
  let files = subject.trees.map(\.file)
  return subject.policy.rules.enumerated().filter { !fired.contains($0.offset) }.map { number, rule in
    let hasBorders = !Border.all(ofRule: number, in: subject.policy, files: files).isEmpty
    let written = Finding.Note("help", "`bailiwick test --generate borders` writes tests of the rule's places")
    return Finding(
      .untestedRule, "no test makes the rule `\(rule.name)` fire", at: subject.place(of: rule),
      notes: [.init("help", advice(rule, subject.effect(of: rule)))] + (hasBorders ? [written] : []))
  }
}

/// What a test of a rule expects. One that lifts shows only by what it lifts.
private func advice(_ rule: Rule, _ effect: Effect) -> String {
  switch effect.force {
  case .restricts, .informs: "add `test \"…\" given … expect \(effect.name) by \(rule.name)`"
  case .permits, .protects:
    "add `test \"…\" given … expect allow` of somebody whom the rule is for, and another rule would restrict"
  }
}
