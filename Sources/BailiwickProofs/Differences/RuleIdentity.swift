import BailiwickModel

/// Which rules two policies share: alike in all that they do, whatever they are called.
struct RuleIdentity {
  private let former: [Key]
  private let latter: [Key]
  private let policies: (before: PolicySet, after: PolicySet)
  /// The rules that lift and that only one of the policies has.
  private let changedLifters: [Lifter]

  /// What a rule does.
  private struct Key: Hashable {
    let effect: Int
    let isByDefault: Bool
    let sentence: SentenceKey

    init(_ rule: Rule, _ policy: PolicySet) {
      (effect, isByDefault) = (rule.effect, rule.isByDefault)
      sentence = SentenceKey(rule.sentence, policy)
    }
  }

  init(_ former: PolicySet, _ latter: PolicySet) {
    policies = (former, latter)
    self.former = former.rules.map { Key($0, former) }
    self.latter = latter.rules.map { Key($0, latter) }
    func lifters(_ policy: PolicySet, without others: PolicySet) -> [Lifter] {
      let known = Set(Lifter.all(others).map { Key($0.rule, others) })
      return Lifter.all(policy).filter { !known.contains(Key($0.rule, policy)) }
    }
    changedLifters = lifters(former, without: latter) + lifters(latter, without: former)
  }

  /// The rules of one policy that may make a difference, in program order.
  func changed(on side: Side) -> [Int] {
    let (own, others) = side == .before ? (former, latter) : (latter, former)
    let policy = side == .before ? policies.before : policies.after
    let known = Set(others)
    return own.indices.filter { !known.contains(own[$0]) || isLiftedOtherwise(policy.rules[$0], policy.vocabulary) }
  }

  /// Whether some rule that only one policy has may lift what a rule does.
  private func isLiftedOtherwise(_ rule: Rule, _ vocabulary: Vocabulary) -> Bool {
    guard !changedLifters.isEmpty, vocabulary.effects[rule.effect].force == .restricts else { return false }
    let placeSets = rule.sentence.requiredPlaceSets(in: vocabulary)
    return changedLifters.contains { $0.mayLift(rule, at: placeSets) }
  }
}

/// What a sentence asks, with its orders by name and days, and the marks below its tags.
private struct SentenceKey: Hashable {
  let target: Party
  let conditions: [Condition]
  let unless: Condition?
  let activity: Int?
  let window: Window
  let orders: [OrderKey]
  let marks: [[SentenceKey]]

  struct OrderKey: Hashable {
    let name: String
    let issued: Day?
    let expires: Day?
  }

  init(_ sentence: Sentence, _ policy: PolicySet) {
    target = sentence.target
    conditions = [sentence.qualifiers, sentence.thing, sentence.when]
    unless = sentence.unless
    activity = sentence.activity
    window = sentence.window
    orders = sentence.orders.map { reference in
      switch reference {
      case .anonymous(let authority): return OrderKey(name: "under \(authority)", issued: nil, expires: nil)
      case .named(let number):
        let order = policy.orders[number]
        return OrderKey(name: order.name, issued: order.issued, expires: order.expires)
      }
    }
    marks = sentence.tags.filter(\.isOnThing).map { use in
      policy.marks.filter { $0.tag == use.tag }.map { SentenceKey($0.sentence, policy) }
    }
  }
}
