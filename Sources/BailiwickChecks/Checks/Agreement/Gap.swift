import BailiwickModel
import BailiwickProofs
import BailiwickSource
import BailiwickSyntax

extension FindingKind {
  static let gap = FindingKind("A002", "gap", category: "agreement", .warning)
}

extension Check {
  static let gap = Check(
    .gap, "an order in force demands what nothing gives",
    page: CheckPage(
      what: """
        An order is in force and demands an effect within its bailiwick, and no effect that applies gives it to that \
        person. The witness shows it.
        """,
      why: "What is not done should be a decision, and be written down.",
      avoid: """
        order ban issued by CN on 2020-05-18 demands block participants in CN for meetings tagged illegal-in-CN
        """,
      prefer: """
        order ban issued by CN on 2020-05-18 demands block participants in CN for meetings tagged illegal-in-CN

        block participants in CN for meetings tagged illegal-in-CN under ban
        """,
      fix: "Where no rule gives it, one that meets the demand is proposed, unless it would leak.",
      related: ["L009"]),
    .policy(findings))
}

private func findings(_ subject: Subject) -> [Finding] {
  let phrases = RequestPhrases(subject.policy)
  return subject.proofs.gaps.map { gap in
    let order = subject.policy.orders[gap.order]
    let demand = order.demands[gap.demand]
    let effect = subject.vocabulary.effects[demand.effect].name
    let scene = phrases.scene(gap.witness)
    let evidence = FindingWitness(
      policy: subject.policy, requests: [("request", gap.witness)], person: gap.person,
      steps: [scene, "`\(order.name)` is in force and demands `\(effect)`", gap.hindrance.words])
    return Finding(
      .gap, "`\(order.name)` demands `\(effect)`, and \(gap.hindrance.words)", at: demand.sentence.head.range,
      notes: [Finding.Note("witness", scene)], fixes: subject.proposals(for: gap),
      evidence: Finding.Evidence(evidence))
  }
}

extension Hindrance {
  fileprivate var words: String {
    switch self {
    case .noRule(elsewhere: []): "nothing gives it"
    case .noRule(let rules):
      "\(rules.map { "`\($0)`" }.joined(separator: " and ")) \(rules.count == 1 ? "does" : "do") not always give it"
    case .withheld(let rule, let other): "`\(other)` withholds what `\(rule)` gives"
    case .undecided(let rule, let needs):
      "without \(needs.map { "`\($0)`" }.joined(separator: " and ")) it is open whether `\(rule)` gives it"
    }
  }
}

extension Subject {
  /// The rule that does what is demanded, after the order, where there is none.
  fileprivate func proposals(for gap: Gap) -> [Fix] {
    guard case .noRule = gap.hindrance else { return [] }
    let isExcessive = proofs.excessDemands.contains { $0.order == gap.order && $0.demand == gap.demand }
    let order = policy.orders[gap.order]
    guard !isExcessive, let item = item(order.origin),
      let demand = item.children(.demand).dropFirst(gap.demand).first, let effect = demand.child(.effectName)
    else { return [] }
    let offsets = effect.range.start..<demand.range.end
    guard !item.tree.hasComment(in: offsets) else { return [] }
    let rule = "\n\n\(item.tree.file.text(offsets)) under \(order.name)"
    return [Fix("write the rule that is demanded", .suggestion, [.init(item.tree.endOfLine(after: item), rule)])]
  }
}
