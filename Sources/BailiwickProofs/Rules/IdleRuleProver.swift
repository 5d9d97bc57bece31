import BailiwickModel
import BailiwickSource

/// Finds rules that are dead, silent or shadowed.
///
/// Whether a rule is shadowed is an implicit hitting set (Moreno-Centeno and Karp, "The Implicit Hitting Set Approach
/// to Solve Combinatorial Optimization Problems", 2013): whoever covers a rule must fire in every request that fires
/// it. So requests are collected, and the fewest rules that have one in each of them are tried: either they cover the
/// rule, or there is a request which they all miss and which joins the collection. Most rules are settled by
/// the first request, in which nothing else fires.
public struct IdleRuleProver: Sendable {
  let grounds: Grounds
  let policy: PolicySet

  public init(_ grounds: Grounds) {
    self.grounds = grounds
    policy = grounds.policy
  }

  /// Asks of each rule as if none were out, on all cores, and again of those few whose answer hangs on a rule that was
  /// found to be out since.
  public func find() -> IdleRules {
    let rules = Array(policy.rules.indices)
    let answers = concurrentMap(rules, inPiecesOf: Self.pieceSize) { rule in
      let standing = standing(of: rule)
      return (standing: standing.known, guess: standing.first.map { coverage(of: rule, apartFrom: [], $0) })
    }
    var found = Findings(out: Set(rules.filter { answers[$0].standing == .dead }))
    for rule in rules.reversed() {
      guard let guess = answers[rule].guess else { continue }
      let hangs = guess.asked.map { !$0.isDisjoint(with: found.out) } ?? !found.out.isEmpty
      found.take(hangs ? coverage(of: rule, apartFrom: found.out) ?? guess : guess, of: rule)
    }
    return found.report(answers.map(\.standing))
  }

  /// How many rules are asked about before another core may take the next.
  private static let pieceSize = 32

  // MARK: Rules alone

  /// What a rule does, whatever other rules do with the same effect.
  enum Standing: Sendable {
    case dead
    /// It fires, in this request for one, and always withheld.
    case silent(Firing)
    case fires(Firing)
    case unproved
    /// It fires, and it was not proved whether it is always withheld.
    case perhapsSilent(Firing)

    /// A request in which the rule fires.
    var first: Firing? {
      switch self {
      case .dead, .unproved: nil
      case .silent(let situation), .fires(let situation), .perhapsSilent(let situation): situation
      }
    }

    var known: KnownStanding {
      switch self {
      case .dead: .dead
      case .silent: .silent
      case .fires: .fires
      case .unproved: .unproved
      case .perhapsSilent: .perhapsSilent
      }
    }
  }

  /// The same without a request.
  enum KnownStanding: Sendable {
    case dead, silent, fires, unproved, perhapsSilent

    var mayFire: Bool {
      switch self {
      case .dead, .unproved: false
      case .silent, .fires, .perhapsSilent: true
      }
    }
  }

  func standing(of rule: Int) -> Standing {
    var question = RequestQuestion(grounds)
    guard let first = firing(rule, but: [], &question) else {
      return question.isComplete ? .dead : .unproved
    }
    if isSilent(rule, &question) { return .silent(first) }
    return question.isComplete ? .fires(first) : .perhapsSilent(first)
  }

  /// What is found while rules are looked at, from the last to the first.
  struct Findings {
    /// Rules that are dead, or shadowed by others.
    private(set) var out: Set<Int>
    private(set) var shadowed: [ShadowedRule] = []
    private var unproved: [Int] = []
    private var triedOneByOne: Set<Int> = []

    init(out: Set<Int>) { self.out = out }

    mutating func take(_ coverage: Coverage, of rule: Int) {
      if coverage.asked == nil { triedOneByOne.insert(rule) }
      switch coverage.answer {
      case .covered(let shadow):
        shadowed.append(shadow)
        out.insert(rule)
      case .needed: break
      case .unproved: unproved.append(rule)
      }
    }

    /// Takes what was found of a rule before.
    mutating func take(_ shadow: ShadowedRule) {
      shadowed.append(shadow)
      out.insert(shadow.rule)
    }

    /// - Parameter standings: those of all rules, in program order.
    func report(_ standings: [KnownStanding]) -> IdleRules {
      var (dead, silent, open): ([Int], [Int], Set<Int>) = ([], [], Set(unproved))
      for (rule, standing) in standings.enumerated() {
        switch standing {
        case .dead: dead.append(rule)
        case .silent: silent.append(rule)
        case .fires: break
        case .unproved, .perhapsSilent: open.insert(rule)
        }
      }
      return IdleRules(
        dead: dead, silent: silent, shadowed: shadowed, unproved: open.sorted(), triedOneByOne: triedOneByOne)
    }
  }

  /// A request in which a rule fires, and of whom it is asked there.
  struct Firing: Sendable {
    let situation: Situation
    /// Who is in this role; `nil` for the participant.
    let role: Int?
  }

  /// A request in which a rule fires and some others do not. A rule that protects or permits is asked of everybody
  /// whom others may reach, so of who is in a role, too.
  ///
  /// - Parameters:
  ///   - met: what is required of the rule instead; `missed` the same of each of the others.
  func firing(
    _ rule: Int, but others: [Int], met: Requirement = .holds, missed: Requirement = .notHolds,
    _ question: inout RequestQuestion
  ) -> Firing? {
    let sentence = policy.rules[rule].sentence
    var needs = Cast.Needs(
      ([rule] + others).map { grounds.dependences.ofRules[$0] }, target: sentence.target,
      vocabulary: grounds.vocabulary)
    func goals(_ view: View) -> [Goal] {
      [.sentence(sentence, met, view)] + others.map { .sentence(policy.rules[$0].sentence, missed, view) }
    }
    let found = question.find(needs) { cast in cast.has(sentence.target) ? goals(cast.view) : nil }
    if let found { return Firing(situation: found, role: nil) }
    switch grounds.force(of: rule) {
    case .restricts, .informs: return nil
    case .permits, .protects: break
    }
    needs.participant = true
    needs.roles.formUnion(grounds.vocabulary.roleAttributes)
    for role in grounds.vocabulary.roleAttributes {
      let found = question.find(needs) { cast in
        cast.roles[role].map { goals(View(participant: .person($0), side: .after)) }
      }
      if let found { return Firing(situation: found, role: role) }
    }
    return nil
  }

  /// Whether a rule that fires in some request is withheld whenever it does, and never so much as pending.
  private func isSilent(_ rule: Int, _ question: inout RequestQuestion) -> Bool {
    guard !grounds.lifting.lifters(of: rule).isEmpty else { return false }
    let needs = grounds.needs(ofApplying: rule)
    if question.find(needs, applying: rule) != nil { return false }
    let sentence = policy.rules[rule].sentence
    let open = question.find(needs) { cast in
      guard cast.has(sentence.target) else { return nil }
      return [.sentence(sentence, .holds, cast.view), .lifted(rule: rule, .notHolds, .after)]
    }
    return open == nil && question.isComplete
  }
}
