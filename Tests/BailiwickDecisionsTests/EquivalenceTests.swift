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

  /// Many rules of one tag that ask the same facts, in requests that state no place: they are told together.
  @Test(arguments: 1...12)
  func rulesThatAskTheSameFact(seed: Int) throws {
    var chance = Chance(seed: UInt64(seed))
    let rules = (0..<30 + chance.below(120)).map { _ in chance.rule }
    let text = "tag t-1 on meeting\ntag t-2 on meeting\n" + rules.joined(separator: "\n") + "\n"
    let policy = try #require(Compilation(Program(text: text)).policySet, "\(text)")
    let comparison = Comparison(policy)
    let reader = FactsReader(policy)
    var inSlots = 0
    for _ in 0..<150 {
      let line = chance.request
      let facts = try reader.read(Array(line.utf8)).get().facts
      inSlots += comparison.isInSlots(facts) ? 1 : 0
      if let difference = comparison.difference(facts) {
        Issue.record("\(text)\n\(line)\n\(difference)")
        return
      }
    }
    #expect(inSlots > 100)
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

  /// A rule that asks a place, a tag, and mostly one thing more.
  fileprivate var rule: String {
    mutating get {
      let number = below(40)
      let date = "2020-06-\(String(below(28) + 101).dropFirst())"
      let condition = one(of: [
        "", " when meeting.size is more than \(number)", " when meeting.size is at most \(number)",
        " when meeting.size is \(number)", " when meeting.size is at least \(number) and meeting.size is less than 25",
        " when participant.account.kind is \(one(of: Self.kinds))",
        " when participant.account.kind is one of business, \(one(of: Self.kinds))",
        " when not participant.account.kind is \(one(of: Self.kinds))", " from \(date)", " until \(date)",
        " when participant.account.licensed", " when meeting.starts is before \(date)",
        " when meeting.topic contains \"\(one(of: Self.topics))\"",
      ])
      let verb = one(of: ["block participants", "block participants", "warn participants", "allow participants"])
      let place = one(of: ["CN", "FR", "US", "EU", "US-CA"])
      return "\(verb) in \(place) for meetings tagged t-\(below(2) + 1)\(condition)"
    }
  }

  private static let kinds = ["individual", "business", "education", "government"]
  private static let topics = ["opera", "school", "a"]

  /// A request of which little is known.
  fileprivate var request: String {
    mutating get {
      var participant: [String] = [#""id":"p""#]
      if below(4) == 0 { participant.append(#""location":"\#(one(of: ["CN", "FR", "US", "US-CA", "BR"]))""#) }
      let account = [#""kind":"\#(one(of: Self.kinds))""#, #""licensed":\#(below(2) > 0)"#].filter { _ in below(4) > 0 }
      participant.append(#""account":{\#(account.joined(separator: ","))}"#)
      var meeting = [#""tags":["t-\#(below(2) + 1)","t-\#(below(3) + 1)"]"#]
      if below(4) > 0 { meeting.append(#""size":\#(below(44) - 2)"#) }
      if below(2) > 0 { meeting.append(#""topic":"\#(one(of: Self.topics))""#) }
      let time = "2020-06-\(String(below(28) + 101).dropFirst())T\(one(of: ["00:00:00", "23:59:59"]))Z"
      return #"{"time":"\#(time)","participant":{\#(participant.joined(separator: ","))},"#
        + #""meeting":{\#(meeting.joined(separator: ","))}}"#
    }
  }
}
