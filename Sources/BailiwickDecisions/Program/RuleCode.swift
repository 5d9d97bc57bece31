import BailiwickModel

/// A program's rules as plain numbers in flat arrays, for deciding without allocation and reference counting.
///
/// Conditions are nodes over tests of slots. A rule waits in an entry of the index, without the tests that found it
/// there. What numbers do not say (quantifiers, and effects on several people that protection may lift) has the mark
/// `general`: a request that meets it is decided by the program itself.
final class RuleCode: Sendable {
  let plan: SlotPlan
  let tests: FlatArray<CodedTest>
  let nodes: FlatArray<CodedNode>
  /// The nodes' parts, by number.
  let parts: FlatArray<Int32>
  /// What else than a tag and a place rules need.
  let rests: FlatArray<CodedRest>
  /// What rules do that fire; many do the same.
  let actions: FlatArray<CodedAction>
  let orders: FlatArray<CodedOrder>
  /// The orders of rules and of cells, by number.
  let orderLists: FlatArray<Int32>
  let texts: TextTests
  let places: PlaceRows
  let buckets: RuleBuckets
  /// By mark: the node that says whether its tag holds.
  let marks: FlatArray<Int32>
  /// Rules that protect, then rules that permit, in program order.
  let lifters: FlatArray<CodedLifter>
  let protectingCount: Int
  /// By slot: the number of its path among all paths in the order of their spelling.
  let ranks: FlatArray<UInt8>
  /// The paths of slots, sorted.
  let paths: [String]

  init(
    plan: SlotPlan, coder: RuleCoder, actions: [CodedAction], buckets: RuleBuckets, places: PlaceRows,
    lifters: [CodedLifter], protectingCount: Int, names: SlotNames
  ) {
    self.plan = plan
    tests = FlatArray(coder.tests)
    nodes = FlatArray(coder.nodes)
    parts = FlatArray(coder.parts)
    rests = FlatArray(coder.rests)
    self.actions = FlatArray(actions)
    orders = FlatArray(coder.orders)
    orderLists = FlatArray(coder.orderLists)
    texts = TextTests(coder.texts)
    self.places = places
    self.buckets = buckets
    marks = FlatArray(coder.marks)
    self.lifters = FlatArray(lifters)
    self.protectingCount = protectingCount
    ranks = FlatArray(names.ranks)
    paths = names.sorted
  }

  /// The node of a condition that always holds.
  static let always: Int32 = -1
  /// What only the program itself decides.
  static let general: Int32 = -2
}

/// One test of one slot, or of whether a person is given.
struct CodedTest {
  enum Operation: UInt8 {
    case inside, possiblyInside, tagged, known, number, choice, flag, text, before, from, after, given
  }

  var operation: Operation
  /// The person whose slot it is; -1 when `slot` counts from the first of all.
  var subject: Int32
  var slot: Int32
  /// A set, a tag, a text test; the nanoseconds of a bound.
  var code: Int32 = 0
  /// The mark that may add the tag; -1 for none.
  var mark: Int32 = -1
  /// An interval's ends; choices as bits; the seconds of a bound.
  var lower: Int64 = 0
  var upper: Int64 = 0
}

/// A condition over tests.
struct CodedNode {
  enum Kind: UInt8 {
    case test, not, all, any, activity, orders
  }

  var kind: Kind
  /// A test, a node, the first of several parts or orders, an activity.
  var first: Int32
  var count: Int32 = 0
}

/// What a rule needs beside its tag and its place. Most need one fact, which is asked for here; else it is a node.
struct CodedRest {
  enum Kind: UInt8 {
    /// A number, a time's seconds or a flag within `lower` and `upper`.
    case interval
    /// A choice among the bits of `lower`.
    case choice
    /// The text test `code`.
    case text
    /// The node `code`.
    case node
  }

  var kind: Kind
  /// The person whose slot it is; -1 when `slot` counts from the first of all.
  var subject: Int32 = -1
  var slot: Int32 = 0
  var code: Int32 = 0
  var lower: Int64 = 0
  var upper: Int64 = 0
}

/// What a rule does when it fires.
struct CodedAction: Hashable {
  enum Reach: UInt8 {
    case nobody, participant
    /// Those in the roles of `roles`, of whom the participant may be one.
    case roles
  }

  /// Whether stronger rules may lift it.
  enum Lifting: UInt8 {
    case never, byProtection, byPermission
  }

  var reach = Reach.nobody
  var lifting = Lifting.never
  /// Subjects as bits.
  var roles: UInt64 = 0
  /// Named orders, one of which is reported.
  var firstOrder: Int32 = 0
  var orderCount: Int32 = 0
}

/// A rule that protects or permits.
struct CodedLifter {
  /// In the policy.
  var rule: Int32
  var node: Int32
  /// The subject that must be the participant.
  var subject: Int32
}

/// When a named order is in force; an anonymous one always is.
struct CodedOrder {
  var isNamed: Bool
  /// From this second on.
  var start: Int64 = 0
  /// Up to this second.
  var end: Int64 = .max
}
