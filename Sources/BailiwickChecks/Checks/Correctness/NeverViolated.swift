import BailiwickModel
import BailiwickProofs
import BailiwickSource

extension FindingKind {
  static let neverViolated = FindingKind("C014", "never-violated", category: "correctness", .error)
}

extension Check {
  static let neverViolated = Check(
    .neverViolated, "a `never` fails, with a witness",
    page: CheckPage(
      what: "There is a request in which the effect applies that the program says never does.",
      why: "A `never` is a promise to those it names. It is proved for all requests, and here it is broken.",
      avoid: """
        never block participants outside CN

        block participants for meetings tagged illegal-in-CN
        """,
      prefer: """
        never block participants outside CN

        block participants in CN for meetings tagged illegal-in-CN
        """,
      fix: "None; the witness shows the request.",
      related: ["L001"]),
    .policy(findings))
}

private func findings(_ subject: Subject) -> [Finding] {
  subject.proofs.violations.map { ViolationFinding.finding($0, in: subject.policy) }
}

/// A broken promise as a finding, for the linter and for whoever has just broken it.
package enum ViolationFinding {
  package static func finding(_ violation: Violation, in policy: PolicySet) -> Finding {
    let assertion = policy.declarations.nevers[violation.assertion]
    let rule = policy.rules[violation.rule]
    let scene = RequestPhrases(policy).scene(violation.witness)
    let evidence = FindingWitness(
      policy: policy, requests: [("request", violation.witness)],
      steps: [scene, "`\(rule.name)` fires, and nothing lifts its effect"])
    return Finding(
      .neverViolated, "`\(rule.name)` does what is said never to be done", at: assertion.sentence.head.range,
      labels: [.init("this does it", at: rule.sentence.head.range)], notes: [Finding.Note("witness", scene)],
      evidence: Finding.Evidence(evidence))
  }
}
