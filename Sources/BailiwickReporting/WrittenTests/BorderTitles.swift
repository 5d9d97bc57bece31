import BailiwickCoverage
import BailiwickModel

/// Names for tests that show a side of a border.
public struct BorderTitles {
  private let words: BorderWords
  private let policy: PolicySet

  public init(_ policy: PolicySet) {
    self.policy = policy
    words = BorderWords(policy: policy, sources: SourceFiles([]))
  }

  /// `mainland: participant just outside CN, in HK`
  ///
  /// - Parameter place: where somebody is in the test.
  public func title(_ side: Border.Side, of border: Border, place: String?) -> String {
    let named = words.place(side, of: border)
    let example = place.flatMap { $0 == named ? nil : ", in \($0)" } ?? ""
    let whereabouts =
      switch side {
      case .inside: "inside \(named)\(example)"
      case .outside: "just outside \(named)\(example)"
      case .leftOut: "in \(named), which is left out"
      case .unknown: "not known to be inside \(named)"
      }
    return "\(words.rule(border.owner)): \(subject(of: border)) \(whereabouts)"
  }

  /// `participant`, `host`, `participants` of those who are counted, `participant.account.country`.
  private func subject(of border: Border) -> String {
    let vocabulary = policy.vocabulary
    var steps = border.test.path.steps[...]
    var names: [String]
    var kind: Kind
    switch border.test.path.root {
    case .counted: (names, kind) = ([vocabulary.person.noun.plural], vocabulary.person)
    case .participant, .time: (names, kind) = ([vocabulary.person.noun.singular], vocabulary.person)
    case .thing:
      (names, kind) = ([vocabulary.thing.noun.singular], vocabulary.thing)
      if let first = steps.first, vocabulary.thing.attributes[first].type == .person {
        (names, kind) = ([vocabulary.noun(.role(first))], vocabulary.person)
        steps = steps.dropFirst()
      }
    }
    for step in steps where kind.attributes[step].type != .located {
      names.append(kind.attributes[step].name)
      kind = vocabulary.kind(after: kind.attributes[step].type) ?? kind
    }
    return names.joined(separator: ".")
  }
}
