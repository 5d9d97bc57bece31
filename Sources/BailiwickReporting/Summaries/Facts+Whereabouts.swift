import BailiwickModel
import BailiwickPlaces

extension Facts {
  /// The country in which the participant is.
  func whereabouts(in vocabulary: Vocabulary) -> Summary.Whereabouts {
    guard let attribute = vocabulary.person.locatedAttribute, let participant else { return .unknown }
    if participant[attribute] != .unknown { return Summary.Whereabouts(participant[attribute]) }
    // Another mention of the same person may say more.
    guard let id = vocabulary.personID, participant[id] != .unknown else { return .unknown }
    let request = Request(self, vocabulary: vocabulary)
    return request.participant.map { Summary.Whereabouts(request.persons[$0].facts[attribute]) } ?? .unknown
  }

  /// The countries in which the thing's people are, in the order in which they are decided.
  func peoplesWhereabouts(in vocabulary: Vocabulary) -> [Summary.Whereabouts] {
    guard let attribute = vocabulary.person.locatedAttribute else { return [] }
    let request = Request(self, vocabulary: vocabulary)
    return (request.listed ?? []).map { Summary.Whereabouts(request.persons[$0].facts[attribute]) }
  }
}

extension Summary.Whereabouts {
  fileprivate init(_ fact: Fact) {
    guard case .place(let whereabouts) = fact else {
      self = .unknown
      return
    }
    let countries = Set(whereabouts.candidates.compactMap(\.country))
    self = countries.count == 1 ? .country(countries.first ?? "") : .several
  }

  /// `CN`, `unknown`, `several`: lower case is no code.
  var words: String {
    switch self {
    case .country(let code): code
    case .unknown: "unknown"
    case .several: "several"
    }
  }
}

extension Summary {
  /// By code; at last those whose country is not known.
  var sortedPlaces: [(place: Whereabouts, decisions: Decisions)] {
    func key(_ place: Whereabouts) -> (Int, String) {
      if case .country(let code) = place { (0, code) } else { (1, place.words) }
    }
    return places.map { ($0.key, $0.value) }.sorted { key($0.0) < key($1.0) }
  }

  var sortedAuthorities: [(name: String, applied: Int)] {
    authorities.map { ($0.key, $0.value) }.sorted { $0.0.utf8.lexicographicallyPrecedes($1.0.utf8) }
  }
}
