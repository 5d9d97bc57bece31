import BailiwickModel
import BailiwickPlaces

/// Something that a situation is to meet.
indirect enum Goal: Sendable {
  case condition(Condition, Requirement, View)
  case sentence(Sentence, Requirement, View)
  case window(Window, Requirement)
  case activity(Int?, Requirement)
  case order(OrderReference, Requirement, View)
  /// A tag among those that are given, whatever marks say.
  case givenTag(TagKey, Requirement, on: Side?)
  /// Some mark adds the tag to the thing.
  case marked(Spelling, Requirement, Side)
  /// A rule's effect is lifted by one that is stronger.
  case lifted(rule: Int, Requirement, Side)
  /// A rule lifts another's effect off a person.
  case lifts(lifter: Int, Somebody, Requirement, Side)
  /// At least so many in the party meet a question, the first of them with this number or a later one.
  case atLeast(Int64, PersonQuestion, Requirement, from: Int)
  /// So many more come to the party and meet it.
  case newcomers(Int64, PersonQuestion, Requirement)
  /// At most so many in the party do.
  case atMost(Int64, PersonQuestion, Requirement)
  /// One of those who need not meet a bound.
  case spend(bound: Int, Int)
  /// Somebody's true place is among these atoms.
  case truePlace(Int, AtomSet)
  case all([Goal])
  case any([Goal])

  static let impossible = Goal.any([])
}

extension Goal {
  /// What is met exactly when this is not; `nil` where that is no single test.
  var denied: Goal? {
    switch self {
    case .condition(.test(let test), let requirement, let view):
      return .condition(.test(test), requirement.denied, view)
    case .condition(.not(let part), let requirement, let view):
      return Goal.condition(part, requirement.negated, view).denied
    case .activity(let activity, let requirement): return .activity(activity, requirement.denied)
    case .order(let reference, let requirement, let view): return .order(reference, requirement.denied, view)
    case .givenTag(let key, let requirement, let side): return .givenTag(key, requirement.denied, on: side)
    case .condition, .sentence, .window, .marked, .lifted, .lifts, .atLeast, .newcomers, .atMost, .spend,
      .truePlace, .all, .any:
      return nil
    }
  }
}

extension Goal {
  /// What a goal is likely to take: facts first, then what others' conditions say, then people.
  var weight: Int {
    switch self {
    case .condition(let condition, _, _): condition.quantifies ? 2 : 0
    case .activity, .order, .givenTag, .window, .truePlace, .spend: 0
    case .marked, .sentence, .lifts: 1
    case .lifted, .atLeast, .newcomers, .atMost: 2
    case .all(let goals), .any(let goals): goals.lazy.map(\.weight).max() ?? 0
    }
  }
}

/// How a condition is read: whom `participant` means and whom a quantifier counts, in which request, and under
/// whose orders.
struct View: Hashable, Sendable {
  var participant: Somebody
  var counted: Somebody?
  var side: Side
  /// The orders of the sentence in which the condition stands; they may adopt tags.
  var orders: [OrderReference] = []
}

/// Whom a word means.
enum Somebody: Hashable, Sendable {
  case person(Int)
  /// Nobody given: all tests are unknown. People who are not known are one such person, reached through these
  /// attributes of the thing.
  case stranger(through: [Int])
}

/// A question that is asked of each in the party.
enum PersonQuestion: Sendable {
  /// A quantifier's condition, negated for `every`.
  case counted(Condition, isNegated: Bool, View)
  case lifted(by: Int, Side)

  func goal(_ requirement: Requirement, of somebody: Somebody) -> Goal {
    switch self {
    case .counted(let condition, let isNegated, var view):
      view.counted = somebody
      return .condition(condition, isNegated ? requirement.negated : requirement, view)
    case .lifted(let lifter, let side): return .lifts(lifter: lifter, somebody, requirement, side)
    }
  }
}

/// A bound on how many in the party meet a question.
struct PartyBound: Sendable {
  let question: PersonQuestion
  let requirement: Requirement
  /// How many more may meet it.
  var allowance: Int64
  /// What led to it.
  let hangs: Levels
  /// The choices by which people met it who need not have failed it.
  var spent = Levels.none
}

/// A choice that is to be made, and what led to it.
struct OpenChoice: Sendable {
  let choice: Choice
  let hangs: Levels

  var sought: Sought { Sought(choice.goal, hangs) }

  var isOfPeople: Bool {
    switch choice {
    case .goals: false
    case .people: true
    }
  }
}

/// A goal that can be met in more than one way.
enum Choice: Sendable {
  case goals([Goal])
  /// So many in the party, from this number on or yet to come, are to meet a question.
  case people(Int64, PersonQuestion, Requirement, from: Int)

  var goal: Goal {
    switch self {
    case .goals(let goals): .any(goals)
    case .people(let count, let question, let requirement, let start):
      .atLeast(count, question, requirement, from: start)
    }
  }
}
