import BailiwickModel
import BailiwickPlaces
import BailiwickSource

/// A test of a place in a rule or a mark: a line on the map, with somebody on either side of it.
public struct Border: Sendable {
  /// What the test stands in, by its number in the policy.
  public enum Owner: Hashable, Sendable {
    case rule(Int)
    case mark(Int)
  }

  public let owner: Owner
  public let test: Test
  public let places: NamedPlaces
  /// The quantifier around the test, which asks it of the thing's people.
  public let quantified: Quantified?
  let sentence: Sentence
  /// The sentence, with the place taken to be inside whatever the facts say, and to be outside.
  let inside: Sentence
  let outside: Sentence
  /// The sentence needs somebody inside; else somebody outside.
  package let wantsInside: Bool
  /// The place proves where somebody is.
  public let isPresence: Bool

  /// One side of a border.
  public enum Side: Hashable, Sendable {
    /// In the place of this number among those accepted.
    case inside(Int)
    /// Neither accepted nor left out by name.
    case outside
    /// In the place of this number among those left out.
    case leftOut(Int)
    /// The place is not known, or candidates lie on both sides.
    case unknown
  }

  /// Every side that tests should show.
  public var sides: [Side] {
    places.parts.indices.map(Side.inside) + (places.elsewhere.isEmpty ? [] : [.outside])
      + places.leftOut.indices.map(Side.leftOut) + (isPresence ? [.unknown] : [])
  }

  /// Whether the rule does something on a side, where all else is as it asks.
  public func appliesOn(_ side: Side) -> Bool {
    switch side {
    case .inside: wantsInside
    case .outside, .leftOut: !wantsInside
    case .unknown: false
    }
  }
}

extension Border {
  /// The borders of one rule, in source order.
  package static func all(ofRule number: Int, in policy: PolicySet, files: [SourceFile]) -> [Border] {
    BorderFinder(policy: policy, files: files).borders(of: .rule(number), policy.rules[number].sentence)
  }

  /// The borders of a policy's rules, then of its marks, each in source order.
  static func all(in policy: PolicySet, files: [SourceFile]) -> [Border] {
    let finder = BorderFinder(policy: policy, files: files)
    return policy.rules.indices.flatMap { finder.borders(of: .rule($0), policy.rules[$0].sentence) }
      + policy.marks.indices.flatMap { finder.borders(of: .mark($0), policy.marks[$0].sentence) }
  }
}

/// Looks through sentences for tests of places.
private struct BorderFinder {
  let policy: PolicySet
  let files: [SourceFile]

  /// A test of a place on the way to it.
  private struct Found {
    let test: Test
    let quantified: Quantified?
    let wantsInside: Bool
  }

  func borders(of owner: Border.Owner, _ sentence: Sentence) -> [Border] {
    var found: [Found] = []
    for condition in [sentence.qualifiers, sentence.thing, sentence.when] {
      collect(condition, in: nil, isWanted: true, into: &found)
    }
    if let unless = sentence.unless { collect(unless, in: nil, isWanted: false, into: &found) }
    return found.sorted { $0.test.origin.range < $1.test.origin.range }.compactMap { border(of: owner, sentence, $0) }
  }

  private func border(of owner: Border.Owner, _ sentence: Sentence, _ found: Found) -> Border? {
    let range = found.test.origin.range
    guard let file = files.first(where: { $0.id == range.file }), let atoms = found.test.predicate.places else {
      return nil
    }
    return Border(
      owner: owner, test: found.test,
      places: NamedPlaces(atoms, text: file.text(range.offsets), territories: policy.declarations.territories),
      quantified: found.quantified, sentence: sentence, inside: sentence.taking(found.test, as: true),
      outside: sentence.taking(found.test, as: false), wantsInside: found.wantsInside,
      isPresence: policy.vocabulary.type(at: found.test.path) == .located)
  }

  private func collect(_ condition: Condition, in quantified: Quantified?, isWanted: Bool, into found: inout [Found]) {
    switch condition {
    case .all(let parts), .any(let parts):
      for part in parts { collect(part, in: quantified, isWanted: isWanted, into: &found) }
    case .not(let part): collect(part, in: quantified, isWanted: !isWanted, into: &found)
    case .quantified(let inner):
      // More people who meet the condition make these true, and those false.
      let isWantedOfPeople =
        switch inner.quantifier {
        case .any, .every, .atLeast, .exactly: isWanted
        case .no, .atMost: !isWanted
        }
      collect(inner.condition, in: inner, isWanted: isWantedOfPeople, into: &found)
    case .test(let test):
      guard test.predicate.places != nil else { return }
      found.append(Found(test: test, quantified: quantified, wantsInside: isWanted))
    }
  }
}
