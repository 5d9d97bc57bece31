import BailiwickModel
import BailiwickProofs
import BailiwickSource

extension FindingKind {
  static let conflict = FindingKind("A001", "conflict", category: "agreement", .warning)
}

extension Check {
  static let conflict = Check(
    .conflict, "a protect and a restriction of different authorities meet",
    page: CheckPage(
      what: """
        One authority protects somebody whom another restricts, in the same request. The witness shows it.
        """,
      why: "The strength of rules decides, and perhaps nobody has decided that it should.",
      avoid: """
        protect participants in HK for meetings tagged illegal-in-CN under HK

        block participants in CN, HK for meetings tagged illegal-in-CN under CN
        """,
      prefer: """
        protect participants in HK under HK

        block participants in CN for meetings tagged illegal-in-CN under CN
        """,
      fix: """
        None. Say in the weaker rule for whom it is not, as with `except`, or accept the finding with the \
        reason why the stronger one goes first.
        """,
      related: ["A002"]),
    .policy(findings))
}

private func findings(_ subject: Subject) -> [Finding] {
  let phrases = RequestPhrases(subject.policy)
  return subject.proofs.conflicts.map { conflict in
    let restricting = subject.policy.rules[conflict.restricting]
    let protecting = subject.policy.rules[conflict.protecting]
    let scene = phrases.scene(conflict.witness)
    let evidence = FindingWitness(
      policy: subject.policy, requests: [("request", conflict.witness)], person: conflict.person,
      steps: [scene, "`\(restricting.name)` fires", "`\(protecting.name)` protects"])
    return Finding(
      .conflict,
      "`\(protecting.name)` of \(names(protecting)) protects whom `\(restricting.name)` of \(names(restricting)) restricts",
      at: restricting.sentence.head.range, labels: [.init("this protects", at: protecting.sentence.head.range)],
      notes: [Finding.Note("witness", scene)], evidence: Finding.Evidence(evidence))
  }
}

private func names(_ rule: Rule) -> String { rule.authorities.joined(separator: " and ") }
