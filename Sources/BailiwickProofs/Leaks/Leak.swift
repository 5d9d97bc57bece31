import BailiwickModel
import BailiwickPlaces
import BailiwickSource

/// That the word of an authority changes what happens to somebody outside its bailiwick (§7 of the reference).
public final class Leak: Sendable {
  /// The number of the rule whose restricting effect differs.
  public let rule: Int
  /// Its canonical name.
  public let authority: String
  public let kind: LeakKind
  /// The rules that permit or protect, by name, and the marks, as `mark TAG`, that carry the change.
  public let via: [String]
  /// Two requests that show it.
  public let witness: LeakWitness

  init(rule: Int, authority: String, kind: LeakKind, via: [String], witness: LeakWitness) {
    self.rule = rule
    self.authority = authority
    self.kind = kind
    self.via = via
    self.witness = witness
  }
}

/// How an authority's word gets outside, the first that holds of these.
public enum LeakKind: String, Sendable, CaseIterable {
  /// The effect applies without the word and not with it.
  case licence
  /// The rule itself names no order and no tag of the authority.
  case laundered
  /// The effect is on the thing.
  case collective
  /// The effect outlives its orders.
  case overstay
  /// The effect follows somebody who was inside.
  case lasting
  /// Nobody can say whether the person is outside.
  case uncertain
  /// A place that proves no presence, or a text about the person, is taken for where they are.
  case proxy
  case territory
}

/// Two requests that differ only in an authority's inputs and have different effects on somebody outside.
public struct LeakWitness: Sendable {
  public let before: Facts
  public let after: Facts
  /// The path of the person: `participant`, `meeting.host`, `meeting.people[0]`.
  public let person: String
  /// The code of where the person truly is.
  public let place: String
  /// Whether it is known from the request where the person is.
  public let isPlaceKnown: Bool
  public let changes: [InputChange]
  /// Whether the effect applies in `after`, and not in `before`; else it is the other way round.
  public let appliesAfter: Bool
  /// Deciding the two requests shows the difference.
  public let isConfirmed: Bool
}

/// A word of an authority's that is given in one request and not in the other.
public struct InputChange: Hashable, Sendable {
  public enum Input: Hashable, Sendable {
    case tag(Spelling)
    case order(OrderReference)
  }

  public let input: Input
  public let from: Bool
  public let to: Bool
}

/// What was proved of every authority.
public struct LeakReport: Sendable {
  public let authorities: [AuthorityVerdict]
  /// In program order of the rules, then by authority.
  public let leaks: [Leak]
  /// Rules and authorities of which a limit kept us from proving anything.
  public let unproved: [UnprovedLeak]
  /// Rules and authorities for which a leak was found that does not replay: a defect of ours, and nothing proved.
  public let defects: [UnprovedLeak]
  /// Declared authorities, and territories that serve as authorities: what the proof takes for granted.
  public let assumptions: [String]
}

public struct AuthorityVerdict: Sendable {
  /// Its canonical name.
  public let name: String
  public let bailiwick: Bailiwick
  public let verdict: Verdict

  public enum Verdict: String, Sendable {
    case confined, leaks, unproved
  }
}

public struct UnprovedLeak: Hashable, Sendable {
  public let rule: Int
  public let authority: String
}
