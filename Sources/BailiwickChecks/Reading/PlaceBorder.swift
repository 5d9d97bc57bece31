import BailiwickModel
import BailiwickPlaces

/// A test of a place that a sentence wants to be so: the sentence ends at the border of the place.
struct PlaceBorder {
  private let test: Test
  private let places: AtomSet
  /// The quantifier around the test, which asks it of the thing's people.
  private let quantified: Quantified?
  private let sentence: Sentence
  /// The sentence, with the place taken to be inside whatever the facts say, and to be outside.
  private let inside: Sentence
  private let outside: Sentence

  /// Those of a sentence, in no order.
  static func all(in sentence: Sentence) -> [PlaceBorder] {
    var found: [PlaceBorder] = []
    func collect(_ condition: Condition, in quantified: Quantified?, isWanted: Bool) {
      switch condition {
      case .all(let parts), .any(let parts): for part in parts { collect(part, in: quantified, isWanted: isWanted) }
      case .not(let part): collect(part, in: quantified, isWanted: !isWanted)
      case .quantified(let inner): collect(inner.condition, in: inner, isWanted: isWanted == inner.quantifier.wantsMore)
      case .test(let test):
        guard isWanted, let places = test.predicate.places else { return }
        found.append(
          PlaceBorder(
            test: test, places: places, quantified: quantified, sentence: sentence,
            inside: sentence.taking(test, as: true), outside: sentence.taking(test, as: false)))
      }
    }
    for condition in [sentence.qualifiers, sentence.thing, sentence.when] {
      collect(condition, in: nil, isWanted: true)
    }
    if let unless = sentence.unless { collect(unless, in: nil, isWanted: false) }
    return found
  }

  /// Whether somebody, or something, is outside in a scene, and for want of nothing else the sentence does not hold.
  func leavesAlone(in scene: Scene, _ meaning: Meaning) -> Bool {
    guard meaning.truth(of: sentence, in: scene) == .no, meaning.truth(of: inside, in: scene) == .yes,
      meaning.truth(of: outside, in: scene) == .no
    else { return false }
    guard quantified != nil else { return isOutside(meaning.fact(at: test.path, in: scene)) }
    return scene.countable.contains { isOutside(meaning.fact(at: test.path, in: scene, counting: $0)) }
  }

  private func isOutside(_ fact: Fact?) -> Bool {
    guard case .place(let whereabouts)? = fact else { return false }
    return whereabouts.atoms.isDisjoint(with: places)
  }
}

extension Quantifier {
  /// Whether it is met by more people rather than by fewer.
  fileprivate var wantsMore: Bool {
    switch self {
    case .any, .every, .atLeast, .exactly: true
    case .no, .atMost: false
    }
  }
}

extension Predicate {
  /// The places that a test of a place accepts.
  fileprivate var places: AtomSet? {
    switch self {
    case .inside(let atoms), .possiblyInside(let atoms): atoms
    case .tagged, .number, .text, .choice, .flag, .time, .known: nil
    }
  }
}
