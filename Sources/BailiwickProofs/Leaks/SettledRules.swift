import BailiwickModel

/// Which rules of a policy are as they were in a former one, together with all on which what is proved of them hangs:
/// what was proved of them then holds now.
///
/// Whether a rule leaks hangs on its own sentence, on the rules that may lift its effect (`LiftingChange`), on the
/// marks of the tags that these name, and on whose words their tags and orders are. It does not hang on what else is
/// restricted.
public struct SettledRules: Sendable {
  /// The former numbers of the rules, by their numbers now; `nil` where something is another.
  public let formerNumbers: [Int?]
  /// Whether every rule that may lift is as it was.
  let isLiftingSame: Bool

  public init(from former: PolicySet, to policy: PolicySet) {
    let (lifted, lifting) = (Lifter.all(former), Lifter.all(policy))
    isLiftingSame = lifted.map(\.rule) == lifting.map(\.rule)
    let remarked = Self.remarkedTags(from: former, to: policy)
    guard let remarked, Self.isSharedSettled(from: former, to: policy),
      Self.isReadAlike(lifted, lifting, remarked, from: former, to: policy),
      let change = LiftingChange(from: lifted, former, to: lifting, policy)
    else {
      formerNumbers = policy.rules.map { _ in nil }
      return
    }
    let known = former.numbersOfRules
    let (old, new) = (former.declarations.asserters, policy.declarations.asserters)
    let reread = Set(new.keys.filter { old[$0] == nil }).union(remarked)
    formerNumbers = policy.rules.map { rule in
      guard let number = known[rule.name], former.rules[number] == rule, !change.mayReach(rule),
        reread.isEmpty || reread.isDisjoint(with: rule.sentence.tags)
      else { return nil }
      return number
    }
  }

  /// Whether all that rules share is as it was; orders, tags and authorities may have joined.
  private static func isSharedSettled(from former: PolicySet, to policy: PolicySet) -> Bool {
    let (old, new) = (former.declarations, policy.declarations)
    return old.vocabulary == new.vocabulary && new.orders.starts(with: old.orders)
      && new.orders.dropFirst(old.orders.count).allSatisfy { $0.adopted.isEmpty }
      && old.asserters.allSatisfy { new.asserters[$0.key] == $0.value }
      && old.bailiwicks.allSatisfy { new.bailiwicks[$0.key] == $0.value }
  }

  /// The tags that are marked otherwise, and those whose marks read such tags; `nil` where the marks that both policies
  /// have stand in another order.
  private static func remarkedTags(from former: PolicySet, to policy: PolicySet) -> Set<TagUse>? {
    let (old, new) = (Set(former.marks), Set(policy.marks))
    guard former.marks.filter(new.contains) == policy.marks.filter(old.contains) else { return nil }
    var found = Set(old.symmetricDifference(new).map { TagUse(tag: $0.tag, isOnThing: true) })
    var count = -1
    while count != found.count {
      count = found.count
      for mark in policy.marks + former.marks where !found.isDisjoint(with: mark.sentence.tags) {
        found.insert(TagUse(tag: mark.tag, isOnThing: true))
      }
    }
    return found
  }

  /// Whether what marks and the rules that lift in both policies read is the same authorities' word, and marked alike.
  private static func isReadAlike(
    _ lifted: [Lifter], _ lifting: [Lifter], _ remarked: Set<TagUse>, from former: PolicySet, to policy: PolicySet
  ) -> Bool {
    let known = Set(lifted.map(\.rule))
    let shared = lifting.map(\.rule).filter(known.contains).map(\.sentence).flatMap(\.tags)
    let read = policy.marks.flatMap(\.sentence.tags) + shared
    return remarked.isDisjoint(with: shared)
      && read.allSatisfy { former.declarations.asserters[$0] == policy.declarations.asserters[$0] }
  }

  /// The rules of which something is another, in program order.
  public var changed: [Int] { formerNumbers.indices.filter { formerNumbers[$0] == nil } }

  /// The rules of the former policy that are not as they were now.
  ///
  /// - Parameter count: how many the former policy has.
  public func gone(of count: Int) -> [Int] {
    let kept = Set(formerNumbers.compactMap { $0 })
    return (0..<count).filter { !kept.contains($0) }
  }
}

extension LeakProver {
  /// What is proved of every authority, when some of it was proved of a former policy.
  public func report(after former: LeakReport, _ settled: SettledRules) -> LeakReport {
    let leaks = Dictionary(grouping: former.leaks, by: \.rule)
    let unproved = Dictionary(grouping: former.unproved, by: \.rule)
    let defects = Dictionary(grouping: former.defects, by: \.rule)
    /// The former number of a rule of which what was found holds now. Where a limit was reached, more rules that lift
    /// may change what is found within it.
    func formerNumber(_ number: Int) -> Int? {
      settled.formerNumbers[number].flatMap { old in
        settled.isLiftingSame || unproved[old] == nil && defects[old] == nil ? old : nil
      }
    }
    let changed = policy.rules.indices.filter { formerNumber($0) == nil }
    let asked = Dictionary(grouping: verdicts(of: changed), by: \.question.rule)
    var found = Findings()
    for number in policy.rules.indices {
      guard let old = formerNumber(number) else {
        for (question, verdict) in asked[number] ?? [] { found.take(verdict, of: question) }
        continue
      }
      found.leaks += (leaks[old] ?? []).map { $0.renumbered(number) }
      found.unproved += (unproved[old] ?? []).map { UnprovedLeak(rule: number, authority: $0.authority) }
      found.defects += (defects[old] ?? []).map { UnprovedLeak(rule: number, authority: $0.authority) }
    }
    return report(found, among: authorityNames)
  }
}

extension Leak {
  fileprivate func renumbered(_ number: Int) -> Leak {
    Leak(rule: number, authority: authority, kind: kind, via: via, witness: witness)
  }
}
