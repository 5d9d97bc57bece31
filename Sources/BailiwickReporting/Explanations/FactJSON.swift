import BailiwickModel
import BailiwickPlaces

/// Facts as requests write them (§5 of the reference).
struct FactJSON {
  let vocabulary: Vocabulary

  /// `null` for what is not known.
  func value(_ fact: Fact, _ type: AttributeType) -> JSONValue {
    switch fact {
    case .unknown: .null
    case .place(let whereabouts):
      whereabouts.isKnown
        ? .string(whereabouts.candidates[0].code) : .strings(whereabouts.candidates.map(\.code))
    case .text(let text): .string(text.text)
    case .number(let number): .integer(Int(number))
    case .time(let time): .string(time.timestamp)
    case .flag(let flag): .bool(flag)
    case .tags(let tags): .strings(tags.map(\.text))
    case .choice(let number):
      if case .choice(let words) = type, words.indices.contains(number) { .string(words[number]) } else { .null }
    case .members(let members): vocabulary.kind(after: type).map { object(members, of: $0) } ?? .null
    case .people(let people): .array(people.map { object($0, of: vocabulary.person) })
    }
  }

  /// What is known of a person or record.
  func object(_ members: [Fact], of kind: Kind) -> JSONValue {
    var object = JSONObject()
    for (attribute, fact) in zip(kind.attributes, members) where fact != .unknown {
      object.append(attribute.name, value(fact, attribute.type))
    }
    return .object(object)
  }
}
