import BailiwickDecisions
import BailiwickModel
import BailiwickPlaces

/// That no rule could do what an order demands without a leak (§7 of the reference).
public struct ExcessDemand: Sendable {
  public let order: Int
  /// The number of the demand in its order.
  public let demand: Int
  /// How the rule that does just what is demanded leaks from the issuer. Its rule is the demand.
  public let leak: Leak
  /// The policy whose only rule is the demand, by which the leak is to be read.
  public let policy: PolicySet
}

/// A request in which an order is in force and demands an effect, within its bailiwick, that nothing gives.
public struct Gap: Sendable {
  public let order: Int
  public let demand: Int
  public let witness: Facts
  /// The path of the person who is spared.
  public let person: String
  /// Deciding the request shows that the effect does not apply.
  public let isConfirmed: Bool
}

/// Finds what orders demand in excess, and what of it nothing gives.
public struct DemandProver {
  let grounds: Grounds

  public init(_ grounds: Grounds) { self.grounds = grounds }

  private var policy: PolicySet { grounds.policy }

  /// Every demand, by the numbers of its order and its own.
  private var demands: [(order: Int, number: Int, demand: Demand)] {
    policy.orders.enumerated().flatMap { order, source in
      source.demands.enumerated().map { (order, $0.offset, $0.element) }
    }
  }

  public func excessDemands() -> [ExcessDemand] {
    demands.compactMap { order, number, demand in
      var declarations = policy.declarations
      declarations.rules = [Rule(meeting: demand, of: order, in: policy)]
      let alone = PolicySet(declarations)
      let decider = Decider(DecisionProgram(alone, tables: tabulate(alone)))
      let report = LeakProver(Grounds(alone, decider: decider)).report(on: policy.orders[order].issuer)
      return report.leaks.first.map { ExcessDemand(order: order, demand: number, leak: $0, policy: alone) }
    }
  }

  /// The gaps, and the demands (as order and number) of which a limit kept us from proving anything.
  public func gaps() -> (gaps: [Gap], unproved: [(order: Int, demand: Int)]) {
    var gaps: [Gap] = []
    var unproved: [(order: Int, demand: Int)] = []
    for (order, number, demand) in demands {
      var question = RequestQuestion(grounds)
      if let gap = gap(order, number, demand, &question) {
        gaps.append(gap)
      } else if !question.isComplete {
        unproved.append((order, number))
      }
    }
    return (gaps, unproved)
  }

  private func gap(_ order: Int, _ number: Int, _ demand: Demand, _ question: inout RequestQuestion) -> Gap? {
    let rule = Rule(meeting: demand, of: order, in: policy)
    let bailiwick = policy.declarations.bailiwicks[policy.orders[order].issuer]?.atoms ?? .empty
    var giving: [Int] = []
    while true {
      let found = question.find(needs(rule, giving), reachedBy: rule) { cast, person in
        goals(rule, giving, person: person, bailiwick, cast)
      }
      guard let (situation, person) = found else { return nil }
      let request = situation.request(.after, grounds.vocabulary)
      let effect = grounds.vocabulary.effects[rule.effect].name
      let noun = grounds.vocabulary.noun(rule.sentence.target)
      let outcome = grounds.decider.outcome(of: request.facts)
      guard let same = outcome.effects.first(where: { $0.effect == effect && $0.on == noun }) else {
        return Gap(
          order: order, demand: number, witness: request.facts, person: request.paths[person] ?? "",
          isConfirmed: request.isExact)
      }
      guard let next = grounds.numbers[same.rule], !giving.contains(next) else {
        question.giveUp()
        return nil
      }
      giving.append(next)
    }
  }

  private func needs(_ rule: Rule, _ giving: [Int]) -> Cast.Needs {
    var needs = Cast.Needs(
      [grounds.dependences.dependence(of: rule.sentence)], target: rule.sentence.target,
      reaching: grounds.reaching(rule), vocabulary: grounds.vocabulary)
    for number in giving { needs.formUnion(grounds.needs(ofApplying: number)) }
    return needs
  }

  private func goals(_ rule: Rule, _ giving: [Int], person: Int, _ bailiwick: AtomSet, _ cast: Cast) -> [Goal] {
    [
      .place(of: person, .inside(bailiwick), .holds, grounds.vocabulary),
      .sentence(rule.sentence, .holds, cast.view),
    ] + giving.map { .mayNotApply($0, policy.rules[$0].sentence, cast.view) }
  }
}
