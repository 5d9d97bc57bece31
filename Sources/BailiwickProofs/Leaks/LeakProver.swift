import BailiwickModel
import BailiwickPlaces
import BailiwickSource
import Synchronization

/// Proves of every authority that its word changes nothing for anyone outside its bailiwick, or shows how it does.
///
/// A rule leaks from an authority when two requests that differ only in the authority's inputs, and a person truly
/// outside, can be found such that the rule's effect applies to the person in one and definitely does not in the
/// other: goals for a `Search`, for every cast. Most rules need none: whoever is hit by `block participants in CN`
/// is in CN.
public struct LeakProver: Sendable {
  let grounds: Grounds

  public init(_ grounds: Grounds) { self.grounds = grounds }

  var policy: PolicySet { grounds.policy }

  /// - Parameters:
  ///   - chosen: the canonical name of the only authority of which to ask; `nil` for all.
  ///   - progress: told how many rules, and how many questions that take long, have been looked at, and how many there
  ///     are; from any thread.
  public func report(
    on chosen: String? = nil, progress: @Sendable (_ done: Int, _ total: Int) -> Void = { _, _ in }
  ) -> LeakReport {
    let (answers, names) = concurrently(
      { verdicts(of: policy.rules.indices, on: chosen, progress: progress) }, { authorityNames })
    var found = Findings()
    for (question, verdict) in answers { found.take(verdict, of: question) }
    return report(found, on: chosen, among: names)
  }

  /// What was found of rules, in program order, then by authority.
  struct Findings {
    var leaks: [Leak] = []
    var unproved: [UnprovedLeak] = []
    var defects: [UnprovedLeak] = []

    mutating func take(_ verdict: RuleVerdict, of question: UnprovedLeak) {
      switch verdict {
      case .confined: break
      case .leaks(let leak): leaks.append(leak)
      case .unproved: unproved.append(question)
      case .defect: defects.append(question)
      }
    }
  }

  /// - Parameter allNames: `authorityNames`.
  func report(_ found: Findings, on chosen: String? = nil, among allNames: [String]) -> LeakReport {
    let names = chosen.map { [$0] } ?? allNames
    let leaking = Set(found.leaks.map(\.authority))
    let open = Set((found.unproved + found.defects).map(\.authority))
    return LeakReport(
      authorities: names.map { name in
        AuthorityVerdict(
          name: name, bailiwick: policy.bailiwick(of: name),
          verdict: leaking.contains(name) ? .leaks : open.contains(name) ? .unproved : .confined)
      },
      leaks: found.leaks, unproved: found.unproved, defects: found.defects, assumptions: assumptions(allNames))
  }

  /// Some rules with every authority on whose word their effects may hang, in program order. Rules are asked on all
  /// cores; what takes long is asked again when all the rest is known.
  func verdicts(
    of rules: some Sequence<Int>, on chosen: String? = nil,
    progress: @Sendable (_ done: Int, _ total: Int) -> Void = { _, _ in }
  ) -> [(question: UnprovedLeak, verdict: RuleVerdict)] {
    let restricting = rules.filter { grounds.force(of: $0) == .restricts }
    let done = Atomic(0)
    var answers = concurrentMap(restricting, inPiecesOf: Self.pieceSize) { rule in
      defer { progress(done.add(1, ordering: .relaxed).newValue, restricting.count) }
      return self.answers(ofRule: rule, on: chosen)
    }.flatMap(\.self)
    var left = Effort.perPolicy
    let long = answers.indices.filter { answers[$0].isSpent }
    for (number, index) in long.enumerated() where left > 0 {
      progress(restricting.count + number, restricting.count + long.count)
      let question = answers[index].question
      let effort = Effort(min(left, Effort.perQuestion))
      left -= effort.remaining
      let (verdict, _) = verdict(rule: question.rule, question.authority, effort)
      left += effort.remaining
      if case .unproved = verdict { continue }
      answers[index].verdict = verdict
    }
    return answers.map { ($0.question, $0.verdict) }
  }

  private struct Answer: Sendable {
    let question: UnprovedLeak
    var verdict: RuleVerdict
    /// More effort might say more.
    let isSpent: Bool
  }

  private func answers(ofRule number: Int, on chosen: String?) -> [Answer] {
    authorities(ofRule: number).filter { chosen == nil || chosen == $0 }.map { authority in
      let (verdict, isSpent) = verdict(rule: number, authority, Effort(Effort.atFirst))
      return Answer(
        question: UnprovedLeak(rule: number, authority: authority), verdict: verdict, isSpent: isSpent)
    }
  }

  /// How many rules are asked about before another core may take the next.
  private static let pieceSize = 32

  /// The leaks of some rules, in program order, then by authority.
  public func leaks(of rules: [Int]) -> [Leak] {
    var found = Findings()
    for (question, verdict) in verdicts(of: rules) { found.take(verdict, of: question) }
    return found.leaks
  }

  /// The authorities that control an input of the program, and those that are declared; sorted.
  public var authorityNames: [String] {
    var names = Set(policy.declarations.authorities.map(\.name)).union(policy.orders.map(\.issuer))
    names.formUnion(policy.declarations.tags.compactMap(\.asserter))
    for sentence in policy.rules.map(\.sentence) + policy.marks.map(\.sentence) {
      names.formUnion(sentence.orders.map(grounds.readers.authority))
      for use in sentence.tags {
        names.formUnion(grounds.readers.authorities(of: use, under: sentence.orders))
        if let asserter = policy.declarations.asserters[use] { names.insert(asserter) }
      }
    }
    return names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  private func assumptions(_ names: [String]) -> [String] {
    let declared = policy.declarations.authorities.map(\.name)
    let territories = Set(policy.declarations.territories.map(\.name))
    return declared + names.filter { territories.contains($0) && !declared.contains($0) }
  }

  /// The authorities on whose words a rule's effect hangs, sorted.
  private func authorities(ofRule number: Int) -> [String] {
    let own = grounds.dependences.ofRules[number].words.leanings.keys
    var names = Set(own)
    if !grounds.dependences.ofLifting(policy.rules[number]).words.leanings.isEmpty {
      for lifter in grounds.lifters(meeting: number) {
        names.formUnion(grounds.dependences.ofRules[lifter].words.leanings.keys)
      }
    }
    if names.isEmpty { return [] }
    return names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  enum RuleVerdict: Sendable {
    case confined
    case leaks(Leak)
    case unproved
    /// What was found does not replay: one of our evaluators is wrong.
    case defect
  }
}
