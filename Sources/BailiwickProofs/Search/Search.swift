import BailiwickModel
import BailiwickPlaces

/// Finds a situation that meets goals, or proves that there is none.
///
/// The method is a tableau with propagation (Smullyan, "First-Order Logic", 1968; Davis, Logemann and Loveland, "A
/// Machine Program for Theorem-Proving", 1962) over Kleene's logic: a goal is taken apart until facts are constrained
/// or a choice is left; a choice with one way left is no choice; else its ways are tried one after the other, those
/// first that ask for facts alone. The constraints on each kind of fact are decided exactly (`FactConstraint`), so that
/// what is found can be stated as facts, and what is not found does not exist.
///
/// People are a small model. Conditions on people are monadic: a quantifier's condition speaks of one person and of
/// the time, never of two people. So taking somebody away who is needed for no lower bound (`any`, `at least`, and a
/// protection that must hold of somebody) can only make upper bounds easier, and a situation needs no more people
/// than the cast and the sum of the lower bounds that were chosen. People come only when a lower bound wants one more
/// than those who are there; whoever comes meets all upper bounds, now and later. More than `groupThreshold` at once
/// come as a group alike: where an upper bound allows some exceptions, different people might have done where a group
/// does not, and then failing is no proof (`isComplete`).
struct Search {
  /// The policy that decides the requests, or that decides on one side where two policies are compared.
  let grounds: Grounds
  /// The policy that decides `before`, where it is another.
  let former: Grounds?
  /// How the orders of two policies are one.
  let joining: OrderJoining?
  /// Whose word differs between the two requests; `nil` when they are one.
  let authority: String?

  static let groupThreshold: Int64 = 6
  /// How many people a request that shows something may have.
  static let peopleLimit: Int64 = 20_000

  /// How many goals may be taken apart before the search gives up.
  private(set) var effort: Effort
  /// The rules that are held not to lift an effect; `nil` for all that may. Where some are left out, whoever asks
  /// decides what is found, and asks again with those that did lift it.
  var heldBack: Set<Int>?
  /// The rules of which one is to lift an effect; `nil` for all that may.
  var lifters: Set<Int>?
  /// The words of which one must differ between the two requests; `nil` when there may be others.
  var differing: [ThingWord]?
  /// Whether failing proves that there is nothing to be found.
  var isComplete = true
  /// Of what was supposed, that by which there is nothing to be found.
  private(set) var refutation = Levels.all

  init(_ grounds: Grounds, authority: String? = nil, effort: Effort) {
    self.grounds = grounds
    self.effort = effort
    self.authority = authority
    former = nil
    joining = nil
  }

  /// A search in which `before` asks a policy and `after` asks another of the same request.
  init(from former: Grounds, to grounds: Grounds, joining: OrderJoining, effort: Effort) {
    self.grounds = grounds
    self.effort = effort
    self.former = former
    self.joining = joining
    authority = nil
  }

  func grounds(_ side: Side) -> Grounds { side == .before ? former ?? grounds : grounds }

  var vocabulary: Vocabulary { grounds.policy.vocabulary }

  /// A situation that meets all goals; `nil` when there is none, or, if not `isComplete`, none was found.
  mutating func solve(
    _ cast: Cast, _ direction: Direction, _ goals: [Goal], readership: Readership = .single
  ) -> Situation? {
    solve(cast, direction, goals.map { Sought($0, .none) }, readership: readership)
  }

  /// The same for goals that hang on what was supposed.
  ///
  /// Where no text is found for what is supposed of regular expressions, another situation is preferred that takes none
  /// such; looking for it takes no more than a part of the effort.
  mutating func solve(
    _ cast: Cast, _ direction: Direction, _ goals: [Sought], readership: Readership = .single
  ) -> Situation? {
    let found = solve(cast, direction, goals, readership, seekingTexts: false)
    guard let found, found.facts.contains(where: \.constraint.isSupposed) else { return found }
    var second = self
    second.effort = effort.portion(4)
    defer { effort.regain(second.effort) }
    return second.solve(cast, direction, goals, readership, seekingTexts: true) ?? found
  }

  private mutating func solve(
    _ cast: Cast, _ direction: Direction, _ goals: [Sought], _ readership: Readership, seekingTexts: Bool
  ) -> Situation? {
    var situation = Situation(
      cast, activities: grounds.activities, direction: direction, readership: readership, seeksTexts: seekingTexts)
    if let id = vocabulary.personID {
      for (number, person) in cast.people.enumerated() where person.isShared {
        situation.cause = cast.hangs(ofMentions: number)
        guard situation.require(FactKey(owner: number, steps: [id]), .text, .given) else { return nil }
      }
    }
    switch solve(consume situation, goals, level: 0) {
    case .found(let situation): return situation
    case .failed(let levels):
      refutation = isComplete ? levels : .all
      return nil
    }
  }

  private enum Answer {
    case found(Situation)
    /// In vain, by these choices.
    case failed(Levels)
  }

  /// - Parameter level: how many choices led here.
  private mutating func solve(_ start: consuming Situation, _ goals: [Sought], level: Int) -> Answer {
    var situation = start
    var agenda: [Sought] = []
    agenda.reserveCapacity(12)
    for goal in goals.reversed() { agenda.append(goal) }
    var choices: [OpenChoice] = []
    while true {
      while let sought = agenda.popLast() {
        guard effort.spend() else { return .failed(givingUp()) }
        situation.cause = sought.hangs
        situation.conflict = sought.hangs
        switch expand(sought.goal, in: &situation) {
        case .met: break
        case .impossible: return .failed(failing(situation, situation.conflict))
        case .all(let parts):
          let cause = situation.cause
          for part in parts.reversed() { agenda.append(Sought(part, cause)) }
        case .each(let parts): agenda += parts.reversed()
        case .choice(let choice): choices.append(OpenChoice(choice: choice, hangs: situation.cause))
        }
      }
      guard mayDiffer(situation) else { return .failed(failing(situation, hangs(ofDiffering: situation))) }
      switch narrow(&choices, in: situation) {
      case .forced(let goals): agenda = goals.reversed()
      case .open(let ways, let hangs):
        return tryEach(ways, hangs, rest: choices.map(\.sought), in: situation, level)
      case .nothing:
        guard isTellable(situation) else { return .failed(.all) }
        return .found(situation)
      }
    }
  }

  /// The ways of a choice, one after the other; where one fails whatever was chosen here, all do.
  private mutating func tryEach(
    _ ways: [Goal], _ hangs: Levels, rest: [Sought], in situation: Situation, _ level: Int
  ) -> Answer {
    var conflict = hangs
    var denials: [Sought] = []
    for way in ways.sorted(by: { $0.weight < $1.weight }) {
      switch solve(situation, [Sought(way, Levels(level))] + denials + rest, level: level + 1) {
      case .found(let situation): return .found(situation)
      case .failed(let reasons):
        if effort.isSpent { return .failed(givingUp()) }
        guard reasons.contains(level) else { return .failed(failing(situation, reasons)) }
        conflict.formUnion(reasons.without(level))
        // Where a word has several readers, denying it would be one more reading of it.
        guard situation.readership == .single, let denial = way.denied else { continue }
        denials.append(Sought(denial, reasons.without(level)))
      }
    }
    return .failed(failing(situation, conflict))
  }

  /// Where a group stands for people who might differ, failing is no proof.
  private mutating func failing(_ situation: Situation, _ reasons: Levels) -> Levels {
    if situation.isGrouped { isComplete = false }
    return reasons
  }

  private mutating func givingUp() -> Levels {
    isComplete = false
    return .all
  }

  /// Whether some word may still be given in one request and not in the other. Where none may, nothing differs.
  private func mayDiffer(_ situation: Situation) -> Bool {
    guard let differing else { return true }
    return differing.contains { word in
      let (before, after) =
        switch word {
        case .tag(let key): (situation.truths(of: key, on: .before), situation.truths(of: key, on: .after))
        case .order(let order): (situation.truths(of: order, on: .before), situation.truths(of: order, on: .after))
        }
      return before != after || before.isStrictSuperset(of: .yes) || before.isStrictSuperset(of: .no)
    }
  }

  private func hangs(ofDiffering situation: Situation) -> Levels {
    (differing ?? []).reduce(.none) { hangs, word in
      switch word {
      case .tag(let key): hangs.union(situation.hangs(of: key))
      case .order(let order): hangs.union(situation.hangs(of: order))
      }
    }
  }

  /// What is left to be done.
  private enum Narrowed {
    /// The ways of choices that have no other.
    case forced([Sought])
    /// The ways of the choice with the fewest, and what it hangs on that there are no more.
    case open([Goal], Levels)
    case nothing
  }

  /// Drops choices that are met, and takes out those that have one way left, else the one with the fewest.
  private mutating func narrow(_ choices: inout [OpenChoice], in situation: Situation) -> Narrowed {
    var forced: [Sought] = []
    var best: (index: Int, ways: [Goal])?
    var left: [OpenChoice] = []
    for choice in choices {
      _ = effort.spend()
      guard let ways = ways(left: choice.choice, in: situation) else { continue }
      switch ways.count {
      case 0: return .open([], hangs(of: choice, in: situation))
      // Whoever else is forced to come may be one more who meets a quantifier.
      case 1 where !choice.isOfPeople: forced.append(Sought(ways[0], hangs(of: choice, in: situation)))
      default:
        if ways.count < best?.ways.count ?? .max { best = (left.count, ways) }
        left.append(choice)
      }
    }
    choices = left
    if !forced.isEmpty { return .forced(forced) }
    guard let best else { return .nothing }
    return .open(best.ways, hangs(of: choices.remove(at: best.index), in: situation))
  }

  /// The ways of a choice that are not seen to be impossible; `nil` where one is met.
  private func ways(left choice: Choice, in situation: Situation) -> [Goal]? {
    switch choice {
    case .people(let count, let question, let requirement, let start):
      return ways(count, question, requirement, from: start, in: situation)
    case .goals(let ways):
      var possible: [Goal] = []
      for way in ways {
        switch glance(way, in: situation) {
        case .met: return nil
        case .open: possible.append(way)
        case .impossible: break
        }
      }
      return possible
    }
  }

  /// What led to a choice, and against the ways that it has no more.
  private func hangs(of choice: OpenChoice, in situation: Situation) -> Levels {
    switch choice.choice {
    case .people(_, let question, let requirement, let start):
      // Somebody else, if there were anybody, would be one of those who may come.
      return candidates(from: start, in: situation).map { question.goal(requirement, of: .person($0)) }
        .reduce(choice.hangs) { $0.union(reason(ifImpossible: $1, in: situation)) }
    case .goals(let ways): return ways.reduce(choice.hangs) { $0.union(reason(ifImpossible: $1, in: situation)) }
    }
  }

  /// People with ids are told apart by them.
  private func isTellable(_ situation: Situation) -> Bool {
    guard let id = vocabulary.personID else { return true }
    return situation.ids(attribute: id) != nil
  }
}
