import BailiwickDecisions
import BailiwickModel
import BailiwickPlaces

/// The rules of two policies that ask whether a place is known: they need not say that they miss it.
struct RulesAskingWhether: Sendable {
  let before: [Int]
  let after: [Int]
}

/// Whom a change concerns, of those of whom it is known where they are.
struct ConcernedPlaces {
  /// Where a request shows the change whose person is known to be there, and all of these.
  var atoms = AtomSet.empty
  /// One of these requests.
  var example: DifferenceQuestion.Found?
}

extension DifferenceQuestion {
  /// Where those are whom the change concerns; `nil` when it concerns nobody in particular.
  ///
  /// A request is sought in each of the cells that the rule tells apart. What was found says of all places in which it
  /// shows the change: the person is moved to one of each of those that the rules that matter there tell apart. The
  /// rest of the cell is asked about again; where moving shows nothing, as of somebody who is in a country and it is
  /// not known in which part, without the rules that have the effect in its parts.
  ///
  /// - Parameter asking: rules that matter though they need not say so.
  mutating func concernedPlaces(_ asking: RulesAskingWhether) -> ConcernedPlaces? {
    guard let path = grounds(side).vocabulary.location(of: source.sentence.target) else { return nil }
    var concerned = ConcernedPlaces()
    var unnamed = AtomSet.empty
    var cells = AtomSet.everything.divided(by: source.sentence.placeSets)
    while let cell = cells.popLast() {
      guard let found = findEffect(in: cell) else { continue }
      guard found.isExact else {
        concerned.atoms.formUnion(cell)
        continue
      }
      var shown = AtomSet.empty
      var hiding: Set<Int> = []
      for part in cell.divided(by: setsThatMatter(in: found, path, asking)) {
        guard let place = Places.standard.somePlace(in: part) else {
          unnamed.formUnion(part)
          continue
        }
        let moved = self.moved(found, to: place, path)
        if shows(moved) {
          shown.formUnion(part)
          concerned.example = concerned.example ?? moved
        } else if let other = firstSame(in: side == .before ? moved.after : moved.before),
          let rule = number(of: other.rule, on: side.other)
        {
          hiding.insert(rule)
        }
      }
      concerned.atoms.formUnion(shown)
      let rest = cell.subtracting(shown)
      if !shown.isEmpty {
        if !rest.isEmpty { cells.append(rest) }
      } else {
        let new = exclude(hiding)
        let parts = cell.divided(by: new.flatMap { grounds(side.other).policy.rules[$0].sentence.placeSets })
        if !new.isEmpty { cells += parts }
      }
    }
    // What is in a place and in none of its parts has no code: it goes with the parts.
    for atom in unnamed where concerned.atoms.isSuperset(of: Places.standard.extent(ofAtom: atom).dropFirst()) {
      concerned.atoms.formUnion(AtomSet([atom]))
    }
    return concerned
  }

  /// What shows a change best: what was found, unless it is said there that somebody is where it concerns nobody.
  func best(_ found: Found, _ concerned: ConcernedPlaces) -> Found {
    guard let example = concerned.example, let path = grounds(side).vocabulary.location(of: source.sentence.target),
      case .place(let whereabouts)? = latter.meaning.fact(at: path, in: found.facts.after)?.fact,
      !whereabouts.atoms.isSubset(of: concerned.atoms)
    else { return found }
    return example
  }

  private mutating func findEffect(in cell: AtomSet) -> Found? {
    findEffect { [grounds = grounds(side), source] cast in
      grounds.reached(by: source, in: cast).first.map { person, _ in
        [
          .place(of: person, .known, .holds, grounds.vocabulary),
          .place(of: person, .inside(cell), .holds, grounds.vocabulary),
        ]
      } ?? [.impossible]
    }
  }

  /// Whether the rule has its effect by the one policy, and no rule by the other.
  private func shows(_ found: Found) -> Bool {
    let (own, other) = side == .before ? (found.before, found.after) : (found.after, found.before)
    let same = firstSame(in: own)
    return firstSame(in: other) == nil
      && own.effects.contains { $0.rule == source.name && $0.effect == same?.effect && $0.on == same?.on }
  }

  /// What was found, with the person whom the change concerns somewhere.
  private func moved(_ found: Found, to place: Place, _ path: Path) -> Found {
    let former = former.moved(found.facts.before, to: place, path)
    let latter = latter.moved(found.facts.after, to: place, path)
    return Found(
      facts: (former, latter), before: self.former.decider.outcome(of: former),
      after: self.latter.decider.outcome(of: latter), isExact: true)
  }

  /// The sets of places that the rules tell apart that matter to what was found, wherever the person may be: those
  /// that apply, or may for want of the place, with what may lift them and the marks below them.
  private func setsThatMatter(in found: Found, _ path: Path, _ asking: RulesAskingWhether) -> [AtomSet] {
    let sides = [
      (former, found.facts.before, found.before, asking.before), (latter, found.facts.after, found.after, asking.after),
    ]
    return sides.flatMap { grounds, facts, outcome, asking in
      let lost = grounds.decider.outcome(of: grounds.moved(facts, to: nil, path))
      let rules = Set((outcome.rules + lost.rules).compactMap { grounds.numbers[$0] }).union(asking)
      let all = rules.union(rules.flatMap(grounds.lifting.lifters))
      return grounds.policy.sentences(below: all.sorted()).flatMap(\.placeSets)
    }
  }
}

extension Grounds {
  /// A request with somebody at a place, or not known to be anywhere. Somebody who is mentioned twice is somewhere where
  /// they are mentioned first.
  fileprivate func moved(_ facts: Facts, to place: Place?, _ path: Path) -> Facts {
    var facts = facts
    let isParticipant =
      meaning.fact(at: path, in: facts)?.path.hasPrefix(vocabulary.person.noun.singular + ".") ?? false
    let stated = isParticipant ? vocabulary.location(of: .participant) ?? path : path
    facts.state(place.map { .place(Whereabouts([$0])) } ?? .unknown, at: stated, in: vocabulary)
    return facts
  }

  /// The rules that ask whether it is known where somebody is.
  var rulesAskingWhether: [Int] {
    policy.rules.indices.filter { number in
      policy.rules[number].sentence.tests.contains {
        $0.predicate == .known && vocabulary.type(at: $0.path) == .located
      }
    }
  }
}

extension Outcome {
  /// The names of the rules of which it speaks.
  fileprivate var rules: [String] {
    effects.map(\.rule) + undecided.map(\.rule) + withheld.flatMap { [$0.rule, $0.by] }
  }
}

extension PolicySet {
  /// The sentences of some rules and of the marks that matter to them.
  fileprivate func sentences(below numbers: [Int]) -> [Sentence] {
    var sentences = numbers.map { rules[$0].sentence }
    var seen: Set<Spelling> = []
    var next = 0
    while next < sentences.count {
      for use in sentences[next].tags where use.isOnThing && seen.insert(use.tag).inserted {
        sentences += marks.filter { $0.tag == use.tag }.map(\.sentence)
      }
      next += 1
    }
    return sentences
  }
}

extension Sentence {
  /// The sets of places for which it asks.
  fileprivate var placeSets: [AtomSet] { tests.compactMap(\.predicate.places) }
}

extension AtomSet {
  /// Its coarsest parts that some sets tell apart.
  fileprivate func divided(by sets: [AtomSet]) -> [AtomSet] {
    var seen: Set<AtomSet> = []
    return sets.filter { seen.insert($0).inserted }.reduce(isEmpty ? [] : [self]) { parts, set in
      parts.flatMap { [$0.intersection(set), $0.subtracting(set)] }.filter { !$0.isEmpty }
    }
  }
}
