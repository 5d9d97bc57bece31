import BailiwickModel

/// Tags, and whether orders are in force.
extension Situation {
  /// The same two requests the other way round.
  var mirrored: Situation {
    var mirrored = self
    for index in tags.indices { mirrored.tags[index].values.mirror() }
    for index in orders.indices { mirrored.orders[index].values.mirror() }
    return mirrored
  }

  /// Whether the two requests differ in words that are given before and not after, and in no others.
  var withdrawsWords: Bool {
    let changed = (tags.map(\.values) + orders.map(\.values)).filter(\.isChanged)
    return !changed.isEmpty && changed.allSatisfy { $0.before.contains(.yes) && !$0.after.contains(.yes) }
  }

  /// What a tag may be, as everybody reads it, or on one side as the authority in question does.
  func truths(of key: TagKey, on side: Side?) -> TruthSet {
    let presence = constraint(key.bearer, .tags).presence
    let open = Self.truths(presence)
    guard let values = tags.first(where: { $0.key == key })?.values else { return open }
    switch side {
    case nil: return values.shared
    case .before: return values.before
    case .after: return values.after
    }
  }

  /// The choices on which it hangs whether a tag is given.
  func hangs(of key: TagKey) -> Levels {
    hangs(of: key.bearer).union(tags.first { $0.key == key }?.hangs ?? .none)
  }

  mutating func require(_ requirement: Requirement, of key: TagKey, on side: Side?) -> Bool {
    let presence = constraint(key.bearer, .tags).presence
    let index: Int
    if let found = tags.firstIndex(where: { $0.key == key }) {
      index = found
    } else {
      index = tags.count
      tags.append((key, WordValues(Self.truths(presence)), hangs(of: key.bearer)))
      if presence != .open {
        wordDemands.append((.tag(key), WordDemand(Self.truths(presence), by: .everybody), hangs(of: key.bearer)))
      }
    }
    let demand = WordDemand(requirement, on: side)
    guard tags[index].values.restrict(to: demand, direction, readership) else {
      conflict.formUnion(cause.union(reason(against: demand, of: .tag(key))))
      return false
    }
    wordDemands.append((.tag(key), demand, cause))
    tags[index].hangs.formUnion(cause)
    guard presence == .open else { return true }
    // A tag is unknown in either request when no tags are given, and never else.
    let values = tags[index].values
    cause = tags[index].hangs
    if [values.shared, values.before, values.after].contains(where: { !$0.contains(.unknown) }) {
      return require(key.bearer, .tags, .given)
    }
    if [values.shared, values.before, values.after].contains(.unknown) {
      return require(key.bearer, .tags, .missing)
    }
    return true
  }

  mutating func settleTags(
    of bearer: FactKey, _ presence: FactConstraint.Presence, _ hangs: Levels
  ) -> Bool {
    for index in tags.indices where tags[index].key.bearer == bearer {
      let demand = WordDemand(Self.truths(presence), by: .everybody)
      guard tags[index].values.restrict(to: demand, direction, readership) else {
        conflict.formUnion(hangs.union(reason(against: demand, of: .tag(tags[index].key))))
        return false
      }
      wordDemands.append((.tag(tags[index].key), demand, hangs))
      tags[index].hangs.formUnion(hangs)
    }
    return true
  }

  private static func truths(_ presence: FactConstraint.Presence) -> TruthSet {
    switch presence {
    case .open: .all
    case .given: .known
    case .missing: .unknown
    }
  }

  // MARK: Orders

  /// What may be of whether an order is in force. Whoever states it decides; else, for one with a name, the time does.
  func truths(of reference: OrderReference, on side: Side?) -> TruthSet {
    let values = orders.first { $0.reference == reference }?.values ?? Self.openOrder
    switch side {
    case nil: return values.shared
    case .before: return values.before
    case .after: return values.after
    }
  }

  /// The choices on which it hangs whether an order is in force.
  func hangs(of reference: OrderReference) -> Levels {
    orders.first { $0.reference == reference }?.hangs ?? .none
  }

  mutating func require(_ requirement: Requirement, of reference: OrderReference, on side: Side?) -> Bool {
    let index: Int
    if let found = orders.firstIndex(where: { $0.reference == reference }) {
      index = found
    } else {
      index = orders.count
      orders.append((reference, Self.openOrder, .none))
    }
    let demand = WordDemand(requirement, on: side)
    guard orders[index].values.restrict(to: demand, direction, readership) else {
      conflict.formUnion(cause.union(reason(against: demand, of: .order(reference))))
      return false
    }
    wordDemands.append((.order(reference), demand, cause))
    orders[index].hangs.formUnion(cause)
    return true
  }

  static let openOrder = WordValues(.known)
}
