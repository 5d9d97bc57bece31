/// What can be restricted, and what is known of it: one kind of person, one kind of thing, their
/// records, the activities and the effects.
public struct Vocabulary: Hashable, Sendable {
  public let name: String
  /// Every kind: the person's, the thing's, then the records in the order of their declaration.
  public let kinds: [Kind]
  public let activities: [Activity]
  public let effects: [Effect]

  public init(name: String, kinds: [Kind], activities: [Activity], effects: [Effect]) {
    self.name = name
    self.kinds = kinds
    self.activities = activities
    self.effects = effects
  }

  public static let personKind = 0
  public static let thingKind = 1

  public var person: Kind { kinds[Self.personKind] }
  public var thing: Kind { kinds[Self.thingKind] }

  /// The thing's attribute that lists its people, if it declares one.
  public var peopleAttribute: Int? {
    thing.attributes.firstIndex { $0.type == .people }
  }

  /// The thing's attributes that name one person, in the order of their declaration.
  public var roleAttributes: [Int] {
    thing.attributes.indices.filter { thing.attributes[$0].type == .person }
  }

  /// The noun of a target in the singular: `participant`, `host`, `meeting`.
  public func noun(_ party: Party) -> String {
    switch party {
    case .participant: person.noun.singular
    case .thing: thing.noun.singular
    case .role(let attribute):
      thing.attributes[attribute].role?.singular ?? thing.attributes[attribute].name
    }
  }
}

/// A noun in the singular and the plural.
public struct Noun: Hashable, Sendable {
  public let singular: String
  public let plural: String
  public init(singular: String, plural: String) {
    self.singular = singular
    self.plural = plural
  }
}

/// A kind of person, thing or record. A record's noun has one form only.
public struct Kind: Hashable, Sendable {
  public let noun: Noun
  public let attributes: [Attribute]

  public init(noun: Noun, attributes: [Attribute]) {
    self.noun = noun
    self.attributes = attributes
  }

  public func attribute(named name: String) -> Int? {
    attributes.firstIndex { $0.name == name }
  }

  /// The attribute for which the noun alone stands in a placement.
  public var locatedAttribute: Int? { attributes.firstIndex { $0.type == .located } }

  /// The attribute for which the noun alone stands in a tagging.
  public var tagsAttribute: Int? { attributes.firstIndex { $0.type == .tags } }
}

/// One fact that a kind declares.
public struct Attribute: Hashable, Sendable {
  public let name: String
  public let type: AttributeType
  /// The nouns of a person in a role: `host, hosts`.
  public let role: Noun?

  public init(name: String, type: AttributeType, role: Noun? = nil) {
    self.name = name
    self.type = type
    self.role = role
  }
}

/// What values an attribute takes.
public enum AttributeType: Hashable, Sendable {
  /// A place that proves presence.
  case located
  /// A place that proves no presence.
  case place
  case text
  case number
  case time
  case flag
  case tags
  /// One of these words.
  case choice([String])
  /// The record of this number in `Vocabulary.kinds`.
  case record(Int)
  /// One person, in a role of the thing's.
  case person
  /// All the people of the thing.
  case people
}

/// Something a person does with a thing: `join, joining`.
public struct Activity: Hashable, Sendable {
  public let name: String
  public let gerund: String
  public init(name: String, gerund: String) {
    self.name = name
    self.gerund = gerund
  }
}

/// Whom or what a rule's effect is on.
public enum Party: Hashable, Sendable {
  /// The request's participant.
  case participant
  /// The person in the role that this attribute of the thing names.
  case role(Int)
  case thing
}

/// What a rule may bring about.
public struct Effect: Hashable, Sendable {
  /// What an effect does to those it is on.
  public enum Force: String, Hashable, Sendable {
    case restricts, permits, protects, informs
  }

  public let name: String
  public let force: Force
  public let targets: [Party]
  /// The effect is on one activity at a time.
  public let isInActivity: Bool
  /// The effect stays with the person after the decision.
  public let isLasting: Bool
  /// The thing's attributes whose people an effect on the thing reaches.
  public let reaching: [Int]

  public init(
    name: String, force: Force, targets: [Party], isInActivity: Bool = false,
    isLasting: Bool = false, reaching: [Int] = []
  ) {
    self.name = name
    self.force = force
    self.targets = targets
    self.isInActivity = isInActivity
    self.isLasting = isLasting
    self.reaching = reaching
  }
}
