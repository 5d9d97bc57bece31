import BailiwickModel
import BailiwickPlaces

/// Rules that do nothing which the policy would not do without them (§8 of the reference).
public struct IdleRules: Sendable {
  /// Rules that no request fires, in program order.
  public let dead: [Int]
  /// Rules that some request fires, and that are always withheld.
  public let silent: [Int]
  /// Rules that only fire where others do with the same effect and no less strength, from the last to the first.
  public let shadowed: [ShadowedRule]
  /// Rules of which a limit kept us from proving anything.
  public let unproved: [Int]
}

/// A rule that is shadowed by others, together.
public struct ShadowedRule: Hashable, Sendable {
  public let rule: Int
  /// The fewest that do, in program order.
  public let coverers: [Int]
  /// There is one that does, and it fires only where the rule does: the two are alike.
  public let isMutual: Bool
}

/// Finds rules that are dead, silent or shadowed.
///
/// Whether a rule is shadowed is an implicit hitting set (Moreno-Centeno and Karp, "The Implicit Hitting Set Approach
/// to Solve Combinatorial Optimization Problems", 2013): whoever covers a rule must fire in every request that fires
/// it. So requests are collected, and the fewest rules that have one in each of them are tried: either they cover the
/// rule, or there is a request which they all miss and which joins the collection. Most rules are settled by
/// the first request, in which nothing else fires.
public struct IdleRuleProver {
  let grounds: Grounds
  private let policy: PolicySet

  public init(_ grounds: Grounds) {
    self.grounds = grounds
    policy = grounds.policy
  }

  public func find() -> IdleRules {
    var dead: [Int] = []
    var silent: [Int] = []
    var unproved: [Int] = []
    var firstRequests: [Int: Situation] = [:]
    for rule in policy.rules.indices {
      var question = RequestQuestion(grounds)
      guard let situation = firing(rule, but: [], &question) ?? firingForOthers(rule, &question) else {
        if question.isComplete { dead.append(rule) } else { unproved.append(rule) }
        continue
      }
      firstRequests[rule] = situation
      if isSilent(rule, &question) { silent.append(rule) } else if !question.isComplete { unproved.append(rule) }
    }
    var shadowed: [ShadowedRule] = []
    var out = Set(dead)
    for rule in policy.rules.indices.reversed() {
      guard let situation = firstRequests[rule] else { continue }
      switch coverers(of: rule, apartFrom: out, situation) {
      case .covered(let coverers):
        let isMutual = coverers.count == 1 && isCovered(coverers[0], by: rule)
        shadowed.append(ShadowedRule(rule: rule, coverers: coverers, isMutual: isMutual))
        out.insert(rule)
      case .needed: break
      case .unproved: if !unproved.contains(rule) { unproved.append(rule) }
      }
    }
    return IdleRules(dead: dead, silent: silent, shadowed: shadowed, unproved: unproved.sorted())
  }

  /// A request in which a rule fires and some others do not.
  private func firing(_ rule: Int, but others: [Int], _ question: inout RequestQuestion) -> Situation? {
    let sentence = policy.rules[rule].sentence
    let all = [rule] + others
    let needs = Cast.Needs(
      all.map { grounds.dependences.ofRules[$0] }, target: sentence.target, vocabulary: grounds.vocabulary)
    return question.find(needs) { cast in
      guard cast.has(sentence.target) else { return nil }
      return [.sentence(sentence, .holds, cast.view)]
        + others.map { .sentence(policy.rules[$0].sentence, .notHolds, cast.view) }
    }
  }

  /// A request in which a rule that protects or permits fires when it is asked of somebody else than the participant.
  private func firingForOthers(_ rule: Int, _ question: inout RequestQuestion) -> Situation? {
    switch grounds.force(of: rule) {
    case .restricts, .informs: return nil
    case .permits, .protects: break
    }
    let sentence = policy.rules[rule].sentence
    var needs = grounds.needs(ofFiring: rule)
    needs.participant = true
    needs.roles.formUnion(grounds.vocabulary.roleAttributes)
    return question.find(needs) { cast in
      let somebodies = cast.roles.values.sorted().map(Somebody.person)
      return [
        .any(somebodies.map { .sentence(sentence, .holds, View(participant: $0, side: .after)) })
      ]
    }
  }

  /// Whether a rule that fires in some request applies in none.
  private func isSilent(_ rule: Int, _ question: inout RequestQuestion) -> Bool {
    guard !grounds.lifting.lifters(of: rule).isEmpty else { return false }
    let found = question.find(grounds.needs(ofApplying: rule), applying: rule)
    return found == nil && question.isComplete
  }

  // MARK: Shadows

  private enum Coverage {
    case covered([Int])
    case needed
    case unproved
  }

  private func isCovered(_ rule: Int, by other: Int) -> Bool {
    var question = RequestQuestion(grounds)
    return (policy.rules[rule].isByDefault || !policy.rules[other].isByDefault)
      && firing(rule, but: [other], &question) == nil && question.isComplete
  }

  private func coverers(of rule: Int, apartFrom out: Set<Int>, _ first: Situation) -> Coverage {
    guard let firstRules = firing(in: first, like: rule, apartFrom: out) else {
      return singleCoverer(of: rule, apartFrom: out)
    }
    var collection = [firstRules]
    while true {
      guard let tried = fewestHitting(collection) else { return .needed }
      var question = RequestQuestion(grounds)
      guard let missed = firing(rule, but: tried, &question) else {
        return question.isComplete ? .covered(tried) : .unproved
      }
      guard let rules = firing(in: missed, like: rule, apartFrom: out), Set(rules).isDisjoint(with: tried) else {
        return singleCoverer(of: rule, apartFrom: out)
      }
      collection.append(rules)
    }
  }

  /// Where no text is found for what expressions ask, requests tell nothing; single rules are tried one by one.
  private func singleCoverer(of rule: Int, apartFrom out: Set<Int>) -> Coverage {
    let candidates = policy.rules.indices.filter { couldCover($0, rule, apartFrom: out) }
    let coverer = candidates.prefix(Self.triedOneByOne).first { isCovered(rule, by: $0) }
    return coverer.map { .covered([$0]) } ?? .needed
  }

  private static let triedOneByOne = 200

  private func couldCover(_ number: Int, _ rule: Int, apartFrom out: Set<Int>) -> Bool {
    let other = policy.rules[number]
    let source = policy.rules[rule]
    return number != rule && other.effect == source.effect && other.sentence.target == source.sentence.target
      && (source.isByDefault || !other.isByDefault) && !out.contains(number)
  }

  /// The rules that could cover another and fire in a situation's request; `nil` when that cannot be stated.
  private func firing(in situation: Situation, like rule: Int, apartFrom out: Set<Int>) -> [Int]? {
    let request = situation.request(.after, grounds.vocabulary)
    guard request.isExact else { return nil }
    let concerned = grounds.concerned(in: request.facts, like: rule).filter { couldCover($0, rule, apartFrom: out) }
    return grounds.meaning.firing(in: request.facts, among: concerned)
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
