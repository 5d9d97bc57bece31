import BailiwickDecisions
import BailiwickModel
import BailiwickPlaces

/// Facts, and changes of facts, in words.
package struct FactWords {
  let policy: PolicySet

  package init(policy: PolicySet) { self.policy = policy }

  private var vocabulary: Vocabulary { policy.vocabulary }

  // MARK: Values

  /// `CN-SH`, `CN or HK`, `"a text"`, `true`; `nil` for what is not known.
  package func value(_ fact: Fact, _ type: AttributeType) -> String? {
    switch fact {
    case .unknown: return nil
    case .place(let whereabouts): return whereabouts.candidates.map(\.code).joined(separator: " or ")
    case .text(let text): return "\"\(visible(text.text))\""
    case .number(let number): return String(number)
    case .time(let time): return time.timestamp
    case .flag(let flag): return flag ? "true" : "false"
    case .tags(let tags): return tags.isEmpty ? "none" : tags.map { visible($0.text) }.joined(separator: ", ")
    case .choice(let number):
      guard case .choice(let words) = type, words.indices.contains(number) else { return String(number) }
      return visible(words[number])
    case .members: return "given"
    case .people(let people): return people.count == 1 ? "1 person" : "\(people.count) people"
    }
  }

  /// What is known of a person, without the path: `location CN, account.country US`.
  func members(_ members: [Fact], of kind: Kind, under path: String = "") -> String {
    let words = zip(kind.attributes, members).compactMap { attribute, fact -> String? in
      let name = path + attribute.name
      if case .members(let inner) = fact, let kind = vocabulary.kind(after: attribute.type) {
        return self.members(inner, of: kind, under: name + ".")
      }
      return value(fact, attribute.type).map { "\(name) \($0)" }
    }
    return words.filter { !$0.isEmpty }.joined(separator: ", ")
  }

  // MARK: Readings

  /// `participant.location is CN-SH`, `june-4th is in force`, `2 of 3 meeting.people: p1 (location CN), p2 …`
  package func words(_ reading: FactReading) -> String {
    switch reading {
    case .fact(let path, let fact, let type):
      guard let value = value(fact, type) else { return "\(path) is not given" }
      if case .place(let whereabouts) = fact, !whereabouts.isKnown { return "\(path) is disputed: \(value)" }
      if case .tags = fact { return "\(path): \(value)" }
      return "\(path) is \(value)"
    case .marked(_, let tag): return "marked \(visible(tag.text))"
    case .activity(let number): return "activity is \(vocabulary.activities[number].name)"
    case .order(let order, let isInForce, let isStated):
      let name = policy.name(of: order)
      guard let isInForce else { return "whether \(name) is in force is not known" }
      return "\(name) is \(isInForce ? "" : "not ")in force\(isStated ? ", as the request says" : "")"
    case .people(let path, let counting, let total):
      let start = total.map { "\(counting.isEmpty ? "none" : String(counting.count)) of \($0) in \(path)" }
      let count = start ?? "\(path) is not given"
      guard !counting.isEmpty else { return count }
      let more = counting.count > Self.namedLimit ? " …" : ""
      return "\(count): \(counting.prefix(Self.namedLimit).map(words).joined(separator: ", "))\(more)"
    }
  }

  /// How many of those who count are named.
  private static let namedLimit = 3

  private func words(_ person: CountedPerson) -> String {
    let facts = person.facts.compactMap { reading -> String? in
      guard case .fact(let path, let fact, let type) = reading else { return nil }
      let attribute = path.split(separator: ".").last.map(String.init) ?? path
      return value(fact, type).map { "\(attribute) \($0)" }
    }
    return facts.isEmpty ? visible(person.name) : "\(visible(person.name)) (\(facts.joined(separator: ", ")))"
  }

  // MARK: Changes

  /// `participant.location is HK instead of CN-SH`, `meeting.tags with illegal-in-CN`
  func words(_ change: FactChange) -> String {
    let path = visible(change.path)
    switch (change.operation, change.target) {
    case (.addTag(let tag), _): return "\(path) with \(visible(tag.text))"
    case (.removeTag(let tag), _): return "\(path) without \(visible(tag.text))"
    case (.addPerson(let person), _):
      let known = members(person, of: vocabulary.person)
      return "\(path) with one more \(vocabulary.person.noun.singular)" + (known.isEmpty ? "" : " (\(known))")
    case (.state(.tags(let tags)), _):
      guard case .tags(let before) = change.before else { return "\(path) is \(list(tags)) (not given now)" }
      let added = tags.filter { !before.contains($0) }
      let removed = before.filter { !tags.contains($0) }
      let parts = [added.isEmpty ? "" : "with \(list(added))", removed.isEmpty ? "" : "without \(list(removed))"]
      return "\(path) \(parts.filter { !$0.isEmpty }.joined(separator: " and "))"
    case (.state(.flag(let isInForce)), .order(let order)):
      return "\(policy.name(of: order)) \(isInForce ? "in force" : "not in force")"
    case (.state(.unknown), _):
      return "\(path) is not given instead of \(value(change.before, change.type) ?? "")"
    case (.state(let fact), _):
      let before = value(change.before, change.type)
      return "\(path) is \(value(fact, change.type) ?? "")\(before.map { " instead of \($0)" } ?? " (not given now)")"
    }
  }

  private func list(_ tags: [Spelling]) -> String {
    tags.isEmpty ? "none" : tags.map { visible($0.text) }.joined(separator: ", ")
  }
}
