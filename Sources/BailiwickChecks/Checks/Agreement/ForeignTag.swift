import BailiwickModel
import BailiwickPlaces
import BailiwickProofs
import BailiwickSource

extension FindingKind {
  static let foreignTag = FindingKind("A005", "foreign-tag", category: "agreement", .warning)
}

extension Check {
  static let foreignTag = Check(
    .foreignTag, "a tag of one place in a rule for another, without `adopts`",
    page: CheckPage(
      what: """
        The rule is for people in places where the word of the tag's authority does not count, and none of its \
        orders adopts the tag.
        """,
      why: """
        One authority's finding decides in the district of another. An order that adopts it says openly that this is \
        meant, and by whom.
        """,
      avoid: """
        block participants in AT for meetings tagged illegal-in-DE under AT
        """,
      prefer: """
        order ours issued by AT on 2020-01-01 cites "BGBl. 1" adopts illegal-in-DE

        block participants in AT for meetings tagged illegal-in-DE under ours
        """,
      fix: """
        None. Declare an order of this place's authority that `adopts` the tag, and put the rule under it; \
        or use a tag of that authority.
        """,
      related: ["L001", "L006"]),
    .policy(findings))
}

private func findings(_ subject: Subject) -> [Finding] {
  let declarations = subject.declarations
  return zip(subject.policy.rules, subject.proofs.grounds.places).flatMap { rule, places -> [Finding] in
    let sentence = rule.sentence
    guard let places else { return [] }
    let tags = sentence.tags
    var adopted: Set<Spelling> = []
    for case .named(let number) in sentence.orders { adopted.formUnion(declarations.orders[number].adopted) }
    func foreignAsserter(of use: TagUse) -> String? {
      guard !adopted.contains(use.tag), let asserter = declarations.asserters[use],
        case .places(let atoms) = subject.policy.bailiwick(of: asserter), places.isDisjoint(with: atoms)
      else { return nil }
      return asserter
    }
    guard tags.contains(where: { foreignAsserter(of: $0) != nil }) else { return [] }
    return sentence.placedTests.compactMap { placed in
      guard case .tagged(let tag) = placed.test.predicate, let use = tags.first(where: { $0.tag == tag }),
        let asserter = foreignAsserter(of: use)
      else { return nil }
      return Finding(
        .foreignTag, "`\(tag)` is the word of \(asserter), which does not count where this rule is for",
        at: placed.test.origin.range,
        notes: [.init("help", "let the rule be under an order that `adopts \(tag)`")])
    }
  }
}
