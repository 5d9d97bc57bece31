import BailiwickDecisions
import BailiwickModel
import BailiwickPlaces

/// Requests in the phrases of the language, as `given` in a test states them (§9 of the reference):
/// `participant in HK with account.kind business`.
public struct RequestPhrases: Sendable {
  private let policy: PolicySet

  public init(_ policy: PolicySet) { self.policy = policy }

  private var vocabulary: Vocabulary { policy.vocabulary }

  /// Somebody in a request, by their path: `a participant in HK`.
  public func person(at path: String, in facts: Facts) -> String {
    let (noun, members) = somebody(at: path, in: facts)
    let known = members.map { phrase($0, of: vocabulary.person) } ?? ""
    return article(noun) + (known.isEmpty ? " of whom nothing is known" : " \(known)")
  }

  /// A whole request: `a participant in HK, in a meeting tagged illegal-in-CN`.
  public func scene(_ facts: Facts) -> String {
    let participant = vocabulary.person.noun.singular
    let whom = facts.participant == nil ? [] : [person(at: participant, in: facts)]
    let rest = context(apartFrom: participant, in: facts)
    let orders = facts.orders.map { "\(policy.name(of: $0.key)) \($0.value ? "in force" : "not in force")" }.sorted()
    return (whom + (rest.isEmpty ? [] : [rest]) + orders).joined(separator: ", ")
  }

  /// Everything else in a request: `in a meeting tagged illegal-in-CN with another participant in CN`.
  public func context(apartFrom path: String, in facts: Facts) -> String {
    var parts: [String] = []
    let participant = vocabulary.person.noun.singular
    let thing = vocabulary.thing.noun.singular
    var details: [String] = []
    let own = phrase(facts.thing, of: vocabulary.thing)
    for role in vocabulary.roleAttributes where vocabulary.path(ofThing: role) != path {
      guard case .members(let members) = facts.thing[role] else { continue }
      let noun = vocabulary.noun(.role(role))
      details.append("\(article(noun)) \(phrase(members, of: vocabulary.person))".trimmed)
    }
    if let attribute = vocabulary.peopleAttribute, case .people(let people) = facts.thing[attribute] {
      let id = id(at: path, in: facts)
      let others = people.indices.filter { number in
        // Who is listed by the same `id` is nobody else.
        "\(vocabulary.path(ofThing: attribute))[\(number)]" != path && (id == nil || self.id(of: people[number]) != id)
      }
      for (phrase, count) in counted(others.map { phrase(people[$0], of: vocabulary.person) }) {
        let noun = count == 1 ? "another \(participant)" : "\(count) other \(vocabulary.person.noun.plural)"
        details.append("\(noun) \(phrase)".trimmed)
      }
      if others.isEmpty, path == participant { details.append("nobody else") }
    }
    let with = details.isEmpty ? "" : " with \(details.joined(separator: " and "))"
    if !own.isEmpty || !with.isEmpty { parts.append("in \(article(thing)) \(own)".trimmed + with) }
    if path != participant, let members = facts.participant {
      let known = phrase(members, of: vocabulary.person)
      if !known.isEmpty { parts.append("asked by \(article(participant)) \(known)") }
    }
    if facts.activity != 0 { parts.append(vocabulary.activities[facts.activity].gerund) }
    if let time = facts.time { parts.append("at \(time.timestamp)") }
    return parts.joined(separator: ", ")
  }

  /// What is known of somebody or something: `in HK tagged vip with account.kind business`.
  private func phrase(_ members: [Fact], of kind: Kind) -> String {
    var placement = ""
    var tagging = ""
    var others: [String] = []
    for (attribute, fact) in zip(kind.attributes, members) {
      switch (attribute.type, fact) {
      case (.located, .place(let whereabouts)):
        placement = "in \(whereabouts.candidates.map(\.code).joined(separator: " or "))"
      case (.tags, .tags(let tags)):
        tagging = tags.isEmpty ? "without tags" : "tagged \(tags.map(\.text).joined(separator: ", "))"
      case (.person, _), (.people, _): continue
      default:
        if attribute.name == "id", attribute.type == .text, case .text(let id) = fact, Situation.isMadeUp(id.text) {
          continue
        }
        others += value(fact, attribute, path: attribute.name)
      }
    }
    let with = others.isEmpty ? "" : "with \(others.joined(separator: " and "))"
    return [placement, tagging, with].filter { !$0.isEmpty }.joined(separator: " ")
  }

  private func value(_ fact: Fact, _ attribute: Attribute, path: String) -> [String] {
    switch fact {
    case .unknown, .people: return []
    case .place(let whereabouts): return ["\(path) in \(whereabouts.candidates.map(\.code).joined(separator: " or "))"]
    case .text(let text): return ["\(path) \"\(text)\""]
    case .number(let number): return ["\(path) \(number)"]
    case .time(let time): return ["\(path) \(time.timestamp)"]
    case .flag(let flag): return [flag ? path : "not \(path)"]
    case .tags(let tags): return ["\(path) \(tags.map(\.text).joined(separator: ", "))"]
    case .choice(let number):
      guard case .choice(let words) = attribute.type, words.indices.contains(number) else { return [] }
      return ["\(path) \(words[number])"]
    case .members(let members):
      guard case .record(let record) = attribute.type else { return [] }
      return zip(vocabulary.kinds[record].attributes, members).flatMap { attribute, fact in
        value(fact, attribute, path: "\(path).\(attribute.name)")
      }
    }
  }

  private func somebody(at path: String, in facts: Facts) -> (noun: String, members: [Fact]?) {
    let participant = vocabulary.person.noun.singular
    if path == participant { return (participant, facts.participant) }
    for role in vocabulary.roleAttributes where path == vocabulary.path(ofThing: role) {
      guard case .members(let members) = facts.thing[role] else { break }
      return (vocabulary.noun(.role(role)), members)
    }
    if let attribute = vocabulary.peopleAttribute, case .people(let people) = facts.thing[attribute] {
      let found = people.indices.first { path == "\(vocabulary.path(ofThing: attribute))[\($0)]" }
      return (participant, found.map { people[$0] })
    }
    return (participant, nil)
  }

  private func id(at path: String, in facts: Facts) -> Spelling? {
    somebody(at: path, in: facts).members.flatMap(id(of:))
  }

  private func id(of members: [Fact]) -> Spelling? {
    guard let attribute = vocabulary.personID, case .text(let id) = members[attribute] else { return nil }
    return id
  }

  private func counted(_ phrases: [String]) -> [(String, Int)] {
    var counts: [(String, Int)] = []
    for phrase in phrases {
      if let index = counts.firstIndex(where: { $0.0 == phrase }) {
        counts[index].1 += 1
      } else {
        counts.append((phrase, 1))
      }
    }
    return counts
  }

  private func article(_ noun: String) -> String {
    (noun.utf8.first.map("aeiou".utf8.contains) ?? false ? "an " : "a ") + noun
  }
}

extension String {
  /// Without the space that an empty phrase leaves at the end.
  fileprivate var trimmed: String { last == " " ? String(dropLast()) : self }
}
