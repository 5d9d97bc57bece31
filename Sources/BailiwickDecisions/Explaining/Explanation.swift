import BailiwickModel
import BailiwickSource

/// Why a request was decided as it was: what fired and what held, what nearly fired, what is missing, and
/// what smallest change of the facts would decide otherwise.
public struct Explanation: Hashable, Sendable {
  public let outcome: Outcome
  /// Rules that fire, those that are withheld included, in program order.
  public let fired: [RuleReason]
  /// Rules of which it is not known whether they apply, in program order.
  public let undecided: [RuleReason]
  /// Rules that one cell keeps from firing, the nearest first.
  public let nearMisses: [NearMiss]
  /// One for each other decision that may be reached; none without a participant.
  public let flips: [Flip]
  /// In a request without a participant: each of the thing's people, in short.
  public let people: [PersonReason]?
}

/// Why a rule does what it does: a row of its table.
public struct RuleReason: Hashable, Sendable {
  public enum Status: Hashable, Sendable {
    case applies
    case withheld(Withholding)
    /// - Parameter lifters: the rules, by number, that may lift it.
    case undecided(needs: [String], lifters: [Int])
  }

  /// The number of the rule in the policy.
  public let rule: Int
  public let status: Status
  /// In the order in which they were written.
  public let cells: [CellReading]
}

/// What lifts a rule, for whom and why.
public struct Withholding: Hashable, Sendable {
  /// The number of the lifting rule in the policy.
  public let rule: Int
  /// The person whom it lifts the effect from: `participant`, `meeting.people[2]`; `nil` when it is somebody
  /// of whom nothing is given.
  public let person: String?
  public let cells: [CellReading]
}

/// A rule that does not fire for one cell alone.
public struct NearMiss: Hashable, Sendable {
  public let rule: Int
  /// The one cell of the row that is false.
  public let failing: CellReading
  /// The others: true, or unknown.
  public let others: [CellReading]
}

/// A cell in a request: whether it holds, and the facts that say so.
public struct CellReading: Hashable, Sendable {
  public enum Answer: String, Hashable, Sendable {
    case no, unknown, yes
  }

  public let cell: Cell
  public let answer: Answer
  public let facts: [FactReading]
}

/// A fact that a cell asks about, as the request has it.
public enum FactReading: Hashable, Sendable {
  case fact(path: String, Fact, AttributeType)
  /// A mark adds a tag that is not given.
  case marked(path: String, tag: Spelling)
  case activity(Int)
  /// Whether an order is in force: `nil` when that is unknown.
  case order(OrderReference, isInForce: Bool?, isStated: Bool)
  /// The people who count, of how many; `nil` when the list is not given.
  case people(path: String, counting: [CountedPerson], of: Int?)
}

/// A person whom a quantifier counts, and why.
public struct CountedPerson: Hashable, Sendable {
  /// The `id`, or else the path.
  public let name: String
  public let facts: [FactReading]
}

/// The smallest change of the facts found that decides otherwise, decided again with it.
public struct Flip: Hashable, Sendable {
  public let decision: Decision
  /// `nil` when no change that was tried decides so.
  public let changes: [FactChange]?
  /// How many changed requests were decided.
  public let tries: Int
  /// Whether changes were left untried.
  public let ranIntoLimit: Bool
}

/// One of the people of a request without a participant, decided as the participant.
public struct PersonReason: Hashable, Sendable {
  /// The `id`, or else the path.
  public let name: String
  public let outcome: Outcome
  /// Why the effects that decide apply, or are undecided.
  public let reasons: [RuleReason]
}
