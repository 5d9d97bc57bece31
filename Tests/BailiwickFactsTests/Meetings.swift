import BailiwickFacts
import BailiwickModel

/// The vocabulary of meetings as the reference has it, with two attributes more so that every type occurs.
enum Meetings {
  static let vocabulary = Vocabulary(
    name: "meetings",
    kinds: [
      Kind(
        noun: Noun(singular: "participant", plural: "participants"),
        attributes: [
          Attribute(name: "id", type: .text), Attribute(name: "location", type: .located),
          Attribute(name: "residence", type: .place), Attribute(name: "nationality", type: .place),
          Attribute(name: "role", type: .choice(["attendee", "panelist", "cohost"])),
          Attribute(name: "account", type: .record(2)),
        ]),
      Kind(
        noun: Noun(singular: "meeting", plural: "meetings"),
        attributes: [
          Attribute(name: "id", type: .text), Attribute(name: "tags", type: .tags),
          Attribute(name: "topic", type: .text), Attribute(name: "language", type: .text),
          Attribute(name: "size", type: .number), Attribute(name: "starts", type: .time),
          Attribute(name: "host", type: .person, role: Noun(singular: "host", plural: "hosts")),
          Attribute(name: "people", type: .people),
        ]),
      Kind(
        noun: Noun(singular: "account", plural: "account"),
        attributes: [
          Attribute(name: "id", type: .text), Attribute(name: "country", type: .place),
          Attribute(name: "kind", type: .choice(["individual", "business", "education", "government"])),
          Attribute(name: "licensed", type: .flag), Attribute(name: "email", type: .text),
        ]),
    ],
    activities: [
      Activity(name: "join", gerund: "joining"), Activity(name: "host", gerund: "hosting"),
      Activity(name: "record", gerund: "recording"),
    ],
    effects: [])

  /// Knows the order `june-4th`, and the authorities `CN` and `GB`, which is `UK` too.
  static func reader(strict: Bool = false) -> FactsReader {
    FactsReader(
      vocabulary: vocabulary,
      orders: { name in
        switch name {
        case "june-4th": .named(0)
        case "CN": .anonymous("CN")
        case "GB", "UK": .anonymous("GB")
        default: nil
        }
      },
      orderNames: ["june-4th", "CN", "GB"], strict: strict)
  }

  /// The facts of a request that can be read, and `nil` for any other.
  static func facts(_ request: String) -> Facts? {
    try? reader().read(Array(request.utf8)).get().facts
  }
}

extension Facts {
  /// A member of the participant's by name.
  func participant(_ name: String) -> Fact? {
    participant.flatMap { Meetings.vocabulary.person.value(of: name, in: $0) }
  }

  /// A member of the meeting's by name.
  func meeting(_ name: String) -> Fact? {
    Meetings.vocabulary.thing.value(of: name, in: thing)
  }
}

extension Kind {
  func value(of name: String, in facts: [Fact]) -> Fact? {
    attribute(named: name).map { facts[$0] }
  }
}
