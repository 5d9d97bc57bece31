import BailiwickModel
import BailiwickSource

/// A condition that says nothing, or that nothing meets.
public struct IdleCondition: Hashable, Sendable {
  public enum Kind: Hashable, Sendable {
    /// No request satisfies it by itself.
    case neverTrue
    /// No request satisfies it together with the others of its sentence.
    case contradicted
    /// Every request satisfies it.
    case alwaysTrue
    /// Every request that satisfies the others of its sentence satisfies it.
    case implied
  }

  public let kind: Kind
  /// The number of the rule.
  public let rule: Int
  public let range: SourceRange
  /// The others that contradict it, or imply it, where they are few.
  public let others: [SourceRange]
}

extension IdleCondition {
  fileprivate func renumbered(_ rule: Int) -> IdleCondition {
    IdleCondition(kind: kind, rule: rule, range: range, others: others)
  }
}

/// Finds conditions of rules that could be left out, or that keep their rule from ever firing.
public struct ConditionProver: Sendable {
  let grounds: Grounds
  /// A request that says nothing: what does not hold in it does not always hold.
  private let nothing: Scene

  public init(_ grounds: Grounds) {
    self.grounds = grounds
    nothing = grounds.meaning.sceneOfNothing(at: Situation.plainTime)
  }

  /// - Parameter dead: the rules that no request fires.
  public func find(dead: [Int]) -> [IdleCondition] {
    find(among: Array(grounds.policy.rules.indices), dead: dead)
  }

  /// What is found when some of it was found of a former policy: what a rule's own conditions and the marks say of each
  /// other hangs on nothing else.
  ///
  /// - Parameters:
  ///   - files: those in which everything stands where it stood.
  func find(
    dead: [Int], after former: [IdleCondition], _ settled: SettledRules, sharing files: Set<FileID>
  ) -> [IdleCondition] {
    let known = Dictionary(grouping: former, by: \.rule)
    let rules = grounds.policy.rules
    func formerNumber(_ rule: Int) -> Int? {
      files.contains(rules[rule].origin.range.file) ? settled.formerNumbers[rule] : nil
    }
    let found = Dictionary(
      grouping: find(among: rules.indices.filter { formerNumber($0) == nil }, dead: dead), by: \.rule)
    return rules.indices.flatMap { rule in
      formerNumber(rule).map { old in (known[old] ?? []).map { $0.renumbered(rule) } } ?? found[rule] ?? []
    }
  }

  /// - Parameter rules: those whose conditions are looked at, ascending.
  func find(among rules: [Int], dead: [Int]) -> [IdleCondition] {
    let dead = Set(dead)
    return concurrentMap(rules, inPiecesOf: Self.pieceSize) { rule in
      dead.contains(rule) ? killers(of: rule) : idle(in: rule)
    }.flatMap(\.self)
  }

  /// How many rules are asked about before another core may take the next.
  private static let pieceSize = 64

  /// One part of a sentence that must hold.
  private struct Part {
    let condition: Condition
    let range: SourceRange
    /// The facts that it asks about.
    let facts: [Path]

    init?(_ condition: Condition) {
      guard let range = condition.range else { return nil }
      self.condition = condition
      self.range = range
      facts = condition.facts
    }
  }

  // MARK: Dead rules

  /// The part that no request satisfies, else the first few that contradict each other.
  private func killers(of rule: Int) -> [IdleCondition] {
    let parts = parts(of: rule)
    for part in parts where isImpossible(rule, [part]) {
      return [IdleCondition(kind: .neverTrue, rule: rule, range: part.range, others: [])]
    }
    for (number, part) in parts.enumerated() {
      for other in parts[..<number] where isImpossible(rule, [other, part]) {
        return [IdleCondition(kind: .contradicted, rule: rule, range: part.range, others: [other.range])]
      }
    }
    return []
  }

  private func isImpossible(_ rule: Int, _ parts: [Part]) -> Bool {
    isProved(rule) { view in parts.map { .condition($0.condition, .holds, view) } }
  }

  // MARK: Rules that fire

  private func idle(in rule: Int) -> [IdleCondition] {
    let parts = parts(of: rule)
    var found: [IdleCondition] = []
    var kept = parts
    // From the last to the first, so that of two that say the same the later one adds nothing. All that is found could
    // be left out together.
    for (number, part) in parts.enumerated().reversed() {
      if isAlwaysTrue(part, in: rule) {
        found.append(IdleCondition(kind: .alwaysTrue, rule: rule, range: part.range, others: []))
      } else if let reasons = reasons(for: number, among: kept, in: rule) {
        found.append(IdleCondition(kind: .implied, rule: rule, range: part.range, others: reasons.map(\.range)))
      } else {
        continue
      }
      kept.remove(at: number)
    }
    return found.reversed()
  }

  /// Most parts are seen not to be.
  private func isAlwaysTrue(_ part: Part, in rule: Int) -> Bool {
    grounds.meaning.truth(of: part.condition, in: nothing) == .yes
      && isProved(rule) { [.condition(part.condition, .notHolds, $0)] }
  }

  /// What one of some parts follows from: one of the others if one is enough.
  private func reasons(for number: Int, among parts: [Part], in rule: Int) -> [Part]? {
    let part = parts[number]
    let related = parts.indices.filter { $0 != number && parts[$0].facts.contains(where: part.facts.contains) }
      .map { parts[$0] }
    guard !related.isEmpty, isImplied(part, by: related, in: rule) else { return nil }
    guard related.count > 1 else { return related }
    return related.first { isImplied(part, by: [$0], in: rule) }.map { [$0] } ?? related
  }

  /// Whether a part holds wherever others do, and may fail only where one of them does: leaving it out changes nothing.
  private func isImplied(_ part: Part, by others: [Part], in rule: Int) -> Bool {
    func isProved(_ met: Requirement, _ missed: Requirement) -> Bool {
      self.isProved(rule) { view in
        others.map { .condition($0.condition, met, view) } + [.condition(part.condition, missed, view)]
      }
    }
    return isProved(.holds, .notHolds) && isProved(.notFails, .fails)
  }

  // MARK: Asking

  private func isProved(_ rule: Int, _ goals: (View) -> [Goal]) -> Bool {
    isProved(rule, grounds.needs(ofFiring: rule), goals)
  }

  /// Whether no request meets goals. Of a rule that protects or permits it is asked about who is in a role, too.
  func isProved(_ rule: Int, _ needs: Cast.Needs, _ goals: (View) -> [Goal]) -> Bool {
    let sentence = grounds.policy.rules[rule].sentence
    func asked(about person: Somebody) -> [Goal] {
      goals(View(participant: person, side: .after, orders: sentence.orders))
    }
    var needs = needs
    var question = RequestQuestion(grounds)
    let found = question.find(needs) { cast in cast.has(sentence.target) ? asked(about: cast.asked) : nil }
    guard found == nil, question.isComplete else { return false }
    switch grounds.force(of: rule) {
    case .restricts, .informs: return true
    case .permits, .protects: break
    }
    needs.participant = true
    needs.roles.formUnion(grounds.vocabulary.roleAttributes)
    return grounds.vocabulary.roleAttributes.allSatisfy { role in
      question.find(needs) { cast in cast.roles[role].map { asked(about: .person($0)) } } == nil && question.isComplete
    }
  }

  /// Every conjunct of a rule's conditions, in source order.
  private func parts(of rule: Int) -> [Part] {
    let sentence = grounds.policy.rules[rule].sentence
    let unless = sentence.unless.map { [Condition.not($0)] } ?? []
    let conditions = [sentence.qualifiers, sentence.thing, sentence.when].flatMap(\.conjuncts) + unless
    return conditions.compactMap(Part.init).sorted { $0.range < $1.range }
  }
}

extension Condition {
  /// What must hold for it to hold, each by itself.
  package var conjuncts: [Condition] {
    if case .all(let parts) = self { parts.flatMap(\.conjuncts) } else { [self] }
  }

  /// From its first test to its last; `nil` when it has none.
  package var range: SourceRange? {
    switch self {
    case .all(let parts), .any(let parts):
      let ranges = parts.compactMap(\.range)
      return ranges.dropFirst().reduce(ranges.first) { $0?.through($1) }
    case .not(let part): return part.range
    case .test(let test): return test.origin.range
    case .quantified(let quantified): return quantified.origin.range
    }
  }

  /// The facts that it asks about. People who are counted are one, and the participant may be among them.
  fileprivate var facts: [Path] {
    tests.flatMap { test in
      test.path.root == .counted ? [Path(.counted), Path(.participant, test.path.steps)] : [test.path]
    }
  }
}
