import BailiwickModel
import BailiwickSource

/// What becomes of a goal.
enum Expansion {
  case met
  case impossible
  case all([Goal])
  /// Goals that hang on more than the one that is taken apart.
  case each([Sought])
  case choice(Choice)

  init(_ isMet: Bool) { self = isMet ? .met : .impossible }

  static func any(_ ways: [Goal]) -> Expansion { .choice(.goals(ways)) }

  static func parts(_ goals: [Goal], spreads: Bool) -> Expansion { spreads ? .all(goals) : .any(goals) }
}

extension Search {
  /// Takes a goal apart, or constrains the situation by it.
  mutating func expand(_ goal: Goal, in situation: inout Situation) -> Expansion {
    switch goal {
    case .all(let goals): return .all(goals)
    case .any(let goals): return .any(goals)
    case .condition(let condition, let requirement, let view):
      return expand(condition, requirement, view, in: &situation)
    case .sentence(let sentence, let requirement, let view):
      return .parts(parts(of: sentence, requirement, view), spreads: requirement.spreads)
    case .window(let window, let requirement):
      return .parts(tests(of: window, requirement), spreads: requirement.spreads)
    case .activity(let activity, let requirement):
      situation.activitiesHang.formUnion(situation.cause)
      situation.conflict = situation.activitiesHang
      return Expansion(Self.restrict(&situation.activities, to: activity, requirement))
    case .order(let reference, let requirement, let view):
      if let joining { return expand(reference, requirement, view, joining, in: &situation) }
      return Expansion(situation.require(requirement, of: reference, on: side(of: reference, view)))
    case .givenTag(let key, let requirement, let side):
      return Expansion(situation.require(requirement, of: key, on: side))
    case .marked(let tag, let requirement, let side):
      let marks = grounds(side).policy.marks.filter { $0.tag == tag }
      return .parts(
        marks.map { .sentence($0.sentence, requirement, view(ofMark: $0, on: side)) }, spreads: !requirement.spreads)
    case .lifted(let rule, let requirement, let side):
      return expandLifted(rule, requirement, side, in: &situation)
    case .lifts(let lifter, let somebody, let requirement, let side):
      situation.hang(on: hangs(ofLifter: lifter, side))
      return .all([lift(lifter, somebody, requirement, side, in: situation)])
    case .atLeast(let count, let question, let requirement, let start):
      return count <= 0 ? .met : .choice(.people(count, question, requirement, from: start))
    case .newcomers(let count, let question, let requirement):
      return welcome(count, question, requirement, in: &situation)
    case .atMost(let count, let question, let requirement):
      return bound(count, question, requirement, in: &situation)
    case .spend(let bound, let count):
      situation.hang(on: situation.bounds[bound].hangs.union(situation.bounds[bound].spent))
      situation.bounds[bound].allowance -= Int64(count)
      situation.bounds[bound].spent = situation.cause
      return Expansion(situation.bounds[bound].allowance >= 0)
    case .truePlace(let person, let atoms):
      return Expansion(situation.require(location(of: person), .located, .truly(atoms)))
    }
  }

  private func expand(
    _ condition: Condition, _ requirement: Requirement, _ view: View, in situation: inout Situation
  ) -> Expansion {
    switch condition {
    case .all(let parts):
      return .parts(parts.map { .condition($0, requirement, view) }, spreads: requirement.spreads)
    case .any(let parts):
      return .parts(parts.map { .condition($0, requirement, view) }, spreads: !requirement.spreads)
    case .not(let part): return .all([.condition(part, requirement.negated, view)])
    case .quantified(let quantified):
      situation.hang(on: .list)
      let question = PartyQuestion(quantified, view)
      switch Glance(situation.truths(of: question), requirement) {
      case .met: return .met
      case .impossible:
        situation.conflict.formUnion(situation.hangs(of: question))
        return .impossible
      case .open:
        situation.note(requirement, of: question)
        return .all([goal(quantified, requirement, view, in: situation)])
      }
    case .test(let test):
      situation.hang(on: hangs(ofReading: test.path))
      switch reading(of: test.path, view, in: situation) {
      case .settled(let truths): return Expansion(truths(test.predicate).meets(requirement))
      case .fact(let key, let type):
        if case .tagged(let tag) = test.predicate {
          let (given, mark) = tagGoals(test, tag, key, requirement, view)
          guard let mark else { return .all([given]) }
          return .parts([given, mark], spreads: !requirement.spreads)
        }
        return Expansion(situation.require(key, type, .test(requirement, test.predicate)))
      }
    }
  }

  /// A tag is there when it is given or, on the thing, when a mark adds it.
  func tagGoals(
    _ test: Test, _ tag: Spelling, _ key: FactKey, _ requirement: Requirement, _ view: View
  ) -> (given: Goal, mark: Goal?) {
    let use = test.tagUse(tag)
    let isOwn = authority.map { grounds.readers.isWord(of: $0, use, under: view.orders) } ?? false
    let given = Goal.givenTag(TagKey(bearer: key, tag: tag), requirement, on: isOwn ? view.side : nil)
    let isMarked = use.isOnThing && grounds(view.side).policy.declarations.markedTags.contains(tag)
    return (given, isMarked ? .marked(tag, requirement, view.side) : nil)
  }

  /// What a sentence asks, each part by itself.
  func parts(of sentence: Sentence, _ requirement: Requirement, _ view: View) -> [Goal] {
    var view = view
    view.orders = sentence.orders
    var parts: [Goal] = []
    for condition in [sentence.qualifiers, sentence.thing, sentence.when] where condition != .always {
      parts.append(.condition(condition, requirement, view))
    }
    if let unless = sentence.unless { parts.append(.condition(unless, requirement.negated, view)) }
    if sentence.activity != nil { parts.append(.activity(sentence.activity, requirement)) }
    if sentence.window != .always { parts.append(.window(sentence.window, requirement)) }
    if !sentence.orders.isEmpty {
      let orders = sentence.orders.map { Goal.order($0, requirement, view) }
      parts.append(orders.count == 1 ? orders[0] : requirement.spreads ? .any(orders) : .all(orders))
    }
    return parts
  }

  func tests(of window: Window, _ requirement: Requirement) -> [Goal] {
    [window.start.map(TimeTest.from), window.end.map(TimeTest.before)].compactMap(\.self).map { test in
      .condition(
        .test(Test(path: Path(.time), predicate: .time(test), origin: .nowhere)), requirement, .impersonal)
    }
  }

  /// An order of one of two policies: stated for both, or as its days say where those differ.
  private func expand(
    _ reference: OrderReference, _ requirement: Requirement, _ view: View, _ joining: OrderJoining,
    in situation: inout Situation
  ) -> Expansion {
    switch joining.reading(of: reference, on: view.side) {
    case .shared(let shared): return Expansion(situation.require(requirement, of: shared, on: nil))
    case .stated(let isInForce): return Expansion((isInForce ? TruthSet.yes : .no).meets(requirement))
    case .dated(let days): return .parts(tests(of: days, requirement), spreads: requirement.spreads)
    }
  }

  func side(of reference: OrderReference, _ view: View) -> Side? {
    authority.map { grounds.readers.isWord(of: $0, reference) } ?? false ? view.side : nil
  }

  func view(ofMark mark: Mark, on side: Side) -> View {
    View(participant: .stranger(through: []), side: side, orders: mark.sentence.orders)
  }

  static func restrict(_ activities: inout Set<Int>, to activity: Int?, _ requirement: Requirement) -> Bool {
    guard let activity else { return TruthSet.yes.meets(requirement) }
    if requirement == .holds || requirement == .notFails {
      activities.formIntersection([activity])
    } else {
      activities.remove(activity)
    }
    return !activities.isEmpty
  }
}

extension View {
  /// For what asks about nobody.
  static let impersonal = View(participant: .stranger(through: []), side: .after)
}

extension Test {
  /// The tag that the test names, on the thing or on a person.
  func tagUse(_ tag: Spelling) -> TagUse {
    TagUse(tag: tag, isOnThing: path.root == .thing && path.steps.count == 1)
  }
}
