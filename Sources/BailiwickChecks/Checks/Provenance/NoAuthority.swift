import BailiwickModel
import BailiwickSource

extension FindingKind {
  static let noAuthority = FindingKind("P001", "no-authority", category: "provenance", .warning)
}

extension Check {
  static let noAuthority = Check(
    .noAuthority, "a restriction that singles out a place names no authority and no asserted tag",
    page: CheckPage(
      what: "A restricting rule asks where somebody or something is, and nothing in it says on whose word.",
      why: """
        A restriction for one place is somebody's: a law, an order, a contract. What is nobody's can be neither \
        checked nor ended.
        """,
      avoid: """
        block participants in CN
        """,
      prefer: """
        block participants in CN under CN
        """,
      fix: "None. Name an order or an authority with `under`, or accept the finding with the reason.",
      related: ["P002"]),
    .policy(findings))
}

private func findings(_ subject: Subject) -> [Finding] {
  subject.policy.rules.compactMap { rule in
    guard subject.effect(of: rule).force == .restricts, rule.authorities.isEmpty else { return nil }
    let placement = rule.sentence.placedTests.first { placed in
      switch placed.test.predicate {
      case .inside, .possiblyInside: true
      case .tagged, .number, .text, .choice, .flag, .time, .known: false
      }
    }
    guard let placement else { return nil }
    return Finding(
      .noAuthority, "the rule `\(rule.name)` singles out a place and does not say on whose word",
      at: subject.place(of: rule), labels: [.init("this place", at: placement.test.origin.range)],
      notes: [.init("help", "add `under` with an order or an authority")])
  }
}
