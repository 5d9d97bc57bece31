import BailiwickModel

/// Which rules of a policy are as they were in a former one, together with all on which their leaks hang: what was
/// proved of them then holds now.
///
/// Whether a rule leaks hangs on its own sentence, on the rules that may lift its effect, on the marks, and on whose
/// words its tags and orders are. It does not hang on what else is restricted.
public struct SettledRules: Sendable {
  /// The former numbers of the rules, by their numbers now; `nil` where something is another.
  public let formerNumbers: [Int?]

  public init(from former: PolicySet, to policy: PolicySet) {
    guard Self.isSharedSettled(from: former, to: policy) else {
      formerNumbers = policy.rules.map { _ in nil }
      return
    }
    let known = Dictionary(former.rules.enumerated().map { ($0.element.name, $0.offset) }) { first, _ in first }
    let (old, new) = (former.declarations.asserters, policy.declarations.asserters)
    let reread = Set(new.keys.filter { old[$0] == nil })
    formerNumbers = policy.rules.map { rule in
      guard let number = known[rule.name], former.rules[number] == rule,
        reread.isEmpty || reread.isDisjoint(with: rule.sentence.tags)
      else { return nil }
      return number
    }
  }

  /// Whether all that rules share is as it was; orders, tags and authorities may have joined.
  private static func isSharedSettled(from former: PolicySet, to policy: PolicySet) -> Bool {
    let (old, new) = (former.declarations, policy.declarations)
    let shared = lifters(policy)
    let read = new.marks.flatMap(\.sentence.tags) + shared.flatMap(\.sentence.tags)
    return old.vocabulary == new.vocabulary && old.marks == new.marks && old.markedTags == new.markedTags
      && new.orders.starts(with: old.orders)
      && new.orders.dropFirst(old.orders.count).allSatisfy { $0.adopted.isEmpty }
      && old.asserters.allSatisfy { new.asserters[$0.key] == $0.value }
      && old.bailiwicks.allSatisfy { new.bailiwicks[$0.key] == $0.value }
      && lifters(former) == shared && read.allSatisfy { old.asserters[$0] == new.asserters[$0] }
  }

  /// The rules that may lift what others do.
  private static func lifters(_ policy: PolicySet) -> [Rule] {
    policy.rules.filter { rule in
      switch policy.vocabulary.effects[rule.effect].force {
      case .permits, .protects: true
      case .restricts, .informs: false
      }
    }
  }
}

extension LeakProver {
  /// What is proved of every authority, when some of it was proved of a former policy.
  public func report(after former: LeakReport, _ settled: SettledRules) -> LeakReport {
    let leaks = Dictionary(grouping: former.leaks, by: \.rule)
    let unproved = Dictionary(grouping: former.unproved, by: \.rule)
    let defects = Dictionary(grouping: former.defects, by: \.rule)
    let changed = policy.rules.indices.filter { settled.formerNumbers[$0] == nil }
    let asked = Dictionary(grouping: verdicts(of: changed), by: \.question.rule)
    var found = Findings()
    for number in policy.rules.indices {
      guard let old = settled.formerNumbers[number] else {
        for (question, verdict) in asked[number] ?? [] { found.take(verdict, of: question) }
        continue
      }
      found.leaks += (leaks[old] ?? []).map { $0.renumbered(number) }
      found.unproved += (unproved[old] ?? []).map { UnprovedLeak(rule: number, authority: $0.authority) }
      found.defects += (defects[old] ?? []).map { UnprovedLeak(rule: number, authority: $0.authority) }
    }
    return report(found)
  }
}

extension Leak {
  fileprivate func renumbered(_ number: Int) -> Leak {
    Leak(rule: number, authority: authority, kind: kind, via: via, witness: witness)
  }
}
