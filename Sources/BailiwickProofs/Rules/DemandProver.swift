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
  public let hindrance: Hindrance
  /// Deciding the request shows that the effect does not apply.
  public let isConfirmed: Bool
}

/// What keeps a demand from being met in a request.
public enum Hindrance: Hashable, Sendable {
  /// No rule gives what is demanded; or these do, in other requests.
  case noRule(elsewhere: [String])
  /// A rule would give it, and another keeps it from doing so,
  case withheld(rule: String, by: String)
  /// or it is open whether one does, for want of these facts.
  case undecided(rule: String, needs: [String])
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
    let bailiwick = policy.bailiwick(of: policy.orders[order].issuer).atoms
    var giving = isGrant(rule) ? granting(rule) : []
    while true {
      let found = question.find(needs(rule, giving), reachedBy: rule) { cast, person in
        goals(rule, giving, person: person, bailiwick, cast)
      }
      guard let (situation, person) = found else { return nil }
      let request = situation.request(.after, grounds.vocabulary, isTimed: grounds.readsTime)
      let effect = grounds.vocabulary.effects[rule.effect].name
      let noun = grounds.vocabulary.noun(rule.sentence.target)
      let outcome = grounds.decider.outcome(of: request.facts)
      guard let same = outcome.effects.first(where: { $0.effect == effect && $0.on == noun }) else {
        return Gap(
          order: order, demand: number, witness: untimed(request.facts, situation, outcome),
          person: request.paths[person] ?? "",
          hindrance: Hindrance(effect, on: noun, in: outcome, giving.map { policy.rules[$0].name }),
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
    ]
      + giving.map { number in
        let sentence = policy.rules[number].sentence
        guard isGrant(rule) else { return .mayNotApply(number, sentence, cast.view) }
        return .sentence(sentence, .notHolds, View(participant: .person(person), side: .after))
      }
  }

  /// The same facts without a time that decides nothing.
  private func untimed(_ facts: Facts, _ situation: Situation, _ outcome: Outcome) -> Facts {
    let plain = situation.request(.after, grounds.vocabulary).facts
    return grounds.decider.outcome(of: plain) == outcome ? plain : facts
  }

  // MARK: Grants

  /// Whether what is demanded spares people: no result lists that, and nothing withholds it.
  private func isGrant(_ rule: Rule) -> Bool {
    switch grounds.vocabulary.effects[rule.effect].force {
    case .permits, .protects: true
    case .restricts, .informs: false
    }
  }

  /// The rules that grant the same to whom a rule targets.
  private func granting(_ rule: Rule) -> [Int] {
    policy.rules.indices.filter { number in
      let other = policy.rules[number]
      return other.effect == rule.effect && [.participant, rule.sentence.target].contains(other.sentence.target)
    }
  }
}

extension Hindrance {
  /// - Parameter giving: the rules that give it in other requests.
  fileprivate init(_ effect: String, on noun: String, in outcome: Outcome, _ giving: [String]) {
    if let same = outcome.withheld.first(where: { $0.effect == effect && $0.on == noun }) {
      self = .withheld(rule: same.rule, by: same.by)
    } else if let same = outcome.undecided.first(where: { $0.effect == effect && $0.on == noun }) {
      self = .undecided(rule: same.rule, needs: same.needs)
    } else {
      self = .noRule(elsewhere: giving)
    }
  }
}
