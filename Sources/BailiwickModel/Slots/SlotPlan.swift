/// Which facts a policy reads, and where each lies in `RequestSlots`.
///
/// Slot 0 is the time. Then come those of the participant, those of the person in each role, and the thing's:
///
///     0      1 …                          1 + p …                1 + 2p …
///     time   participant.location …       meeting.host.location … meeting.tags, meeting.size …
///
/// The last ones are for one of the people after the other, as far as they say more of the participant.
public struct SlotPlan: Sendable {
  public let vocabulary: Vocabulary
  /// Paths from a person, by slot; those of each person lie side by side.
  public let personSlots: [[Int]]
  /// Paths from the thing, by slot; none leads through a person.
  public let thingSlots: [[Int]]
  /// The thing's attributes that name one person.
  public let roles: [Int]
  /// The tags that the policy names, by number.
  public let tags: WordTable
  /// The orders that the policy speaks of, by number.
  public let orders: [OrderReference]

  public init(
    vocabulary: Vocabulary, personSlots: [[Int]], thingSlots: [[Int]], tags: WordTable, orders: [OrderReference]
  ) {
    self.vocabulary = vocabulary
    self.personSlots = personSlots
    self.thingSlots = thingSlots
    self.tags = tags
    self.orders = orders
    roles = vocabulary.roleAttributes
  }

  /// The slot of the request's time.
  public static let timeSlot = 0

  /// Where the slots of a person begin: subject 0 is the participant, and 1 the person in the first role.
  public func personBase(_ subject: Int) -> Int { 1 + subject * personSlots.count }

  /// The participant and those in roles.
  public var subjectCount: Int { 1 + roles.count }
  public var thingBase: Int { personBase(subjectCount) }
  public var mentionBase: Int { thingBase + thingSlots.count }
  public var slotCount: Int { mentionBase + personSlots.count }
}
