import BailiwickModel
import BailiwickPlaces
import BailiwickProofs

/// A request with whom a border is about moved to another side of it, and everything else as it was.
struct MovedRequests {
  private let facts: Facts
  private let border: Border
  private let vocabulary: Vocabulary

  init(_ facts: Facts, _ border: Border, _ vocabulary: Vocabulary) {
    self.facts = facts
    self.border = border
    self.vocabulary = vocabulary
  }

  /// The places that read best first.
  func moved(to side: Border.Side) -> [Facts] {
    switch side {
    case .unknown: ([.unknown] + disputed).flatMap(moved)
    case .inside(let number): moved(within: border.places.parts[number].atoms)
    case .leftOut(let number): moved(within: border.places.leftOut[number].atoms)
    case .outside:
      JustOutside().candidates(of: border.places.atoms, within: border.places.elsewhere).flatMap {
        moved(to: .place(Whereabouts([$0])))
      }
    }
  }

  /// That sources disagree on whether somebody is inside.
  private var disputed: [Fact] {
    let (inside, elsewhere) = (border.places.atoms, border.places.elsewhere)
    guard let place = PlaceCodes.standard.preferred(within: inside, meeting: [], near: nil) else { return [] }
    return JustOutside().candidates(of: inside, within: elsewhere).map { .place(Whereabouts([place, $0])) }
  }

  private func moved(within atoms: AtomSet) -> [Facts] {
    let place = PlaceCodes.standard.preferred(within: atoms, meeting: [], near: nil)
    return place.map { moved(to: .place(Whereabouts([$0]))) } ?? []
  }

  /// Of those who are counted everybody is moved, and then all but the participant.
  private func moved(to place: Fact) -> [Facts] {
    guard border.test.path.root == .counted else { return [moved(border.test.path, to: place)] }
    return [everybodyMoved(to: place), listedMoved(in: facts, to: place)].compactMap(\.self)
  }

  private func moved(_ path: Path, to place: Fact) -> Facts {
    var facts = facts
    facts.state(place, at: path, in: vocabulary)
    return facts
  }

  /// Everybody who is listed is moved, and where nobody is, somebody is listed there.
  private func everybodyMoved(to place: Fact) -> Facts {
    let facts = facts.participant == nil ? facts : moved(Path(.participant, border.test.path.steps), to: place)
    return listedMoved(in: facts, to: place) ?? facts
  }

  private func listedMoved(in facts: Facts, to place: Fact) -> Facts? {
    let steps = border.test.path.steps
    guard place != .unknown, steps.count == 1, let attribute = vocabulary.peopleAttribute else { return nil }
    var facts = facts
    var people: [[Fact]] = [Fact.unknownMembers(of: vocabulary.person)]
    if case .people(let listed) = facts.thing[attribute], !listed.isEmpty { people = Array(listed) }
    for person in people.indices { people[person][steps[0]] = place }
    facts.thing[attribute] = .people(People(people))
    return facts
  }
}
