import BailiwickModel

/// A request in a few words, as a title for its outcome.
public struct FactsWords {
  private let facts: Facts
  private let vocabulary: Vocabulary

  public init(_ facts: Facts, vocabulary: Vocabulary) {
    self.facts = facts
    self.vocabulary = vocabulary
  }

  /// `p7 in HK, joining m1`
  public var title: String {
    let thing = id(facts.thing, of: vocabulary.thing)
    guard let participant = facts.participant else { return thing ?? vocabulary.thing.noun.singular }
    let who = id(participant, of: vocabulary.person) ?? "a \(vocabulary.person.noun.singular)"
    let activity =
      vocabulary.activities.indices.contains(facts.activity)
      ? vocabulary.activities[facts.activity].gerund : ""
    let what = [activity, thing ?? ""].filter { !$0.isEmpty }.joined(separator: " ")
    let place = placeWords(participant)
    let whereabouts = place == Self.unknownPlace ? ", \(place)" : " in \(place)"
    return who + whereabouts + (what.isEmpty ? "" : ", \(what)")
  }

  /// Where each of the people is whom the outcome of a request without a participant lists.
  public var places: [String] {
    guard let attribute = vocabulary.peopleAttribute, case .people(let people) = facts.thing[attribute] else {
      return []
    }
    var seen: Set<String> = []
    return people.filter { person in id(person, of: vocabulary.person).map { seen.insert($0).inserted } ?? true }
      .map(placeWords)
  }

  private static let unknownPlace = "place unknown"

  private func placeWords(_ person: [Fact]) -> String {
    guard let attribute = vocabulary.person.locatedAttribute, case .place(let place) = person[attribute] else {
      return Self.unknownPlace
    }
    return place.candidates.map(\.code).joined(separator: " or ")
  }

  private func id(_ members: [Fact], of kind: Kind) -> String? {
    guard let attribute = kind.attribute(named: "id"), case .text(let id) = members[attribute] else { return nil }
    return id
  }
}
