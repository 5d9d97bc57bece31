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
    if let quantified, case .exactly(let bound) = quantified.quantifier {
      return sides(shownIn: scene, applies: applies, counting: quantified, to: bound, meaning)
    }
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

  /// The sides on which somebody is of whom alone it hangs whether there are so many people, no more and no fewer.
  private func sides(
    shownIn scene: Scene, applies: Bool, counting quantified: Quantified, to bound: Int64, _ meaning: Meaning
  ) -> Set<Side> {
    let truth = meaning.truth(of: sentence, in: scene)
    if truth == .yes, !applies { return [] }
    let answers = scene.countable.map { meaning.truth(of: quantified.condition, in: scene, counting: $0) }
    var sides: Set<Side> = []
    for (number, person) in scene.countable.enumerated() {
      let others = answers[..<number] + answers[(number + 1)...]
      guard others.allSatisfy({ $0 == .yes || $0 == .no }) else { continue }
      let count = Int64(others.count { $0 == .yes })
      let truths = [true, false].map { isInside in
        let condition = quantified.condition.taking(test, as: isInside)
        let isCounted = meaning.truth(of: condition, in: scene, counting: person) == .yes
        return meaning.truth(of: sentence.taking(quantified, as: count + (isCounted ? 1 : 0) == bound), in: scene)
      }
      guard truths == (wantsInside ? [.yes, .no] : [.no, .yes]),
        let fact = meaning.fact(at: test.path, in: scene, counting: person)
      else { continue }
      sides.formUnion(self.sides(of: fact, truth))
    }
    return sides
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
