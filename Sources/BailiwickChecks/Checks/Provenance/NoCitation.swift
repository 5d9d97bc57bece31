import BailiwickModel
import BailiwickSource

extension FindingKind {
  static let noCitation = FindingKind("P002", "no-citation", category: "provenance", .info)
}

extension Check {
  static let noCitation = Check(
    .noCitation, "an order without `cites`",
    page: CheckPage(
      what: "The order does not say where it is written.",
      why: "Who was restricted may ask to see the order, and who keeps the policy must find it.",
      avoid: """
        order ban issued by CN on 2020-05-18

        block participants in CN under ban
        """,
      prefer: """
        order ban issued by CN on 2020-05-18 cites "Order 12/2020"

        block participants in CN under ban
        """,
      fix: "None. Write `cites` and what the order is filed under.",
      related: ["P001"]),
    .policy(findings))
}

private func findings(_ subject: Subject) -> [Finding] {
  subject.declarations.orders.filter(\.citations.isEmpty).map { order in
    Finding(
      .noCitation, "the order `\(order.name)` does not say where it is written", at: subject.nameRange(order.origin),
      notes: [.init("help", "add `cites \"…\"`")])
  }
}
