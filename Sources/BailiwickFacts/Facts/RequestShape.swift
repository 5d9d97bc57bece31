import BailiwickModel

/// A vocabulary, made ready for reading requests by it: names as bytes, so that keys need no `String`.
struct RequestShape: Sendable {
  let vocabulary: Vocabulary
  let kinds: [KindShape]
  let activities: [Name]
  let person: Name
  let thing: Name
  let time = Name("time")
  let activity = Name("activity")
  let orders = Name("orders")

  init(_ vocabulary: Vocabulary) {
    self.vocabulary = vocabulary
    kinds = vocabulary.kinds.map(KindShape.init)
    activities = vocabulary.activities.map { Name($0.name) }
    person = Name(vocabulary.person.noun.singular)
    thing = Name(vocabulary.thing.noun.singular)
  }

  var personKind: KindShape { kinds[Vocabulary.personKind] }
  var thingKind: KindShape { kinds[Vocabulary.thingKind] }

  /// The members of a request, in the order in which their errors are reported.
  var names: [Name] { [activity, time, person, thing, orders] }
}

/// A kind's members as requests write them.
struct KindShape: Sendable {
  let names: [Name]
  let noun: String
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
