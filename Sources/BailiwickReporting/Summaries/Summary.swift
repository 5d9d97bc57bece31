import BailiwickDecisions
import BailiwickModel

/// What a policy did in many requests, counted: what a transparency report needs.
///
/// It takes as much memory as there are rules, authorities and countries, however many requests there are.
/// In a request without a participant each of the thing's people counts as decided; what is on the thing or
/// somebody in a role counts once.
public struct Summary: Sendable {
  /// How often each decision fell.
  public struct Decisions: Hashable, Sendable {
    public private(set) var allow = 0
    public private(set) var block = 0
    public private(set) var undecided = 0

    public var total: Int { allow + block + undecided }

    mutating func count(_ decision: Decision, times: Int = 1) {
      switch decision {
      case .allow: allow += times
      case .block: block += times
      case .undecided: undecided += times
      }
    }
  }

  /// How often a rule's effect applied, was undecided, and was withheld.
  public struct Uses: Hashable, Sendable {
    public internal(set) var applied = 0
    public internal(set) var undecided = 0
    public internal(set) var withheld = 0

    public var isEmpty: Bool { applied + undecided + withheld == 0 }
  }

  /// Where somebody is, as far as a report by country tells.
  public enum Whereabouts: Hashable, Sendable {
    case country(String)
    case unknown
    /// Candidates in several countries.
    case several
  }

  public let policy: PolicySet
  public private(set) var requests = 0
  public private(set) var errors = 0
  public private(set) var decisions = Decisions()
  /// By rule of the policy.
  public private(set) var uses: [Uses]
  /// Effects applied on an authority's word, by its name.
  public private(set) var authorities: [String: Int] = [:]
  public private(set) var places: [Whereabouts: Decisions] = [:]
  /// The numbers of rules by name, once they are asked for.
  private var numbers: [String: Int]?

  public init(_ policy: PolicySet) {
    self.policy = policy
    uses = Array(repeating: Uses(), count: policy.rules.count)
  }

  /// Counts a request that cannot be read.
  public mutating func countError() {
    requests += 1
    errors += 1
  }

  public mutating func count(_ outcome: Outcome, of facts: Facts) {
    requests += 1
    countEffects(of: outcome) { _ in true }
    if let decision = outcome.decision {
      count(decision, at: facts.whereabouts(in: policy.vocabulary))
    }
    guard let people = outcome.people, !people.isEmpty else { return }
    let places = facts.peoplesWhereabouts(in: policy.vocabulary)
    let noun = policy.vocabulary.noun(.participant)
    for (number, person) in people.enumerated() {
      countEffects(of: person.outcome) { $0 == noun }
      if let decision = person.outcome.decision {
        count(decision, at: places.indices.contains(number) ? places[number] : .unknown)
      }
    }
  }

  private mutating func count(_ decision: Decision, at place: Whereabouts, times: Int = 1) {
    decisions.count(decision, times: times)
    places[place, default: Decisions()].count(decision, times: times)
  }

  /// - Parameter isCounted: whether an effect on this noun is.
  private mutating func countEffects(of outcome: Outcome, where isCounted: (String) -> Bool) {
    let numbers = numbers ?? policy.numbersOfRules
    self.numbers = numbers
    for effect in outcome.effects where isCounted(effect.on) {
      if let number = numbers[effect.rule] { uses[number].applied += 1 }
      for authority in effect.authorities { authorities[authority, default: 0] += 1 }
    }
    for effect in outcome.undecided where isCounted(effect.on) {
      if let number = numbers[effect.rule] { uses[number].undecided += 1 }
    }
    for effect in outcome.withheld where isCounted(effect.on) {
      if let number = numbers[effect.rule] { uses[number].withheld += 1 }
    }
  }

  // MARK: What others have counted

  /// Takes in another count of the same policy.
  public mutating func add(_ other: Summary) {
    requests += other.requests
    errors += other.errors
    for rule in uses.indices {
      uses[rule].applied += other.uses[rule].applied
      uses[rule].undecided += other.uses[rule].undecided
      uses[rule].withheld += other.uses[rule].withheld
    }
    authorities.merge(other.authorities, uniquingKeysWith: +)
    for (place, decisions) in other.places {
      count(.allow, at: place, times: decisions.allow)
      count(.block, at: place, times: decisions.block)
      count(.undecided, at: place, times: decisions.undecided)
    }
  }

  /// Takes in verdicts of the same policy.
  public mutating func add(_ tally: VerdictTally) {
    requests += tally.requests
    let counts = tally.allUses
    for number in policy.rules.indices {
      func times(_ status: Verdict.Status) -> Int {
        counts[Int(status.rawValue) * policy.rules.count + number]
      }
      let applied = times(.applied)
      uses[number].applied += applied
      uses[number].undecided += times(.undecided)
      uses[number].withheld += times(.withheld)
      guard applied > 0 else { continue }
      for authority in policy.rules[number].authorities { authorities[authority, default: 0] += applied }
    }
    for country in 0...Countries.codes.count {
      let place = country == 0 ? Whereabouts.unknown : .country(Countries.codes[country - 1])
      for (offset, decision) in [Decision.allow, .block, .undecided].enumerated() {
        let times = tally.places[country * 3 + offset]
        if times > 0 { count(decision, at: place, times: times) }
      }
    }
  }
}
