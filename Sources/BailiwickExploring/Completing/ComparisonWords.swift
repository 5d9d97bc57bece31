import BailiwickModel

/// What can be asked of a fact, by its type.
enum ComparisonWords {
  /// Each is all the words up to a value.
  static func phrases(for path: FactPath, in vocabulary: Vocabulary) -> [String] {
    let known = ["is known", "is unknown", "is not known"]
    let equal = ["is", "is not", "is one of", "is not one of"]
    let located = ["in", "outside", "possibly in"]
    switch path.type {
    case .located, .place: return located + equal + known
    case .number: return equal + bounds + bounds.map { "is " + $0 } + known
    case .time: return moments + known
    case .text: return equal + texts + known
    case .choice: return equal + known
    case .tags: return tagged + known
    case .flag, .record, .people: return known
    case .person: return (vocabulary.person.locatedAttribute == nil ? [] : located) + known
    case nil:
      switch path.place {
      case .time: return moments + known
      case .fact(let place):
        let kind = place.root == .thing ? vocabulary.thing : vocabulary.person
        return (kind.locatedAttribute == nil ? [] : located) + (kind.tagsAttribute == nil ? [] : tagged) + known
      case .person: return located + known
      case .activity, .order: return []
      }
    }
  }

  /// What may go on with some of the words.
  static func phrases(
    for path: FactPath, in vocabulary: Vocabulary, after written: [String]
  ) -> [String] {
    phrases(for: path, in: vocabulary).compactMap { phrase in
      let words = phrase.split(separator: " ").map(String.init)
      guard words.starts(with: written), words.count > written.count else { return nil }
      return words.dropFirst(written.count).joined(separator: " ")
    }
  }

  private static let bounds = ["at least", "at most", "more than", "less than", "between"]
  private static let moments = ["is before", "is after", "before", "after"]
  private static let tagged = ["tagged", "not tagged"]
  private static let texts = [
    "contains", "matches", "starts with", "ends with", "does not contain", "does not match", "does not start with",
    "does not end with",
  ]
}
