import BailiwickModel
import BailiwickSource

extension FindingKind {
  static let openEnded = FindingKind("T004", "open-ended", category: "time", .info)
}

extension Check {
  static let openEnded = Check(
    .openEnded, "a restriction under an order without an end", isOnByDefault: false,
    page: CheckPage(
      what: """
        A restricting rule is under an order that does not expire, as the one has no name does that an authority \
        itself stands for, and has no end of its own. Off unless it is selected.
        """,
      why: """
        Some authorities' orders must end, or be renewed; others need not. Whoever must know selects this check.
        """,
      avoid: """
        order ban issued by CN on 2020-05-18 cites "12/2020"

        block participants in CN under ban
        """,
      prefer: """
        order ban issued by CN on 2020-05-18 expires 2036-05-17 cites "12/2020"

        block participants in CN under ban
        """,
      fix: "None: only its authority knows the day. Write `expires` in the order, or `until` in the rule.",
      related: ["T002"]),
    .policy(findings))
}

private func findings(_ subject: Subject) -> [Finding] {
  subject.policy.rules.compactMap { rule in
    guard subject.effect(of: rule).force == .restricts, rule.sentence.window.end == nil else { return nil }
    for reference in rule.sentence.orders {
      switch reference {
      case .anonymous(let authority):
        return Finding(
          .openEnded, "the rule `\(rule.name)` has no end, and the word of \(authority) under which it is has none",
          at: subject.place(of: rule), notes: [.init("help", "name the order, or write `until` in the rule")])
      case .named(let number):
        let order = subject.declarations.orders[number]
        guard order.expires == nil else { continue }
        return Finding(
          .openEnded, "the rule `\(rule.name)` has no end, and neither has the order `\(order.name)`",
          at: subject.place(of: rule), labels: [.init("no `expires`", at: subject.nameRange(order.origin))])
      }
    }
    return nil
  }
}
