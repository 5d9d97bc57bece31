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
    guard let participant else { return thing ?? vocabulary.thing.noun.singular }
    let who = id(participant, of: vocabulary.person) ?? "a \(vocabulary.person.noun.singular)"
    let activity =
      vocabulary.activities.indices.contains(facts.activity)
      ? vocabulary.activities[facts.activity].gerund : ""
    let what = [activity, thing ?? ""].filter { !$0.isEmpty }.joined(separator: " ")
    let place = placeWords(participant)
    let whereabouts = place == Self.unknownPlace ? ", \(place)" : " in \(place)"
    return who + whereabouts + (what.isEmpty ? "" : ", \(what)")
  }

  /// The participant, with what is said of them elsewhere.
  private var participant: [Fact]? {
    guard let stated = facts.participant, let id = vocabulary.personID, case .text = stated[id] else {
      return facts.participant
    }
    var facts = facts
    // Others may be many, and say nothing of the participant.
    if let list = vocabulary.peopleAttribute, case .people(let people) = facts.thing[list] {
      facts.thing[list] = .people(People(people.filter { $0[id] == stated[id] }))
    }
    let request = Request(facts, vocabulary: vocabulary)
    return request.participant.map { request.persons[$0].facts }
  }

  /// Where each of the people is whom the outcome of a request without a participant lists; none of any other's.
  public var places: [String] {
    guard facts.participant == nil else { return [] }
    let request = Request(facts, vocabulary: vocabulary)
    return (request.listed ?? []).map { placeWords(request.persons[$0].facts) }
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
    return id.text
  }
}
