import Bailiwick
import BailiwickDecisions
import Testing

/// The compiled program decides as `Meaning` does: on random policies, on random requests to them, and on those
/// crossed with each other.
@Suite struct EquivalenceTests {
  @Test(.enabled(if: RandomCase.canBeMade, "python3 is not installed"), arguments: [7, 8])
  func compiledProgramsDecideAsTheyMean(seed: Int) throws {
    let count = wanted("EQUIVALENCE_CASES", unless: 150) / 2
    let crossedCount = wanted("EQUIVALENCE_REQUESTS", unless: 6_000) / 2
    var chance = Chance(seed: UInt64(seed))
    var (decided, inSlots) = (0, 0)
    for example in try RandomCase.make(seed: seed, count: count) {
      let policy = try #require(Compilation(Program(text: example.policy)).policySet, "\(example.policy)")
      let comparison = Comparison(policy)
      var known: [Facts] = []
      for line in example.lines {
        if case .success(let read) = FactsReader(policy).read(Array(line.utf8)) { known.append(read.facts) }
      }
      guard !known.isEmpty else { continue }
      let asked = known + (0..<crossedCount / count).map { _ in chance.cross(known) }
      for facts in asked {
        decided += 1
        inSlots += comparison.isInSlots(facts) ? 1 : 0
        if let difference = comparison.difference(facts) {
          Issue.record("\(example.policy)\n\(FactsWords(facts, vocabulary: policy.vocabulary).title)\n\(difference)")
          return
        }
      }
      #expect(comparison.areSameTogether(asked), "\(example.policy)")
    }
    #expect(decided > crossedCount * 9 / 10)
    #expect(inSlots > decided / 20)
  }
}

/// The ways to decide by one policy.
private struct Comparison {
  private let meaning: Meaning
  private let decider: Decider
  private let slots: (decider: SlotDecider, request: RequestSlots)?

  init(_ policy: PolicySet) {
    let program = DecisionProgram(policy, tables: tabulate(policy))
    meaning = Meaning(policy)
    decider = Decider(program)
    slots = SlotDecider(program).map { ($0, RequestSlots($0.plan)) }
  }

  /// Whether a request is decided in slots, and not by the program itself.
  func isInSlots(_ facts: Facts) -> Bool {
    guard let (decider, request) = slots else { return false }
    return request.fill(facts, decider.plan) && decider.decide(request)
  }

  /// Whether requests are decided together as they are one by one, and every result is one request's.
  func areSameTogether(_ requests: [Facts]) -> Bool {
    let (outcomes, numbers) = decider.outcomes(of: requests)
    return numbers.map { outcomes[$0] } == requests.map(decider.outcome(of:)) && Set(numbers).count == outcomes.count
  }

  /// What differs from what is meant; `nil` when nothing does.
  func difference(_ facts: Facts) -> String? {
    let expected = meaning.outcome(of: facts)
    for (name, got) in [("in slots", decider.outcome(of: facts)), ("by program", decider.generalOutcome(of: facts))]
    where got != expected {
      return "\(name): \(OutcomeJSON.object(got).text())\nmeant: \(OutcomeJSON.object(expected).text())"
    }
    return nil
  }
}

extension Chance {
  /// Facts of which each is from one of several requests.
  fileprivate mutating func cross(_ requests: [Facts]) -> Facts {
    var facts = one(of: requests)
    if isLikely { facts.activity = one(of: requests).activity }
    if isLikely { facts.time = one(of: requests).time }
    if isLikely { facts.orders = one(of: requests).orders }
    if var members = facts.participant {
      cross(&members, requests.compactMap(\.participant))
      facts.participant = members
    } else if isLikely {
      facts.participant = one(of: requests).participant
    }
    cross(&facts.thing, requests.map(\.thing))
    return facts
  }

  private mutating func cross(_ members: inout [Fact], _ others: [[Fact]]) {
    for number in members.indices where isLikely { members[number] = one(of: others)[number] }
  }

  private var isLikely: Bool {
    mutating get { below(3) == 0 }
  }
}
