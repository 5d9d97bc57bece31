import BailiwickModel
import BailiwickPlaces

extension IdleRuleProver {
  /// What is found when some of it was found of a former policy.
  ///
  /// Whether a rule fires at all hangs on its sentence and the marks; whether it is always withheld on the rules that
  /// may lift it too. Whether others cover it hangs on those that fire where it does: with the same effect on the same
  /// target, and not at places that have nothing in common with its own. So what was found of a rule holds as long as
  /// none of these has come, gone, changed, or become idle or needed itself.
  ///
  /// - Parameter settled: the rules of which all on which it hangs is as it was.
  func find(after former: IdleRules, of before: Grounds, _ settled: SettledRules) -> IdleRules {
    let kept = settled.formerNumbers.compactMap { $0 }
    guard kept.count * 2 > policy.rules.count, zip(kept, kept.dropFirst()).allSatisfy(<) else { return find() }
    let known = KnownIdleRules(former)
    var situations: [Int: Firing] = [:]
    let standings = policy.rules.indices.map { rule -> KnownStanding in
      if let old = settled.formerNumbers[rule], let standing = known.standing(of: old) { return standing }
      let standing = standing(of: rule)
      situations[rule] = standing.first
      return standing.known
    }

    let numbers = Dictionary(
      settled.formerNumbers.enumerated().compactMap { new, old in old.map { ($0, new) } },
      uniquingKeysWith: { first, _ in first })
    var moved = settled.gone(of: before.policy.rules.count).map { Moved($0, of: before) }
    moved += settled.changed.map { Moved($0, of: grounds) }
    var found = Findings(out: Set(standings.indices.filter { standings[$0] == .dead }))
    for rule in standings.indices.reversed() where standings[rule].mayFire {
      let old = settled.formerNumbers[rule]
      if let old, known.isCertain(of: old), !moved.contains(where: { $0.mayFire(with: rule, of: grounds) }) {
        if let shadow = known.shadow(of: old)?.renumbered(rule, numbers) { found.take(shadow) }
        continue
      }
      let first = situations[rule]
      let answer =
        first.map { coverage(of: rule, apartFrom: found.out, $0) } ?? coverage(of: rule, apartFrom: found.out)
      guard let answer else { continue }
      found.take(answer, of: rule)
      if let old, known.isOut(old) != found.out.contains(rule) { moved.append(Moved(rule, of: grounds)) }
    }
    return found.report(standings)
  }
}

/// A rule that is not as it was, or whose being idle is not.
private struct Moved {
  private let effect: Int
  private let target: Party
  private let force: Effect.Force
  private let places: AtomSet?

  init(_ rule: Int, of grounds: Grounds) {
    effect = grounds.policy.rules[rule].effect
    target = grounds.policy.rules[rule].sentence.target
    force = grounds.force(of: rule)
    places = grounds.places[rule]
  }

  /// Whether it may fire in a request in which a rule does that it could cover. What protects or permits fires for each
  /// of the people in a request.
  func mayFire(with rule: Int, of grounds: Grounds) -> Bool {
    let other = grounds.policy.rules[rule]
    guard effect == other.effect, target == other.sentence.target else { return false }
    switch force {
    case .protects, .permits: return true
    case .restricts, .informs:
      guard let places, let others = grounds.places[rule] else { return true }
      return !places.isDisjoint(with: others)
    }
  }
}

/// What was found of a former policy, by its rules.
private struct KnownIdleRules {
  private let dead: Set<Int>
  private let silent: Set<Int>
  private let unproved: Set<Int>
  private let triedOneByOne: Set<Int>
  private let shadows: [Int: ShadowedRule]

  init(_ found: IdleRules) {
    dead = Set(found.dead)
    silent = Set(found.silent)
    unproved = Set(found.unproved)
    triedOneByOne = found.triedOneByOne
    shadows = Dictionary(found.shadowed.map { ($0.rule, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// `nil` where a limit kept us from knowing.
  func standing(of rule: Int) -> IdleRuleProver.KnownStanding? {
    unproved.contains(rule) ? nil : dead.contains(rule) ? .dead : silent.contains(rule) ? .silent : .fires
  }

  /// Whether it was found by what fires with the rule, and not by trying.
  func isCertain(of rule: Int) -> Bool { !unproved.contains(rule) && !triedOneByOne.contains(rule) }

  func shadow(of rule: Int) -> ShadowedRule? { shadows[rule] }

  func isOut(_ rule: Int) -> Bool { dead.contains(rule) || shadows[rule] != nil }
}

extension ShadowedRule {
  fileprivate func renumbered(_ rule: Int, _ numbers: [Int: Int]) -> ShadowedRule {
    ShadowedRule(rule: rule, coverers: coverers.compactMap { numbers[$0] }, isMutual: isMutual)
  }
}
