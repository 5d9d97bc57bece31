import BailiwickModel
import BailiwickPlaces

/// Two requests at once, as far as a search has settled them: they agree on everything but the inputs that one
/// authority controls.
///
///     facts      shared                  one constraint a fact that is read
///     tags       shared, before, after   three truth sets a tag: as others read it, and in either request as
///     orders     shared, before, after   the authority whose word is in question does
///
/// A question about one request alone leaves `before` and `after` untouched.
struct Situation: Sendable {
  /// Everybody who is given, in no more than one entry each.
  var people: [Person]
  /// Whether the thing's people are listed.
  var isListed: Bool
  /// The numbers of those in roles, by the role's attribute.
  var roles: [Int: Int]
  /// The participant's number.
  var participant: Int?

  var activities: Set<Int>
  var activitiesHang = Levels.none
  var facts: [(key: FactKey, constraint: FactConstraint, hangs: Levels)] = []
  /// What was required of facts, in order.
  private(set) var demands: [(key: FactKey, demand: FactDemand, hangs: Levels)] = []
  /// What was required of tags and orders, in order.
  var wordDemands: [(word: Word, demand: WordDemand, hangs: Levels)] = []
  var tags: [(key: TagKey, values: WordValues, hangs: Levels)] = []
  var orders: [(reference: OrderReference, values: WordValues, hangs: Levels)] = []
  /// What is left of quantifiers of which something is required already.
  var quantifiers: [(question: PartyQuestion, truths: TruthSet, hangs: Levels)] = []
  /// What led to what is being required.
  var cause = Levels.none
  /// That by which what was required last cannot be.
  var conflict = Levels.none
  /// How the changed inputs change.
  let direction: Direction
  /// What must hold of everybody in the party but so many, those who are yet to come included.
  var bounds: [PartyBound] = []
  let readership: Readership
  /// Whether regular expressions have only answers for which a text is found.
  let seeksTexts: Bool
  /// A group stands for several people alike, where those could also have differed: failing proves nothing.
  var isGrouped = false

  /// Somebody who is given, or `weight` people alike of whom nothing tells one from the other.
  struct Person: Sendable {
    var isInParty: Bool
    var weight = 1
    /// What brought them.
    var hangs = Levels.none
  }

  init(_ cast: Cast, activities: Set<Int>, direction: Direction, readership: Readership, seeksTexts: Bool) {
    people = cast.people.indices.map { Person(isInParty: cast.people[$0].isInParty, hangs: cast.hangs(of: $0)) }
    isListed = cast.isListed
    roles = cast.roles
    participant = cast.participant
    self.activities = activities
    self.direction = direction
    self.readership = readership
    self.seeksTexts = seeksTexts
  }
}

/// Which of two requests.
public enum Side: Hashable, Sendable {
  case before
  case after

  var other: Side { self == .before ? .after : .before }
}

/// Who reads a word that changes.
enum Readership: Sendable {
  /// No word is read both as the authority's and as another's.
  case single
  /// A word that others read, too, does not change.
  case agreeing
  /// It may change: others find what was there before, or what is there after.
  case differing
}

/// How the inputs that an authority controls may change from `before` to `after`.
enum Direction: Hashable, Sendable {
  /// They come to be: a tag is added, an order comes into force.
  case granting
  case anyway
}

/// A fact: whose, and the steps to it.
struct FactKey: Hashable, Sendable {
  /// The number of a person, or one of these.
  let owner: Int
  let steps: [Int]

  static let thing = -1
  static let time = -2

  /// Whether it is an owner's attribute of this number.
  func isAttribute(_ attribute: Int, of owner: Int) -> Bool {
    self.owner == owner && steps.count == 1 && steps[0] == attribute
  }

  /// The fact that proves where somebody is.
  static func location(of person: Int, _ vocabulary: Vocabulary) -> FactKey {
    FactKey(owner: person, steps: vocabulary.person.locatedAttribute.map { [$0] } ?? [])
  }
}

/// A tag among the tags of the thing or of a person.
struct TagKey: Hashable, Sendable {
  let bearer: FactKey
  let tag: Spelling
}

/// Something that is given, or not, on somebody's word.
enum Word: Hashable, Sendable {
  case tag(TagKey)
  case order(OrderReference)
}

/// A quantifier, and how it is read.
struct PartyQuestion: Hashable, Sendable {
  let quantified: Quantified
  let view: View

  init(_ quantified: Quantified, _ view: View) {
    self.quantified = quantified
    var view = view
    view.counted = nil
    // Asked of one participant or of another, a quantifier that does not speak of the participant is the same.
    if !quantified.condition.tests.contains(where: { $0.path.root == .participant }) {
      view.participant = .stranger(through: [])
    }
    self.view = view
  }
}

// MARK: What is settled

extension Situation {
  /// Whether anything is required of a fact.
  func states(_ key: FactKey) -> Bool { facts.contains { $0.key == key } }

  /// The constraint on a fact so far.
  func constraint(_ key: FactKey, _ type: AttributeType) -> FactConstraint {
    for fact in facts where fact.key == key { return fact.constraint }
    var constraint = FactConstraint(key, type, seekingTexts: seeksTexts)
    if isInMissingRecord(key) { _ = constraint.require(.missing) }
    return constraint
  }

  /// What is being required hangs on more than what led to it.
  mutating func hang(on levels: Levels) {
    cause.formUnion(levels)
    conflict.formUnion(levels)
  }

  /// Requires something of a fact; `false` when that cannot be.
  mutating func require(_ key: FactKey, _ type: AttributeType, _ demand: FactDemand) -> Bool {
    var constraint = constraint(key, type)
    let presence = constraint.presence
    guard constraint.require(demand) else {
      conflict.formUnion(cause.union(reason(against: demand, of: key, type)))
      return false
    }
    let hangs = hangs(of: key).union(cause)
    demands.append((key, demand, cause))
    if let index = facts.firstIndex(where: { $0.key == key }) {
      facts[index].constraint = constraint
      facts[index].hangs = hangs
    } else {
      facts.append((key, constraint, hangs))
    }
    return presence == constraint.presence || settlePresence(of: key, constraint.presence, hangs)
  }

  /// What is in a record that is missing is missing, and what is given is in a record that is given.
  private mutating func settlePresence(
    of key: FactKey, _ presence: FactConstraint.Presence, _ hangs: Levels
  ) -> Bool {
    for index in facts.indices where facts[index].key.owner == key.owner {
      let other = facts[index].key.steps
      let isPossible: Bool
      switch presence {
      case .given where key.steps.count > other.count && key.steps.starts(with: other):
        isPossible = facts[index].constraint.require(.given)
      case .missing where other.count > key.steps.count && other.starts(with: key.steps):
        isPossible = facts[index].constraint.require(.missing)
      case .given, .missing, .open: continue
      }
      demands.append((facts[index].key, presence == .given ? .given : .missing, hangs))
      facts[index].hangs.formUnion(hangs)
      guard isPossible else {
        conflict.formUnion(facts[index].hangs)
        return false
      }
    }
    return settleTags(of: key, presence, hangs)
  }

  func isInMissingRecord(_ key: FactKey) -> Bool { facts.contains { isMissing($0, around: key) } }

  private func isMissing(
    _ fact: (key: FactKey, constraint: FactConstraint, hangs: Levels), around key: FactKey
  ) -> Bool {
    fact.key.owner == key.owner && fact.key.steps.count < key.steps.count && key.steps.starts(with: fact.key.steps)
      && fact.constraint.presence == .missing
  }

  func hangs(ofRecordsAround key: FactKey) -> Levels {
    facts.reduce(.none) { isMissing($1, around: key) ? $0.union($1.hangs) : $0 }
  }

  /// The choices on which the constraint on a fact hangs.
  func hangs(of key: FactKey) -> Levels {
    for fact in facts where fact.key == key { return fact.hangs }
    return hangs(ofRecordsAround: key)
  }

  // MARK: Quantifiers

  func truths(of question: PartyQuestion) -> TruthSet {
    quantifiers.first { $0.question == question }?.truths ?? .all
  }

  func hangs(of question: PartyQuestion) -> Levels {
    quantifiers.first { $0.question == question }?.hangs ?? .none
  }

  /// Keeps in mind what is required of a quantifier; the bounds that it comes to are for the search to require.
  mutating func note(_ requirement: Requirement, of question: PartyQuestion) {
    let truths = truths(of: question).intersection(requirement.truths)
    let hangs = hangs(of: question).union(cause)
    if let index = quantifiers.firstIndex(where: { $0.question == question }) {
      quantifiers[index].truths = truths
      quantifiers[index].hangs = hangs
    } else {
      quantifiers.append((question, truths, hangs))
    }
  }
}
