import BailiwickModel
import BailiwickProofs
import BailiwickSource

extension Subject {
  /// What takes a condition away that adds nothing: a fix, where the rest can stay as it is written.
  func removal(of idle: IdleCondition) -> [Fix] {
    let rule = policy.rules[idle.rule]
    guard let edit = item(rule.origin)?.removal(ofConjunct: idle.range, among: rule.sentence.conjuncts) else {
      return []
    }
    return [Fix("take the condition away", says(idle, alone: rule) ? .suggestion : .safe, [edit])]
  }

  /// Whether a condition is the only one of its rule to name a tag that an authority asserts: without it the rule is on
  /// another's word, or on nobody's.
  private func says(_ idle: IdleCondition, alone rule: Rule) -> Bool {
    func tags(_ tests: [Test]) -> Set<TagUse> { Set(tests.compactMap { TagUse($0) }) }
    let tests = rule.sentence.tests
    let (inside, outside) = (
      tests.filter { idle.range.holds($0.origin.range) }, tests.filter { !idle.range.holds($0.origin.range) }
    )
    return tags(inside).subtracting(tags(outside)).contains { declarations.asserters[$0] != nil }
  }
}

extension Sentence {
  /// Where the tests of each of its conjuncts stand.
  fileprivate var conjuncts: [SourceRange] {
    let unless = unless.map { [Condition.not($0)] } ?? []
    return ([qualifiers, thing, when].flatMap(\.conjuncts) + unless).compactMap(\.range)
  }
}
