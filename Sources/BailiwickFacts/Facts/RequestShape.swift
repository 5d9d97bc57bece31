import BailiwickModel

/// A vocabulary, made ready for reading requests by it: names as bytes, so that keys need no `String`.
final class RequestShape: Sendable {
  let vocabulary: Vocabulary
  let person: KindShape
  let thing: KindShape
  let kinds: [KindShape]
  let activities: [Name]
  /// The members of a request, in the order in which their errors are reported: activity, time, person, thing,
  /// orders.
  let members: [Name]
  /// A request in which nothing is stated.
  let unknown: Facts

  init(_ vocabulary: Vocabulary) {
    self.vocabulary = vocabulary
    kinds = vocabulary.kinds.map(KindShape.init)
    person = kinds[Vocabulary.personKind]
    thing = kinds[Vocabulary.thingKind]
    activities = vocabulary.activities.map { Name($0.name) }
    members = ["activity", "time", person.noun, thing.noun, "orders"].map(Name.init)
    unknown = Facts(vocabulary: vocabulary)
  }
}

/// A kind's members as requests write them.
final class KindShape: Sendable {
  let noun: String
  let names: [Name]
  let members: [MemberShape]
  /// All members unknown.
  let unknown: [Fact]
  /// The member by which two mentions are known to be of one person.
  let identity: Int?

  init(_ kind: Kind) {
    noun = kind.noun.singular
    names = kind.attributes.map { Name($0.name) }
    members = kind.attributes.map(MemberShape.init)
    unknown = Fact.unknownMembers(of: kind)
    identity = kind.attributes.firstIndex { $0.name == "id" && $0.type == .text }
  }
}

/// One attribute as requests write it.
struct MemberShape: Sendable {
  let name: Name
  let type: AttributeType
  /// The words of a choice.
  let words: [Name]

  init(_ attribute: Attribute) {
    name = Name(attribute.name)
    type = attribute.type
    if case .choice(let words) = attribute.type { self.words = words.map { Name($0) } } else { words = [] }
  }
}

/// A name of the vocabulary's, also as UTF-8.
struct Name: Hashable, Sendable {
  let text: String
  let bytes: [UInt8]

  init(_ text: String) {
    self.text = text
    bytes = Array(text.utf8)
  }
}

extension [Name] {
  /// The number of the name that a string of the tree is.
  func index(of node: Int, in tree: JSONTree) -> Int? {
    for index in indices where tree.isText(node, self[index].bytes) { return index }
    return nil
  }
}
