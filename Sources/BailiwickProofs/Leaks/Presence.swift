import BailiwickModel
import BailiwickPlaces

/// Somebody who is known to be within some places, and what therefore cannot be true of them, as far as each condition
/// tells by itself.
struct Presence {
  let atoms: AtomSet
  /// The path to where they are; and to where each of the people is, of whom they are one.
  private let own: Path?
  private let counted: Path?

  /// - Parameter target: who they are to the conditions.
  init(of target: Party, in atoms: AtomSet, _ vocabulary: Vocabulary) {
    self.atoms = atoms
    own = vocabulary.location(of: target)
    counted = target == .participant ? vocabulary.person.locatedAttribute.map { Path(.counted, [$0]) } : nil
  }

  /// Whether a sentence cannot hold of them.
  func excludes(_ sentence: Sentence) -> Bool {
    [sentence.qualifiers, sentence.thing, sentence.when].contains { isRuledOut($0) }
      || sentence.unless.map { isRuledOut(.not($0)) } ?? false
  }

  /// - Parameter wanted: what the condition would have to be.
  private func isRuledOut(_ condition: Condition, wanted: Bool = true) -> Bool {
    switch condition {
    case .all(let parts):
      return wanted
        ? parts.contains { isRuledOut($0) } : parts.allSatisfy { isRuledOut($0, wanted: false) }
    case .any(let parts):
      return wanted
        ? parts.allSatisfy { isRuledOut($0) } : parts.contains { isRuledOut($0, wanted: false) }
    case .not(let part): return isRuledOut(part, wanted: !wanted)
    case .test(let test):
      guard test.path == own || test.path == counted, let places = test.predicate.places else { return false }
      return wanted ? places.isDisjoint(with: atoms) : atoms.isSubset(of: places)
    case .quantified(let quantified):
      // They are one of those who are counted.
      guard counted != nil else { return false }
      switch (quantified.quantifier, wanted) {
      case (.every, true): return isRuledOut(quantified.condition)
      case (.any, false), (.no, true), (.atMost(0), true), (.exactly(0), true):
        return isRuledOut(quantified.condition, wanted: false)
      case (.any, true), (.every, false), (.no, false), (.atLeast, _), (.atMost, _), (.exactly, _): return false
      }
    }
  }
}
