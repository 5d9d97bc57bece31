import BailiwickModel
import BailiwickProofs
import BailiwickSource
import BailiwickSyntax

/// Takes rules away that do nothing of their own.
struct RuleRemoval {
  private let subject: Subject
  /// The names by which tests expect something of rules.
  private let expected: Set<String>
  /// The last rule that is called after its number, and the last such of which a test speaks.
  private let lastNumbered: Int?
  private let lastExpected: Int?

  init(_ subject: Subject) {
    self.subject = subject
    let expectations = subject.declarations.tests.flatMap(\.expectations)
    let expected = Set(expectations.flatMap { $0.rules ?? [] })
    self.expected = expected
    lastNumbered = subject.policy.rules.lastIndex { !$0.isNamed }
    lastExpected = subject.policy.rules.lastIndex { !$0.isNamed && expected.contains($0.name) }
  }

  /// What takes a rule away with its comments; `nil` where a test speaks of the rule, or of one whose number changes.
  func edit(_ number: Int) -> Fix.Edit? {
    let rule = subject.policy.rules[number]
    guard !expected.contains(rule.name), lastExpected.map({ $0 < number }) ?? true,
      let item = subject.item(rule.origin)
    else { return nil }
    return Fix.Edit(item.tree.removal(of: item), "")
  }

  /// For a rule that does nothing, which is undecided where others may not be.
  func fixes(ofDead number: Int) -> [Fix] {
    guard !subject.isUsedByAnother(subject.policy.rules[number].origin.range.file) else { return [] }
    return edit(number).map { [Fix("take the rule away", .unsafe, [$0])] } ?? []
  }

  /// For a rule that others cover.
  func fixes(of shadowed: ShadowedRule) -> [Fix] {
    let rule = subject.policy.rules[shadowed.rule]
    let coverers = shadowed.coverers.map { subject.policy.rules[$0] }
    let file = rule.origin.range.file
    // Another program may use the file and have other rules.
    let isCoveredElsewhere = subject.isUsedByAnother(file) && coverers.contains { $0.origin.range.file != file }
    guard !isCoveredElsewhere, let edit = edit(shadowed.rule) else { return [] }
    let isAlike =
      coverers.allSatisfy(rule.speaks(as:)) && lastNumbered.map { $0 <= shadowed.rule } ?? true
      && subject.proofs.leavesNothingOpen(shadowed)
    return [Fix("take the rule away", isAlike ? .safe : .unsafe, [edit])]
  }
}

extension Rule {
  /// Whether it speaks on the same word as another, as strongly, and says the same to people.
  fileprivate func speaks(as other: Rule) -> Bool {
    (authorities, title, because, notice) == (other.authorities, other.title, other.because, other.notice)
      && sentence.orders == other.sentence.orders && isByDefault == other.isByDefault
  }
}
