import BailiwickModel
import BailiwickSource
import BailiwickSyntax

extension FindingKind {
  static let expiringSoon = FindingKind("T003", "expiring-soon", category: "time", .info)
}

extension Check {
  static let expiringSoon = Check(
    .expiringSoon, "a rule or an order that ends within thirty days",
    page: CheckPage(
      what: "The rule's window, or the order's last day, is at most thirty days ahead.",
      why: "What happens on the day after should be decided before it.",
      avoid: """
        block participants in CN under CN until 2026-07-01
        """,
      prefer: """
        block participants in CN under CN until 2027-07-01
        """,
      fix: "None. Renew the window or the order where that is decided; else the rule may lapse.",
      related: ["T001", "T002"]),
    .policy(findings))
}

private let daysAhead: Int64 = 30

private func findings(_ subject: Subject) -> [Finding] {
  let today = subject.options.today
  func daysLeft(_ end: Instant) -> Int64? {
    // What ends with a day, ends on that day.
    let days = (end.seconds - 1 - today.start.seconds) / 86_400
    return end > today.start && days <= daysAhead ? days : nil
  }
  let rules = subject.policy.rules.compactMap { rule -> Finding? in
    guard let days = rule.sentence.window.end.flatMap(daysLeft) else { return nil }
    let clause = subject.item(rule.origin)?.child(.untilClause, .throughClause)?.range
    return Finding(
      .expiringSoon, "the rule `\(rule.name)` ends \(words(days))", at: clause ?? subject.place(of: rule))
  }
  let orders = subject.declarations.orders.compactMap { order -> Finding? in
    guard let days = order.expires.map(\.end).flatMap(daysLeft) else { return nil }
    let clause = subject.item(order.origin)?.child(.expires)?.range
    return Finding(
      .expiringSoon, "the order `\(order.name)` expires \(words(days))",
      at: clause ?? subject.nameRange(order.origin))
  }
  return rules + orders
}

private func words(_ days: Int64) -> String {
  days == 0 ? "today" : days == 1 ? "in 1 day" : "in \(days) days"
}
