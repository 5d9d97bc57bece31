import BailiwickModel
import BailiwickSource
import BailiwickSyntax

extension FindingKind {
  static let expiredOrder = FindingKind("T002", "expired-order", category: "time", .warning)
}

extension Check {
  static let expiredOrder = Check(
    .expiredOrder, "an order that has expired",
    page: CheckPage(
      what: "The order's last day has passed. The finding shows the rules that stand under it alone.",
      why: """
        An authority's word counts while it is given. Rules under the order do nothing any more, unless a request \
        says that it is in force.
        """,
      avoid: """
        order ban issued by CN on 2020-05-18 expires 2020-12-31 cites "12/2020"

        block participants in CN under ban
        """,
      prefer: """
        order ban issued by CN on 2020-05-18 expires 2036-12-31 cites "12/2020"

        block participants in CN under ban
        """,
      fix: "Unsafe: the rules that stand under it alone are taken away.",
      related: ["T001", "T003", "L008"]),
    .policy(findings))
}

private func findings(_ subject: Subject) -> [Finding] {
  let declarations = subject.declarations
  let expired = Set(
    declarations.orders.indices.filter { number in
      declarations.orders[number].expires.map { $0 < subject.options.today } ?? false
    })
  // The rules that stand under expired orders alone, by each of these.
  var rules: [Int: [Int]] = [:]
  for (index, rule) in declarations.rules.enumerated() {
    var orders: [Int] = []
    for case .named(let number) in rule.sentence.orders where expired.contains(number) { orders.append(number) }
    guard orders.count == rule.sentence.orders.count else { continue }
    for number in Set(orders) { rules[number, default: []].append(index) }
  }
  let removal = RuleRemoval(subject)
  return expired.sorted().compactMap { number in
    let order = declarations.orders[number]
    guard let item = subject.item(order.origin) else { return nil }
    let rules = rules[number] ?? []
    let removals = rules.compactMap(removal.edit)
    return Finding(
      .expiredOrder, "the order `\(order.name)` expired before \(subject.options.today.date)",
      at: item.child(.expires)?.range ?? item.range,
      labels: rules.map { .init("does nothing any more", at: subject.place(of: declarations.rules[$0])) },
      fixes: rules.isEmpty || removals.count < rules.count ? [] : [Fix("take its rules away", .unsafe, removals)])
  }
}
