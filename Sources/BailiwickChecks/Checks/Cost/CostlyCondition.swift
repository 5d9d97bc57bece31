import BailiwickModel
import BailiwickSource

extension FindingKind {
  static let costlyCondition = FindingKind("Z002", "costly-condition", category: "cost", .info)
}

extension Check {
  static let costlyCondition = Check(
    .costlyCondition, "a rule that asks more of each request than others",
    page: CheckPage(
      what: """
        The rule's tests cost more than 200: a test costs 1, a regular expression 20, and what is asked of each of \
        the people ten times as much.
        """,
      why: "It is asked in every request whose other conditions hold.",
      avoid: """
        block participants in CN under CN
        when any participant with account.email matches /@(a|b)[.]example$/
          and any participant with account.email matches /[.]test$/
        """,
      prefer: """
        block participants in CN under CN when any participant with account.email ends with "@a.example"
        """,
      fix: "None. Ask for the end or the start of a text instead of matching it.",
      related: ["Z001", "C016"]),
    .policy(findings))
}

private let costLimit = 200

private func findings(_ subject: Subject) -> [Finding] {
  subject.policy.rules.compactMap { rule in
    let cost = rule.sentence.conditions.reduce(0) { $0 + $1.cost }
    guard cost > costLimit else { return nil }
    return Finding(
      .costlyCondition, "the rule `\(rule.name)` costs \(cost) in each request", at: subject.place(of: rule))
  }
}

extension Condition {
  fileprivate var cost: Int {
    switch self {
    case .all(let parts), .any(let parts): parts.reduce(0) { $0 + $1.cost }
    case .not(let part): part.cost
    case .test(let test): if case .text(.matches) = test.predicate { 20 } else { 1 }
    case .quantified(let quantified): quantified.condition.cost * 10
    }
  }
}
