import BailiwickModel
import BailiwickPlaces

/// What a request shows of a border.
///
/// The place must decide alone: with somebody taken to be inside the sentence holds and with somebody outside it does
/// not, or the other way round, whatever else the request says. That is what modified condition/decision coverage asks
/// of a condition (Hayhurst and others, "A Practical Tutorial on Modified Condition/Decision Coverage", NASA
/// TM-2001-210876), asked of places only.
extension Border {
  /// - Parameter applies: whether the rule's effect applies in the scene; a mark's holds.
  /// - Returns: the sides that a scene shows, each once.
  func sides(shownIn scene: Scene, applies: Bool, _ meaning: Meaning) -> Set<Side> {
    let wanted = meaning.truth(of: wantsInside ? inside : outside, in: scene)
    guard wanted == .yes, meaning.truth(of: wantsInside ? outside : inside, in: scene) == .no else { return [] }
    let truth = meaning.truth(of: sentence, in: scene)
    // An effect that is withheld is none.
    if truth == .yes, !applies { return [] }
    let facts = quantified.map { people(of: $0, in: scene, meaning) } ?? [meaning.fact(at: test.path, in: scene)]
    return facts.reduce(into: []) { sides, fact in
      if let fact { sides.formUnion(self.sides(of: fact, truth)) }
    }
  }

  /// Whether a scene shows somebody, or something, just outside, whom the sentence leaves alone for that.
  package func leavesAlone(in scene: Scene, _ meaning: Meaning) -> Bool {
    wantsInside
      && sides(shownIn: scene, applies: false, meaning).contains { side in
        switch side {
        case .outside, .leftOut: true
        case .inside, .unknown: false
        }
      }
  }

  /// Where those are of whom alone the test decides whether the quantifier counts them.
  private func people(of quantified: Quantified, in scene: Scene, _ meaning: Meaning) -> [Fact?] {
    let counted = quantified.condition.taking(test, as: true)
    let notCounted = quantified.condition.taking(test, as: false)
    return scene.countable.compactMap { person in
      let truths = [counted, notCounted].map { meaning.truth(of: $0, in: scene, counting: person) }
      guard truths == [.yes, .no] || truths == [.no, .yes] else { return nil }
      return meaning.fact(at: test.path, in: scene, counting: person)
    }
  }

  /// The sides on which a place lies, where the sentence is as it must be there. Names may overlap.
  private func sides(of fact: Fact, _ truth: Truth) -> Set<Side> {
    guard case .place(let whereabouts) = fact else { return isPresence ? [.unknown] : [] }
    let atoms = whereabouts.atoms
    if !atoms.isSubset(of: places.atoms), !atoms.isDisjoint(with: places.atoms) {
      return isPresence ? [.unknown] : []
    }
    return Set(sides.filter { contains(atoms, on: $0) && truth == (appliesOn($0) ? .yes : .no) })
  }

  /// Whether places all lie on a side.
  func contains(_ atoms: AtomSet, on side: Side) -> Bool {
    switch side {
    case .inside(let number): atoms.isSubset(of: places.parts[number].atoms)
    case .outside: atoms.isSubset(of: places.elsewhere)
    case .leftOut(let number): atoms.isSubset(of: places.leftOut[number].atoms)
    case .unknown: false
    }
  }
}
