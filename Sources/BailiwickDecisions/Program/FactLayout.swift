import BailiwickModel

/// Where the facts that a policy reads lie in a request: each path from a person or from the thing
/// has a slot.
struct FactLayout: Sendable {
  let vocabulary: Vocabulary
  /// Paths from a person, by slot.
  private(set) var personSlots: [[Int]] = []
  /// Paths from the thing, by slot; none leads through a person.
  private(set) var thingSlots: [[Int]] = []

  /// The slot that says where a person is.
  private(set) var locatedSlot: Int?
  /// The slots that name people and the thing in a result.
  private(set) var personIDSlot: Int?
  private(set) var thingIDSlot: Int?

  init(_ vocabulary: Vocabulary) {
    self.vocabulary = vocabulary
    if let located = vocabulary.person.locatedAttribute { locatedSlot = Self.number([located], in: &personSlots) }
    if let id = vocabulary.personID { personIDSlot = Self.number([id], in: &personSlots) }
    if let id = vocabulary.thing.attribute(named: "id"), vocabulary.thing.attributes[id].type == .text {
      thingIDSlot = Self.number([id], in: &thingSlots)
    }
  }

  /// Whose fact a slot holds.
  enum Subject: Hashable, Sendable {
    case participant
    case counted
    /// The person in the role of this attribute.
    case role(Int)
    case thing
    case time
  }

  /// A fact's subject and slot. A path that ends at a person asks whether there is one.
  enum Place: Hashable, Sendable {
    case slot(Subject, Int)
    case presence(Subject)
  }

  /// The place of a path, which has a slot from now on.
  mutating func place(of path: Path) -> Place {
    switch path.root {
    case .time: return .slot(.time, 0)
    case .participant: return personPlace(.participant, path.steps[...])
    case .counted: return personPlace(.counted, path.steps[...])
    case .thing:
      if let first = path.steps.first, vocabulary.thing.attributes[first].type == .person {
        return personPlace(.role(first), path.steps.dropFirst())
      }
      // Every request is about a thing.
      if path.steps.isEmpty { return .presence(.thing) }
      return .slot(.thing, Self.number(path.steps, in: &thingSlots))
    }
  }

  private mutating func personPlace(_ subject: Subject, _ steps: ArraySlice<Int>) -> Place {
    steps.isEmpty ? .presence(subject) : .slot(subject, Self.number(Array(steps), in: &personSlots))
  }

  private static func number(_ steps: [Int], in slots: inout [[Int]]) -> Int {
    if let known = slots.firstIndex(of: steps) { return known }
    slots.append(steps)
    return slots.count - 1
  }

  /// The path below a person or the thing, in words: `.account.country`.
  func words(_ steps: [Int], of kind: Kind) -> String {
    var (words, kind) = ("", kind)
    for step in steps {
      words += "." + kind.attributes[step].name
      if case .record(let record) = kind.attributes[step].type { kind = vocabulary.kinds[record] }
    }
    return words
  }
}
