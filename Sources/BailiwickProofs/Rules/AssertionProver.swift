import BailiwickDecisions
import BailiwickModel
import BailiwickPlaces
import BailiwickSource

/// That a `never` can be violated, with a request that does (§10 of the reference).
public struct Violation: Sendable {
  /// The number of the assertion in the program.
  public let assertion: Int
  /// The rule whose effect applies.
  public let rule: Int
  public let witness: Facts
  /// Deciding the request shows the effect.
  public let isConfirmed: Bool
}

/// Proves that no effect applies which the program says never does.
public struct AssertionProver: Sendable {
  let grounds: Grounds

  public init(_ grounds: Grounds) { self.grounds = grounds }

  /// The violated assertions, in program order, each by the first rule that violates it; and the numbers of those of
  /// which a limit kept us from proving anything.
  public func find() -> (violations: [Violation], unproved: [Int]) {
    find(of: grounds.policy.declarations.nevers.indices)
  }

  /// The same of some assertions, by their numbers.
  public func find(of assertions: some Sequence<Int>) -> (violations: [Violation], unproved: [Int]) {
    var violations: [Violation] = []
    var unproved: [Int] = []
    for number in assertions {
      switch answer(number) {
      case .violated(let violation): violations.append(violation)
      case .kept: break
      case .unproved: unproved.append(number)
      }
    }
    return (violations, unproved)
  }

  private enum Answer: Sendable {
    case violated(Violation)
    case kept
    case unproved
  }

  /// Asks of few rules first, and of ever more at once as long as none violates the assertion.
  private func answer(_ number: Int) -> Answer {
    let assertion = grounds.policy.declarations.nevers[number]
    let places = assertion.sentence.requiredPlaces(in: grounds.vocabulary)
    var open = grounds.policy.rules.indices.filter { concerns(assertion, $0, in: places) }[...]
    var isComplete = true
    var count = Self.firstCount
    while !open.isEmpty {
      let answers = concurrentMap(Array(open.prefix(count)), inPiecesOf: Self.pieceSize) { answer(number, of: $0) }
      for answer in answers {
        switch answer {
        case .violated: return answer
        case .kept: break
        case .unproved: isComplete = false
        }
      }
      open = open.dropFirst(count)
      count *= 4
    }
    return isComplete ? .kept : .unproved
  }

  private static let firstCount = 16
  private static let pieceSize = 16

  /// Whether one rule violates an assertion.
  private func answer(_ number: Int, of rule: Int) -> Answer {
    var question = RequestQuestion(grounds)
    if let situation = violating(grounds.policy.declarations.nevers[number], rule, &question) {
      return .violated(violation(number, rule, situation))
    }
    return question.isComplete ? .kept : .unproved
  }

  /// Whether a rule may do what an assertion speaks of: nobody is at two places that have nothing in common.
  private func concerns(_ assertion: Assertion, _ number: Int, in places: AtomSet?) -> Bool {
    let rule = grounds.policy.rules[number]
    guard assertion.effect == rule.effect, assertion.sentence.target == rule.sentence.target else { return false }
    guard let places, let others = grounds.places[number] else { return true }
    return !places.isDisjoint(with: others)
  }

  private func violating(_ assertion: Assertion, _ rule: Int, _ question: inout RequestQuestion) -> Situation? {
    var needs = grounds.needs(ofApplying: rule)
    let asserted = grounds.dependences.dependence(of: assertion.sentence)
    needs.formUnion(Cast.Needs([asserted], target: assertion.sentence.target, vocabulary: grounds.vocabulary))
    switch grounds.force(of: rule) {
    case .restricts, .informs:
      return question.find(needs, applying: rule) { [.sentence(assertion.sentence, .holds, $0.view)] }
    case .permits, .protects:
      let sentence = grounds.policy.rules[rule].sentence
      return question.find(needs) { cast in
        guard cast.has(sentence.target) else { return nil }
        return [.sentence(sentence, .holds, cast.view), .sentence(assertion.sentence, .holds, cast.view)]
      }
    }
  }

  private func violation(_ number: Int, _ rule: Int, _ situation: Situation) -> Violation {
    let request = situation.request(.after, grounds.vocabulary)
    let name = grounds.policy.rules[rule].name
    let applies =
      switch grounds.force(of: rule) {
      case .restricts, .informs: grounds.decider.outcome(of: request.facts).effects.contains { $0.rule == name }
      case .permits, .protects: grounds.meaning.firing(in: request.facts, among: [rule]) == [rule]
      }
    return Violation(assertion: number, rule: rule, witness: request.facts, isConfirmed: applies && request.isExact)
  }
}
