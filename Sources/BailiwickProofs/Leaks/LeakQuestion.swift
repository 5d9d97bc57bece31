import BailiwickModel
import BailiwickPlaces

/// Whether one rule leaks from one authority, put as goals for a search.
struct LeakQuestion {
  let grounds: Grounds
  let rule: Int
  let authority: String
  let bailiwick: AtomSet
  private let own: Words.Leaning
  private let lifted: Words.Leaning
  private let casts: [Cast]
  private var effort: Effort
  private let differing: [ThingWord]?
  /// As the requests are sought, one after the other: where an order adopts tags, those are preferred in which every
  /// reader of a tag finds the same.
  private let readerships: [Readership]
  /// The rules that may lift the effect by the authority's word.
  private let changing: Set<Int>
  /// What is known not to be.
  private var refutations = LeakRefutations()
  /// Whether every search that failed proved something.
  private(set) var isComplete = true
  /// Whether a search failed for want of effort.
  private(set) var isSpent = false

  /// What is asked of where the person is.
  enum Certainty: Hashable {
    /// Known to be at one place, all of it outside.
    case knownOutside
    /// Known to be at one place, on one side of the border.
    case known
    /// Truly outside, whatever is known.
    case outside
    case anywhere
  }

  /// How the authority's word and the effect go together.
  enum Way: Hashable {
    /// The effect applies without the word and not with it.
    case licence
    /// With it and not without.
    case grant
    /// Several words change, some one way and some the other.
    case mixture
  }

  struct Found {
    let situation: Situation
    let direction: Way
    let certainty: Certainty
    let person: Int

    /// The same as a licence, where the effect applies without the word and not with it.
    var asLicence: Found? {
      guard situation.withdrawsWords else { return nil }
      return Found(situation: situation.mirrored, direction: .licence, certainty: certainty, person: person)
    }
  }

  init(_ grounds: Grounds, rule: Int, authority: String, bailiwick: AtomSet, effort: Effort) {
    self.effort = effort
    self.grounds = grounds
    self.rule = rule
    self.authority = authority
    self.bailiwick = bailiwick
    let firing = grounds.dependences.ofRules[rule]
    let lifting = grounds.dependences.ofLifting(grounds.policy.rules[rule])
    let readsPeopleTags = firing.readsPeopleTags || lifting.readsPeopleTags
    let words = firing.thingWords[authority, default: []].union(lifting.thingWords[authority, default: []])
    readerships = firing.readsAdopted || lifting.readsAdopted ? [.agreeing, .differing] : [.single]
    differing = readsPeopleTags ? nil : Array(words)
    changing = Set(
      grounds.lifters(meeting: rule).filter {
        !grounds.dependences.ofRules[$0].words.leaning(on: authority).isEmpty
      })
    own = firing.words.leaning(on: authority)
    lifted = changing.isEmpty ? [] : lifting.words.leaning(on: authority)
    let source = grounds.policy.rules[rule]
    casts = Cast.all(
      Cast.Needs(
        [firing, lifting], target: source.sentence.target, reaching: grounds.reaching(source),
        vocabulary: grounds.vocabulary),
      vocabulary: grounds.vocabulary)
  }

  /// The places whose neighbours are preferred in witnesses.
  var nearby: AtomSet? { bailiwick == .everything ? nil : bailiwick }

  var failure: LeakProver.RuleVerdict { isComplete ? .confined : .unproved }

  /// Two requests that show a leak, by the first certainty that any do; the last is the weakest.
  mutating func find(_ certainties: [Certainty]) -> Found? {
    let leaning = own.union(lifted.flipped)
    if leaning == .both, let weakest = certainties.last, let mixture = findAnyway(weakest),
      let licence = mixture.asLicence
    {
      return surer(licence, certainties)
    }
    if leaning.contains(.against), let found = findLicence(certainties) { return found }
    for readership in readerships {
      for certainty in certainties {
        if leaning.contains(.towards), let found = find(.grant, certainty, readership) { return found }
        if leaning == .both, let found = find(.mixture, certainty, readership) { return found }
      }
    }
    return nil
  }

  /// Whatever is to be found in one of the ways is a mixture, by the weakest certainty: where there is none, that is
  /// proved once for all of them. Takes no more than a part of the effort from what is sought next.
  private mutating func findAnyway(_ weakest: Certainty) -> Found? {
    let before = (isComplete, isSpent)
    defer { (isComplete, isSpent) = before }
    return withPart { $0.find(.mixture, weakest) }
  }

  /// A licence is rare, and comes first of all kinds: that there is none is proved by the weakest certainty alone, and
  /// takes no more than a part of the effort from what is sought next.
  private mutating func findLicence(_ certainties: [Certainty]) -> Found? {
    withPart { question in
      guard let weakest = certainties.last, let found = question.find(.licence, weakest) else { return nil }
      return question.surer(found, certainties)
    }
  }

  private mutating func withPart(_ find: (inout LeakQuestion) -> Found?) -> Found? {
    let whole = effort
    effort = whole.portion(2)
    defer {
      whole.regain(effort)
      effort = whole
    }
    return find(&self)
  }

  /// What was found by the last of some certainties, by the first by which it can be found.
  private mutating func surer(_ found: Found, _ certainties: [Certainty]) -> Found {
    for certainty in certainties.dropLast() {
      let surer = stating(certainty, in: found) ?? find(found.direction, certainty, found.situation.readership)
      if let surer { return surer }
    }
    return found
  }

  /// What was found, with more said of where the person is; `nil` where it is not to be had so.
  private func stating(_ certainty: Certainty, in found: Found) -> Found? {
    let location = FactKey.location(of: found.person, grounds.vocabulary)
    for demands in demands(certainty) {
      var situation = found.situation
      guard demands.allSatisfy({ situation.require(location, .located, $0) }),
        grounds.applies(rule, in: request(situation, found.direction).facts)
      else { continue }
      return Found(situation: situation, direction: found.direction, certainty: certainty, person: found.person)
    }
    return nil
  }

  /// The request of a situation in which the effect is to apply.
  private func request(_ situation: Situation, _ way: Way) -> StatedRequest {
    situation.request(way == .licence ? .before : .after, grounds.vocabulary, near: nearby)
  }

  /// A request in which the effect applies, whatever the authority's word does to it.
  mutating func findApplying() -> Found? {
    let sentence = grounds.policy.rules[rule].sentence
    for cast in casts {
      for target in targets(in: cast) {
        var search = Search(grounds, effort: effort)
        if let situation = search.solve(target.cast, .anyway, [Goal.applies(rule, sentence, cast.view)]) {
          return Found(situation: situation, direction: .grant, certainty: .anywhere, person: target.person)
        }
        if !search.isComplete { isComplete = false }
        if effort.isSpent { isSpent = true }
      }
    }
    return nil
  }

  private mutating func find(_ way: Way, _ certainty: Certainty) -> Found? {
    for readership in readerships {
      if let found = find(way, certainty, readership) { return found }
    }
    return nil
  }

  /// What is found in some cast, with every text that it takes if some cast has these.
  private mutating func find(_ way: Way, _ certainty: Certainty, _ readership: Readership) -> Found? {
    var supposed: Found?
    for cast in casts {
      for target in targets(in: cast) {
        let attempt = LeakRefutations.Attempt(
          way: way, certainty: certainty, readership: readership, target: target)
        if refutations.cover(attempt) { continue }
        let goals = goals(way, certainty, target)
        let direction: Direction = way == .mixture ? .anyway : .granting
        var holding = HoldingBack(grounds, rule: rule, always: changing)
        while true {
          var search = Search(grounds, authority: authority, effort: effort)
          search.differing = differing
          search.heldBack = holding.rules
          search.lifters = changing
          guard let situation = search.solve(target.cast, direction, goals, readership: readership) else {
            if search.isComplete { refutations.add(attempt, by: search.refutation) } else { isComplete = false }
            if effort.isSpent { isSpent = true }
            break
          }
          if holding.accepts(request(situation, way)) {
            let found = Found(situation: situation, direction: way, certainty: certainty, person: target.person)
            if hasItsTexts(situation) { return found }
            supposed = supposed ?? found
            break
          }
        }
      }
    }
    return supposed
  }

  /// Whether every text that a situation takes was found.
  private func hasItsTexts(_ situation: Situation) -> Bool {
    let asksOfTexts = situation.facts.contains {
      if case .texts(let texts) = $0.constraint.values { !texts.demands.isEmpty } else { false }
    }
    return !asksOfTexts || [Side.before, .after].allSatisfy { situation.request($0, grounds.vocabulary).isExact }
  }

  private func goals(_ way: Way, _ certainty: Certainty, _ target: LeakTarget) -> [Sought] {
    let applies: Side = way == .licence ? .before : .after
    let view = target.cast.view.on(applies)
    let sentence = grounds.policy.rules[rule].sentence
    return placeGoals(certainty, of: target.person).map { Sought($0, target.hangs) }
      + [.applies(rule, sentence, view), .any(differences(sentence, view.on(applies.other)))].map { Sought($0, .none) }
  }

  /// What may keep the effect from applying in the other request: only what hangs on the authority's word.
  private func differences(_ sentence: Sentence, _ view: View) -> [Goal] {
    var view = view
    view.orders = sentence.orders
    var ways: [Goal] = []
    for condition in [sentence.qualifiers, sentence.thing, sentence.when] where hangs(condition, under: sentence.orders)
    {
      ways.append(.condition(condition, .fails, view))
    }
    if let unless = sentence.unless, hangs(unless, under: sentence.orders) {
      ways.append(.condition(unless, .holds, view))
    }
    if sentence.orders.contains(where: { grounds.readers.isWord(of: authority, $0) }) {
      ways.append(.all(sentence.orders.map { .order($0, .fails, view) }))
    }
    if !lifted.isEmpty { ways.append(.lifted(rule: rule, .holds, view.side)) }
    return ways
  }

  private func hangs(_ condition: Condition, under orders: [OrderReference]) -> Bool {
    grounds.dependences.hangs(condition, on: authority, under: orders)
  }
}
