import BailiwickDecisions
import BailiwickModel
import BailiwickPlaces
import BailiwickSyntax

/// Requests in the phrases in which tests state them: `given participant in HK with account.kind business` (§9 of the
/// reference).
public struct GivenPhrases: Sendable {
  private let policy: PolicySet
  /// By bearer: a tag that some condition names, to say that there are none.
  private let knownTag: Spelling?

  public init(_ policy: PolicySet) {
    self.policy = policy
    let sentences = policy.rules.map(\.sentence) + policy.marks.map(\.sentence)
    knownTag = sentences.lazy.compactMap { $0.tags.first?.tag }.first
  }

  /// The phrase that takes a request from a file.
  public static func file(_ name: String) -> String { "facts \(StringLiteral.quoted(name))" }

  private var vocabulary: Vocabulary { policy.vocabulary }

  /// A phrase for each `given`, without that word, in the order in which authors write them; `nil` for a request that
  /// cannot be stated so.
  public func phrases(_ facts: Facts) -> [String]? {
    var phrases: [String] = []
    if let participant = facts.participant {
      guard let phrase = phrase(vocabulary.person.noun.singular, participant, of: vocabulary.person) else { return nil }
      phrases.append(phrase)
    }
    if let thing = thing(facts.thing) { phrases += thing } else { return nil }
    if facts.activity != 0 { phrases.append("activity \(vocabulary.activities[facts.activity].gerund)") }
    if let time = facts.time { phrases.append("time \(time.timestamp)") }
    let orders = facts.orders.map { "order \(policy.name(of: $0.key)) \($0.value ? "" : "not ")in force" }
    return phrases + orders.sorted()
  }

  /// The thing itself, and those in its roles.
  private func thing(_ members: [Fact]) -> [String]? {
    var phrases: [String] = []
    for role in vocabulary.roleAttributes {
      guard case .members(let person) = members[role] else { continue }
      guard let phrase = phrase(vocabulary.noun(.role(role)), person, of: vocabulary.person) else { return nil }
      phrases.append(phrase)
    }
    let isGiven = vocabulary.thing.attributes.indices.contains { attribute in
      members[attribute] != .unknown && vocabulary.thing.attributes[attribute].type != .person
    }
    guard isGiven else { return phrases }
    guard let phrase = phrase(vocabulary.thing.noun.singular, members, of: vocabulary.thing) else { return nil }
    return [phrase] + phrases
  }

  /// `participant in HK tagged vip with account.kind business`
  private func phrase(_ noun: String, _ members: [Fact], of kind: Kind) -> String? {
    var (placement, tagging) = ("", "")
    var values: [String] = []
    var people: String?
    for (attribute, fact) in zip(kind.attributes, members) {
      switch (attribute.type, fact) {
      case (.person, _), (_, .unknown): continue
      case (.located, .place(let whereabouts)): placement = " \(words(whereabouts))"
      case (.tags, .tags(let tags)):
        guard let words = words(tags) else { return nil }
        tagging = " \(words)"
      case (.people, .people(let listed)):
        guard let words = words(listed) else { return nil }
        people = "\(attribute.name) in \(words)"
      default:
        guard let words = self.values(fact, attribute, attribute.name) else { return nil }
        values += words
      }
    }
    values += [people].compactMap(\.self)
    return noun + placement + tagging + (values.isEmpty ? "" : " with \(values.joined(separator: " and "))")
  }

  private func words(_ whereabouts: Whereabouts) -> String {
    "in \(whereabouts.candidates.map(\.code).joined(separator: " or "))"
  }

  private func words(_ tags: [Spelling]) -> String? {
    switch tags.count {
    case 0: knownTag.map { "not tagged \(writtenWord($0.text))" }
    case 1: "tagged \(writtenWord(tags[0].text))"
    default: "tagged all of \(tags.map { writtenWord($0.text) }.joined(separator: ", "))"
    }
  }

  /// People are listed by their places and nothing else.
  private func words(_ people: People) -> String? {
    guard let located = vocabulary.person.locatedAttribute, !people.isEmpty else { return nil }
    let places = people.compactMap { person -> String? in
      guard case .place(let whereabouts) = person[located], person.count(where: { $0 != .unknown }) == 1 else {
        return nil
      }
      return whereabouts.candidates.map(\.code).joined(separator: " or ")
    }
    return places.count == people.count ? places.joined(separator: ", ") : nil
  }

  private func values(_ fact: Fact, _ attribute: Attribute, _ path: String) -> [String]? {
    switch fact {
    case .unknown: return []
    case .place(let whereabouts): return ["\(path) \(words(whereabouts))"]
    case .text(let text): return ["\(path) \(StringLiteral.quoted(text.text))"]
    case .number(let number): return number < 0 ? nil : ["\(path) \(number)"]
    case .time(let time): return ["\(path) \(time.timestamp)"]
    case .flag(let flag): return [flag ? path : "not \(path)"]
    case .tags(let tags): return words(tags).map { ["\(path) \($0)"] }
    case .choice(let number):
      guard case .choice(let words) = attribute.type, words.indices.contains(number) else { return nil }
      return ["\(path) \(writtenWord(words[number]))"]
    case .members(let members):
      guard case .record(let record) = attribute.type else { return nil }
      var phrases: [String] = []
      for (attribute, fact) in zip(vocabulary.kinds[record].attributes, members) {
        guard let values = values(fact, attribute, "\(path).\(attribute.name)") else { return nil }
        phrases += values
      }
      return phrases
    case .people: return nil
    }
  }
}
