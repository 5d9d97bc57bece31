import BailiwickSource

/// A target with its clauses: what rules, marks, assertions and demands share. It holds of a request
/// when all of its parts do. It is shared and never copied, as rules are.
public final class Sentence: Hashable, Sendable {
  public let target: Party
  /// What the target's own qualifiers ask.
  public let qualifiers: Condition
  /// What `for` or `from <gerund>` asks of the thing.
  public let thing: Condition
  /// The activity that `from <gerund>` names.
  public let activity: Int?
  /// Whether a clause names the thing, though it may ask nothing of it.
  public let namesThing: Bool
  public let when: Condition
  /// It does not hold where this does.
  public let unless: Condition?
  /// What it is under: one of them needs to be in force.
  public let orders: [OrderReference]
  public let window: Window
  /// The effect, or the first word, and the target's noun: `block participants`.
  public let head: Origin
  public let origin: Origin

  init(
    target: Party, qualifiers: Condition, thing: Condition, activity: Int?, namesThing: Bool, when: Condition,
    unless: Condition?, orders: [OrderReference], window: Window, head: Origin, origin: Origin
  ) {
    self.target = target
    self.qualifiers = qualifiers
    self.thing = thing
    self.activity = activity
    self.namesThing = namesThing
    self.when = when
    self.unless = unless
    self.orders = orders
    self.window = window
    self.head = head
    self.origin = origin
  }

  public static func == (left: Sentence, right: Sentence) -> Bool {
    left === right
      || left.target == right.target && left.qualifiers == right.qualifiers && left.thing == right.thing
        && left.activity == right.activity && left.namesThing == right.namesThing && left.when == right.when
        && left.unless == right.unless && left.orders == right.orders && left.window == right.window
        && left.head == right.head && left.origin == right.origin
  }

  public func hash(into hasher: inout Hasher) {
    hasher.combine(target)
    hasher.combine(qualifiers)
    hasher.combine(thing)
    hasher.combine(when)
    hasher.combine(unless)
    hasher.combine(orders)
  }

  /// Every condition, in source order.
  public var conditions: [Condition] {
    if let unless { [qualifiers, thing, when, unless] } else { [qualifiers, thing, when] }
  }

  /// Every test in them.
  public var tests: [Test] {
    var tests: [Test] = []
    // Most have two or three.
    tests.reserveCapacity(4)
    qualifiers.addTests(to: &tests)
    thing.addTests(to: &tests)
    when.addTests(to: &tests)
    unless?.addTests(to: &tests)
    return tests
  }

  /// The tags that it names itself, each once, in source order.
  public var tags: [TagUse] {
    let uses = tagUses
    guard uses.count > 1 else { return uses }
    var seen: Set<TagUse> = []
    return uses.filter { seen.insert($0).inserted }
  }

  /// The same as often as it names them.
  var tagUses: [TagUse] {
    var uses: [TagUse] = []
    addTagUses(to: &uses)
    return uses
  }

  func addTagUses(to uses: inout [TagUse]) {
    qualifiers.addTagUses(to: &uses)
    thing.addTagUses(to: &uses)
    when.addTagUses(to: &uses)
    unless?.addTagUses(to: &uses)
  }
}

extension Condition {
  fileprivate func addTagUses(to uses: inout [TagUse]) {
    switch self {
    case .all(let parts), .any(let parts): for part in parts { part.addTagUses(to: &uses) }
    case .not(let part): part.addTagUses(to: &uses)
    case .test(let test): if let use = TagUse(test) { uses.append(use) }
    case .quantified(let quantified): quantified.condition.addTagUses(to: &uses)
    }
  }
}

/// A tag that a test names: the same word on the thing and on a person is two tags.
public struct TagUse: Hashable, Sendable {
  public let tag: Spelling
  public let isOnThing: Bool

  public init(tag: Spelling, isOnThing: Bool) {
    self.tag = tag
    self.isOnThing = isOnThing
  }

  package init?(_ test: Test) {
    guard case .tagged(let tag) = test.predicate else { return nil }
    self.init(tag: tag, isOnThing: test.path.root == .thing && test.path.steps.count == 1)
  }
}

/// The time in which a sentence holds: from its start, up to and without its end.
public struct Window: Hashable, Sendable {
  public let start: Instant?
  public let end: Instant?

  public init(start: Instant? = nil, end: Instant? = nil) {
    self.start = start
    self.end = end
  }

  public static let always = Window()
}
