import BailiwickModel
import BailiwickProofs
import BailiwickSource

extension FindingKind {
  static let shadowedRule = FindingKind("D002", "shadowed-rule", category: "redundancy", .warning)
}

extension Check {
  static let shadowedRule = Check(
    .shadowedRule, "other rules do the same whenever it fires",
    page: CheckPage(
      what: """
        Whenever the rule fires, others with the same effect and at least its strength fire as well. The fewest such \
        rules are named. Where one of them speaks for another authority, this weighs as information: the rule may be \
        there to say on whose word, too.
        """,
      why: "Two rules for one thing are changed one at a time.",
      avoid: """
        block participants in CN for meetings tagged illegal-in-CN

        block participants in CN for meetings tagged illegal-in-CN when meeting.size is at least 10
        """,
      prefer: """
        block participants in CN for meetings tagged illegal-in-CN
        """,
      fix: """
        Unsafe, since decisions then name other rules: the rule is taken away with its comments. Safe where the others \
        speak on the same word, as strongly, and tell people the same, and no rule gets another number. A rule of \
        which a test speaks stays.
        """,
      related: ["D001", "D003"]),
    .policy(findings))
}

private func findings(_ subject: Subject) -> [Finding] {
  let removal = RuleRemoval(subject)
  return subject.proofs.idleRules.shadowed.filter { !$0.isMutual }.map {
    subject.finding(.shadowedRule, $0, "covered by", removal)
  }
}

extension Subject {
  /// A rule that others cover. Where the covered rule speaks for another authority, it may be kept for the record.
  func finding(
    _ kind: FindingKind, _ shadowed: ShadowedRule, _ relation: String, _ removal: RuleRemoval
  ) -> Finding {
    let rule = policy.rules[shadowed.rule]
    let coverers = shadowed.coverers.map { policy.rules[$0] }
    let isForOthers = coverers.contains { $0.authorities != rule.authorities }
    let names = coverers.map { "`\($0.name)`" }
    let first = names.dropLast().joined(separator: ", ")
    let list = [first, names.last ?? ""].filter { !$0.isEmpty }.joined(separator: " and ")
    return Finding(
      isForOthers ? kind.weighing(.info) : kind, "`\(rule.name)` is \(relation) \(list)", at: place(of: rule),
      labels: coverers.map { .init("this fires whenever it does", at: place(of: $0)) },
      fixes: removal.fixes(of: shadowed))
  }
}
