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
    return [Fix("take the condition away", .safe, [edit])]
  }
}

extension Sentence {
  /// Where the tests of each of its conjuncts stand.
  fileprivate var conjuncts: [SourceRange] {
    let unless = unless.map { [Condition.not($0)] } ?? []
    return ([qualifiers, thing, when].flatMap(\.conjuncts) + unless).compactMap(\.range)
  }
}
