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
  let phrases = RequestPhrases(subject.policy)
  return subject.proofs.violations.map { violation in
    let assertion = subject.declarations.nevers[violation.assertion]
    let rule = subject.policy.rules[violation.rule]
    let scene = phrases.scene(violation.witness)
    let evidence = FindingWitness(
      policy: subject.policy, requests: [("request", violation.witness)],
      steps: [scene, "`\(rule.name)` fires, and nothing lifts its effect"])
    return Finding(
      .neverViolated, "`\(rule.name)` does what is said never to be done", at: assertion.sentence.head.range,
      labels: [.init("this does it", at: rule.sentence.head.range)], notes: [Finding.Note("witness", scene)],
      evidence: Finding.Evidence(evidence))
  }
}
