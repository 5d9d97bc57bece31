import BailiwickModel

/// Which rules two policies share: alike in all that they do, whatever they are called.
struct RuleIdentity {
  private let former: [Key]
  private let latter: [Key]
  private let restricting: (before: Set<Int>, after: Set<Int>)
  private let isLiftingChanged: Bool

  /// What a rule does.
  private struct Key: Hashable {
    let effect: Int
    let isByDefault: Bool
    let sentence: SentenceKey
  }

  init(_ former: PolicySet, _ latter: PolicySet) {
    let keys = { (policy: PolicySet) in
      policy.rules.map {
        Key(effect: $0.effect, isByDefault: $0.isByDefault, sentence: SentenceKey($0.sentence, policy))
      }
    }
    self.former = keys(former)
    self.latter = keys(latter)
    func numbers(_ policy: PolicySet, _ forces: Set<Effect.Force>) -> Set<Int> {
      Set(policy.rules.indices.filter { forces.contains(policy.vocabulary.effects[policy.rules[$0].effect].force) })
    }
    restricting = (numbers(former, [.restricts]), numbers(latter, [.restricts]))
    let lifting: Set<Effect.Force> = [.permits, .protects]
    isLiftingChanged =
      Set(numbers(former, lifting).map { [keys = self.former] in keys[$0] })
      != Set(numbers(latter, lifting).map { [keys = self.latter] in keys[$0] })
  }

  /// The rules of one policy that may make a difference, in program order.
  func changed(on side: Side) -> [Int] {
    let (own, others) = side == .before ? (former, latter) : (latter, former)
    let known = Set(others)
    let liftable = side == .before ? restricting.before : restricting.after
    return own.indices.filter { !known.contains(own[$0]) || (isLiftingChanged && liftable.contains($0)) }
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
