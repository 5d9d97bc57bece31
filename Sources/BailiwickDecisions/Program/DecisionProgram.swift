import BailiwickModel
import BailiwickPlaces

/// What runs: a policy's decision tables, compiled.
///
/// Facts have slots, tests are numbered and shared, and rules are found by what their rows need. The
/// program is a value without state; a `Decider` holds what one decision after the other reuses.
public struct DecisionProgram: Sendable {
  public let policy: PolicySet
  let layout: FactLayout
  let tests: [CompiledTest]
  let cells: [CompiledCell]
  /// By cell: whether its truth may be another when `participant` means somebody else.
  let isAboutParticipant: [Bool]
  let rules: [CompiledRule]
  /// By tag, each after those on which it builds.
  let marks: [CompiledMark]
  let places: PlaceRows
  /// The tags that tests name, by number.
  let tagNumbers: [Spelling: Int32]
  /// The thing's slot that holds its tags, if a test asks about them.
  let tagsSlot: Int?
  /// Restricting and informing rules.
  let deciding: RuleIndex
  /// Rules that protect, then rules that permit, in program order.
  let protecting: [Int]
  let permitting: [Int]

  /// The same for requests that fit in slots.
  var code: RuleCode?

  /// The number of a tag that some test names.
  func number(ofTag tag: Spelling) -> Int32? { tagNumbers[tag] }
}

/// One test of one slot.
struct CompiledTest: Sendable {
  enum Operation: Sendable {
    case inside(set: Int32)
    case possiblyInside(set: Int32)
    case tagged(Int32, mark: Int32?)
    case number(NumberInterval)
    case text(TextTest)
    case choice(Set<Int>)
    case flag
    case time(TimeTest)
    case known
  }

  let place: FactLayout.Place
  let operation: Operation
}

/// A cell: a formula over tests, or a test of the request itself.
indirect enum CompiledCell: Sendable {
  case test(Int32)
  case not(CompiledCell)
  case all([CompiledCell])
  case any([CompiledCell])
  case quantified(Quantifier, CompiledCell)
  case activity(Int)
  case orders([OrderReference])
}

extension CompiledCell {
  /// Whether a test of the participant is in it. Marks have none.
  func isAboutParticipant(_ tests: [CompiledTest]) -> Bool {
    switch self {
    case .test(let number):
      switch tests[Int(number)].place {
      case .slot(.participant, _), .presence(.participant): true
      case .slot, .presence: false
      }
    case .not(let part), .quantified(_, let part): part.isAboutParticipant(tests)
    case .all(let parts), .any(let parts): parts.contains { $0.isAboutParticipant(tests) }
    case .activity, .orders: false
    }
  }
}

/// A rule's formula over the program's cells, with what an index needs to know.
struct CompiledRule: Sendable {
  /// In the policy.
  let number: Int
  let strength: Strength
  let formula: Formula
  /// A tag that every row needs.
  let neededTag: Int32?
}

struct CompiledMark: Sendable {
  let tag: Int32
  let formulas: [Formula]
}
