import BailiwickModel
import BailiwickReporting

/// What somebody writes for a fact's value, as JSON: `HK`, `HK or CN`, `a, b`, `250`, `business`.
struct FactText {
  private let vocabulary: Vocabulary

  init(_ vocabulary: Vocabulary) { self.vocabulary = vocabulary }

  /// JSON stays as it is; whether the value fits the type is for the reader of requests to say.
  func json(_ text: String, _ type: AttributeType?) -> String {
    if let first = text.first, "{[".contains(first) || text == "null" { return text }
    switch type {
    case .located, .place:
      return Self.candidates(Self.listed(text))
    case .tags: return Self.array(text == "none" ? [] : Self.listed(text).map(Self.quoted))
    case .people:
      let people = text == "none" ? [] : StatedText.parts(of: text, at: ",")
      return Self.array(people.map { person(in: Self.alternatives(in: $0)) })
    case .person: return person(in: Self.listed(text))
    case .number: return Self.number(text)
    case .flag: return text == "true" || text == "false" ? text : Self.quoted(text)
    case .text, .time, .choice, .record, nil: return Self.quoted(text)
    }
  }

  /// A fraction stays one, to be refused as such.
  private static func number(_ text: String) -> String {
    let digits = text.filter { $0 != "_" }
    if let integer = Int64(digits) { return String(integer) }
    guard digits.allSatisfy({ "+-.0123456789".contains($0) }), let fraction = Double(digits) else {
      return quoted(text)
    }
    return "\(fraction)"
  }

  /// Somebody of whom only the place is known.
  private func person(in places: [String]) -> String {
    guard let located = vocabulary.person.locatedAttribute else { return Self.candidates(places) }
    return "{\(Self.quoted(vocabulary.person.attributes[located].name)):\(Self.candidates(places))}"
  }

  private static func listed(_ text: String) -> [String] {
    StatedText.parts(of: text, at: ",").flatMap(alternatives)
  }

  /// What `or` joins.
  private static func alternatives(in text: String) -> [String] {
    var words: [[Substring]] = [[]]
    for word in StatedText.parts(of: text, at: " ") {
      if word == "or" { words.append([]) } else { words[words.count - 1].append(word[...]) }
    }
    return words.filter { !$0.isEmpty }.map { $0.joined(separator: " ") }
  }

  /// The place, or those of which it is one.
  private static func candidates(_ places: [String]) -> String {
    places.count == 1 ? quoted(places[0]) : array(places.map(quoted))
  }

  /// What stands in quotation marks already is a string of JSON.
  private static func quoted(_ text: String) -> String {
    text.hasPrefix("\"") ? text : JSONValue.string(text).text(.compact)
  }

  private static func array(_ elements: [String]) -> String { "[\(elements.joined(separator: ","))]" }
}

/// Types in the words of vocabularies.
struct TypeWords {
  private let vocabulary: Vocabulary

  init(_ vocabulary: Vocabulary) { self.vocabulary = vocabulary }

  func words(_ type: AttributeType) -> String {
    switch type {
    case .located: "located: a place that proves presence"
    case .place: "place: it proves no presence"
    case .text: "text"
    case .number: "number"
    case .time: "time"
    case .flag: "flag"
    case .tags: "tags"
    case .choice(let words): "one of \(words.joined(separator: ", "))"
    case .record(let record): vocabulary.kinds[record].noun.singular
    case .person: vocabulary.person.noun.singular
    case .people: "many \(vocabulary.person.noun.singular)"
    }
  }
}
