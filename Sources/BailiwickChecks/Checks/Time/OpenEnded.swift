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
        A restricting rule is under an order that does not expire, and has no end of its own. Off unless it is \
        selected.
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
    let endless = rule.sentence.orders.compactMap { reference -> Order? in
      guard case .named(let number) = reference else { return nil }
      let order = subject.declarations.orders[number]
      return order.expires == nil ? order : nil
    }
    guard let order = endless.first else { return nil }
    return Finding(
      .openEnded, "the rule `\(rule.name)` has no end, and neither has the order `\(order.name)`",
      at: subject.place(of: rule), labels: [.init("no `expires`", at: subject.nameRange(order.origin))])
  }
}
