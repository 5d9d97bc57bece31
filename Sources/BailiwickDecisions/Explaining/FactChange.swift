import BailiwickModel

/// One fact stated otherwise.
public struct FactChange: Hashable, Sendable {
  /// Where it is stated.
  public enum Target: Hashable, Sendable {
    /// An attribute of the participant's, by the steps of its path.
    case participant([Int])
    case role(Int, [Int])
    /// Of one of the thing's people, by the number in the list.
    case person(Int, [Int])
    case thing([Int])
    /// The list of the thing's people.
    case people
    case order(OrderReference)
    case activity
    case time
  }

  public enum Operation: Hashable, Sendable {
    case state(Fact)
    case addTag(Spelling)
    case removeTag(Spelling)
    case addPerson([Fact])
  }

  public let target: Target
  public let operation: Operation
  /// `participant.location`, `orders.june-4th`.
  public let path: String
  public let type: AttributeType
  /// What the request says; for an order that it does not speak of, whether that is in force.
  public let before: Fact
}

extension FactChange {
  /// What the request says afterwards.
  public var after: Fact {
    switch operation {
    case .state(let fact): return fact
    case .addTag(let tag): return .tags(tags + [tag])
    case .removeTag(let tag): return .tags(tags.filter { $0 != tag })
    case .addPerson(let members):
      if case .people(let people) = before { return .people(People(people + [members])) }
      return .people([members])
    }
  }

  private var tags: [Spelling] {
    if case .tags(let tags) = before { tags } else { [] }
  }

  /// Whether another change may be made beside this one. People add up, and the thing's tags do.
  func goesWith(_ other: FactChange) -> Bool {
    guard target == other.target else { return true }
    switch (target, operation, other.operation) {
    case (.people, .addPerson, .addPerson): return true
    case (.thing(let steps), .addTag(let one), .addTag(let two)),
      (.thing(let steps), .removeTag(let one), .removeTag(let two)),
      (.thing(let steps), .addTag(let one), .removeTag(let two)),
      (.thing(let steps), .removeTag(let one), .addTag(let two)):
      return steps.count == 1 && one != two
    default: return false
    }
  }

  /// The less, the sooner it is proposed: what does not change with time before what does, the participant's
  /// before the thing's, and orders after them; the place before other attributes, and the `id` last.
  func rank(in vocabulary: Vocabulary) -> [Int] {
    func attributes(_ steps: [Int]) -> [Int] {
      if steps.first == vocabulary.person.locatedAttribute { return [-1] + steps }
      return steps.first == vocabulary.personID ? [Int.max] : steps
    }
    switch target {
    case .participant(let steps): return [0] + attributes(steps)
    case .thing(let steps): return [1] + steps
    case .role(let role, let steps): return [2, role] + attributes(steps)
    case .person(let number, let steps): return [3, number] + attributes(steps)
    case .people: return [4]
    case .order: return [5]
    case .activity: return [6]
    case .time: return [7]
    }
  }
}

extension Facts {
  /// The same facts with changes made.
  public func applying(_ changes: [FactChange], in vocabulary: Vocabulary) -> Facts {
    changes.reduce(into: self) { facts, change in facts.apply(change, in: vocabulary) }
  }

  private mutating func apply(_ change: FactChange, in vocabulary: Vocabulary) {
    // Several changes of one list or one set of tags add up.
    let fact = change.with(before: current(change.target, in: vocabulary) ?? change.before).after
    switch change.target {
    case .participant(let steps): state(fact, at: Path(.participant, steps), in: vocabulary)
    case .role(let role, let steps): state(fact, at: Path(.thing, [role] + steps), in: vocabulary)
    case .thing(let steps): state(fact, at: Path(.thing, steps), in: vocabulary)
    case .person(let number, let steps):
      guard let attribute = vocabulary.peopleAttribute, case .people(let listed) = thing[attribute] else { return }
      var people = Array(listed)
      var alone = Facts(vocabulary: vocabulary)
      alone.participant = people[number]
      alone.state(fact, at: Path(.participant, steps), in: vocabulary)
      people[number] = alone.participant ?? people[number]
      thing[attribute] = .people(People(people))
    case .people: if let attribute = vocabulary.peopleAttribute { thing[attribute] = fact }
    case .order(let order): if case .flag(let isInForce) = fact { orders[order] = isInForce }
    case .activity: if case .choice(let activity) = fact { self.activity = activity }
    case .time: if case .time(let time) = fact { self.time = time }
    }
  }

  /// What a list or a set of tags has become by earlier changes.
  private func current(_ target: FactChange.Target, in vocabulary: Vocabulary) -> Fact? {
    switch target {
    case .people: vocabulary.peopleAttribute.map { thing[$0] }
    case .thing(let steps) where steps.count == 1: thing[steps[0]]
    case .participant, .role, .person, .thing, .order, .activity, .time: nil
    }
  }
}

extension FactChange {
  /// Both changes, as one where they are of the same tags.
  func together(with other: FactChange) -> [FactChange] {
    guard target == other.target else { return [self, other] }
    let second = other.with(before: after)
    guard case .tags = second.after else { return [self, second] }
    return [FactChange(target: target, operation: .state(second.after), path: path, type: type, before: before)]
  }

  fileprivate func with(before: Fact) -> FactChange {
    FactChange(target: target, operation: operation, path: path, type: type, before: before)
  }
}
