import BailiwickModel
import BailiwickSource
import BailiwickSyntax

extension FindingKind {
  static let windowOutsideOrder = FindingKind("T005", "window-outside-order", category: "time", .warning)
}

extension Check {
  static let windowOutsideOrder = Check(
    .windowOutsideOrder, "the rule's window reaches past its order's days",
    page: CheckPage(
      what: """
        The rule says from when until when it holds, and that is before its orders begin, or after all of them have \
        expired.
        """,
      why: """
        In those days the rule does nothing, unless a request says that the order is in force. One of the two dates \
        is wrong.
        """,
      avoid: """
        order ban issued by CN on 2026-05-18 expires 2026-12-31 cites "12/2026"

        block participants in CN under ban until 2027-06-01
        """,
      prefer: """
        order ban issued by CN on 2026-05-18 expires 2026-12-31 cites "12/2026"

        block participants in CN under ban until 2026-12-01
        """,
      fix: """
        None: since a request may say that an order is in force whatever its dates, no other window is the same.
        """,
      related: ["T002", "C010"]),
    .policy(findings))
}

private func findings(_ subject: Subject) -> [Finding] {
  subject.policy.rules.flatMap { rule -> [Finding] in
    var orders: [Order] = []
    for reference in rule.sentence.orders {
      guard case .named(let number) = reference else { return [] }
      orders.append(subject.declarations.orders[number])
    }
    guard let item = subject.item(rule.origin), let issued = orders.map(\.issued).min() else { return [] }
    let expiries = orders.compactMap(\.expires)
    var findings: [Finding] = []
    if let start = rule.sentence.window.start, start < issued.start, let clause = item.child(.fromClause) {
      findings.append(finding("the rule begins before its order is issued", clause, orders, subject))
    }
    if let end = rule.sentence.window.end, expiries.count == orders.count, let last = expiries.max(), end > last.end,
      let clause = item.child(.untilClause, .throughClause)
    {
      findings.append(finding("the rule ends after its order has expired", clause, orders, subject))
    }
    return findings
  }
}

private func finding(_ message: String, _ clause: SyntaxNode, _ orders: [Order], _ subject: Subject) -> Finding {
  Finding(
    .windowOutsideOrder, message, at: clause.range,
    labels: orders.map { .init("the order", at: subject.nameRange($0.origin)) })
}
