import BailiwickModel

extension IdleRuleProver {
  /// Whether a rule is needed.
  struct Coverage: Sendable {
    enum Answer: Sendable {
      case covered(ShadowedRule)
      case needed
      case unproved
    }

    let answer: Answer
    /// The rules that fire in the requests that were looked at: the answer hangs on which of them are out. `nil` where
    /// it hangs on all rules.
    let asked: Set<Int>?
  }

  private func isCovered(_ rule: Int, by other: Int) -> Bool {
    var question = RequestQuestion(grounds)
    return (policy.rules[rule].isByDefault || !policy.rules[other].isByDefault)
      && firing(rule, but: [other], &question) == nil && question.isComplete
  }

  /// Whether no request leaves it open if a rule fires, though it is known that those which cover it do not.
  func leavesNothingOpen(_ shadowed: ShadowedRule) -> Bool {
    var question = RequestQuestion(grounds)
    let found = firing(shadowed.rule, but: shadowed.coverers, met: .notFails, missed: .fails, &question)
    return found == nil && question.isComplete
  }

  private func shadow(of rule: Int, by coverers: [Int]) -> Coverage.Answer {
    let isMutual = coverers.count == 1 && isCovered(coverers[0], by: rule)
    return .covered(ShadowedRule(rule: rule, coverers: coverers, isMutual: isMutual))
  }

  /// Whether a rule is needed; `nil` of one that is not found to fire.
  func coverage(of rule: Int, apartFrom out: Set<Int>) -> Coverage? {
    var question = RequestQuestion(grounds)
    return firing(rule, but: [], &question).map { coverage(of: rule, apartFrom: out, $0) }
  }

  /// - Parameter first: a request in which the rule fires.
  func coverage(of rule: Int, apartFrom out: Set<Int>, _ first: Firing) -> Coverage {
    guard let firstRules = firing(in: first, like: rule, apartFrom: out) else {
      return singleCoverage(of: rule, apartFrom: out)
    }
    var collection = [firstRules]
    var asked: Set<Int> { Set(collection.joined()) }
    while true {
      guard let tried = fewestHitting(collection) else { return Coverage(answer: .needed, asked: asked) }
      var question = RequestQuestion(grounds)
      guard let missed = firing(rule, but: tried, &question) else {
        return Coverage(answer: question.isComplete ? shadow(of: rule, by: tried) : .unproved, asked: asked)
      }
      guard let rules = firing(in: missed, like: rule, apartFrom: out), Set(rules).isDisjoint(with: tried) else {
        return singleCoverage(of: rule, apartFrom: out)
      }
      collection.append(rules)
    }
  }

  /// Where no text is found for what expressions ask, requests tell nothing; single rules are tried one by one.
  private func singleCoverage(of rule: Int, apartFrom out: Set<Int>) -> Coverage {
    let candidates = policy.rules.indices.filter { couldCover($0, rule, apartFrom: out) }
    let coverer = candidates.prefix(Self.triedOneByOne).first { isCovered(rule, by: $0) }
    return Coverage(answer: coverer.map { shadow(of: rule, by: [$0]) } ?? .needed, asked: nil)
  }

  private static let triedOneByOne = 200

  private func couldCover(_ number: Int, _ rule: Int, apartFrom out: Set<Int>) -> Bool {
    let other = policy.rules[number]
    let source = policy.rules[rule]
    return number != rule && other.effect == source.effect && other.sentence.target == source.sentence.target
      && (source.isByDefault || !other.isByDefault) && !out.contains(number)
  }

  /// The rules that could cover another and fire in a situation's request; `nil` when that cannot be stated.
  private func firing(in found: Firing, like rule: Int, apartFrom out: Set<Int>) -> [Int]? {
    let request = found.situation.request(.after, grounds.vocabulary, isTimed: grounds.readsTime)
    guard request.isExact else { return nil }
    let concerned = grounds.concerned(in: request.facts, like: rule).filter { couldCover($0, rule, apartFrom: out) }
    return concerned.isEmpty ? [] : grounds.meaning.firing(in: request.facts, among: concerned, ofRole: found.role)
  }

  /// The fewest rules of which every set has one; the first such in program order. `nil` when a set is empty.
  private func fewestHitting(_ sets: [[Int]]) -> [Int]? {
    guard !sets.contains([]) else { return nil }
    for count in 1... {
      if let found = hitting(sets[...], with: count, chosen: []) { return found.sorted() }
    }
    return nil
  }

  private func hitting(_ sets: ArraySlice<[Int]>, with count: Int, chosen: [Int]) -> [Int]? {
    guard let set = sets.first(where: { set in !chosen.contains(where: set.contains) }) else { return chosen }
    guard count > 0 else { return nil }
    for rule in set {
      if let found = hitting(sets.dropFirst(), with: count - 1, chosen: chosen + [rule]) { return found }
    }
    return nil
  }
}
