import BailiwickModel
import BailiwickSource

/// Where in a request a fact stands: `participant.account.kind`, `meeting.people[2].location`, `orders.june-4th`.
struct FactPath {
  enum Place {
    case activity
    case time
    case order(String)
    case fact(Path)
    /// Of one of the thing's people, by the number in the list.
    case person(Int, [Int])
  }

  let place: Place
  /// `nil` for a participant, a thing or one of the people, as a whole.
  let type: AttributeType?
  /// Member names, as a request in JSON nests them.
  let members: [String]

  init(_ text: String, in vocabulary: Vocabulary) throws(Refusal) {
    var words = text.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
    let root = words.removeFirst()
    if root == "time" || root == "activity" {
      guard words.isEmpty else { throw .usage("`\(root)` has no attributes") }
      place = root == "time" ? .time : .activity
      (type, members) = (root == "time" ? .time : nil, [root])
      return
    }
    if root == "orders" || root == "order", !words.isEmpty {
      let name = words.joined(separator: ".")
      (place, type, members) = (.order(name), .flag, ["orders", name])
      return
    }
    let (person, thing) = (vocabulary.person.noun.singular, vocabulary.thing.noun.singular)
    if root == person {
      let (steps, type, names) = try Self.follow(words, from: vocabulary.person, vocabulary, after: root)
      (place, self.type, members) = (.fact(Path(.participant, steps)), type, [person] + names)
      return
    }
    var start: [String] = []
    if root != thing {
      let role = vocabulary.roleAttributes.first { vocabulary.thing.attributes[$0].role?.singular == root }
      guard let role else {
        throw .usage("no noun is named `\(root)`" + Self.meant(root, vocabulary))
      }
      start = [vocabulary.thing.attributes[role].name]
    }
    if let people = vocabulary.peopleAttribute, let number = words.first.flatMap({ Self.index($0, people, vocabulary) })
    {
      let (steps, type, names) = try Self.follow(
        Array(words.dropFirst()), from: vocabulary.person, vocabulary, after: root)
      (place, self.type, members) = (.person(number, steps), type, [person] + names)
      return
    }
    let (steps, type, names) = try Self.follow(start + words, from: vocabulary.thing, vocabulary, after: root)
    (place, self.type, members) = (.fact(Path(.thing, steps)), type, [thing] + names)
  }

  /// An attribute without its noun, or a misspelt noun.
  private static func meant(_ root: String, _ vocabulary: Vocabulary) -> String {
    let owners = [vocabulary.person, vocabulary.thing].filter { $0.attribute(named: root) != nil }
    guard owners.isEmpty else { return didYouMean(owners.map { "\($0.noun.singular).\(root)" }) }
    let nouns = [vocabulary.person.noun.singular, vocabulary.thing.noun.singular]
    return suggestion(root, among: nouns + ["time", "activity", "orders"] + vocabulary.nouns.sorted())
  }

  /// The number in `people[2]`.
  private static func index(_ word: String, _ people: Int, _ vocabulary: Vocabulary) -> Int? {
    let lead = vocabulary.thing.attributes[people].name + "["
    guard word.hasPrefix(lead), word.hasSuffix("]") else { return nil }
    return Int(word.dropFirst(lead.count).dropLast()).flatMap { $0 < 0 ? nil : $0 }
  }

  private static func follow(
    _ words: [String], from start: Kind, _ vocabulary: Vocabulary, after root: String
  ) throws(Refusal) -> (steps: [Int], type: AttributeType?, names: [String]) {
    var kind: Kind? = start
    var (steps, type): ([Int], AttributeType?) = ([], nil)
    for word in words {
      guard let here = kind else { throw .usage("`\(root)` has no attributes") }
      guard let step = here.attribute(named: word) else {
        throw .usage(
          "`\(here.noun.singular)` has no attribute `\(word)`"
            + suggestion(word, among: here.attributes.map(\.name)))
      }
      steps.append(step)
      type = here.attributes[step].type
      switch type {
      case .record(let record): kind = vocabulary.kinds[record]
      case .person: kind = vocabulary.person
      default: kind = nil
      }
    }
    return (steps, type, words)
  }
}

/// What a misspelt word may have meant, as the end of a message.
func suggestion(_ word: String, among known: [String]) -> String {
  didYouMean(nearMisses(to: word, among: known))
}

extension Vocabulary {
  /// The type of what a path leads to; `nil` for a whole person or thing.
  func type(of path: Path) -> AttributeType? {
    if path.root == .time { return .time }
    var kind = path.root == .thing ? thing : person
    var type: AttributeType?
    for step in path.steps {
      type = kind.attributes[step].type
      switch type {
      case .record(let record): kind = kinds[record]
      case .person: kind = person
      default: break
      }
    }
    return type
  }
}
