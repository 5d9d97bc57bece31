import BailiwickModel

/// The reading of one request: the members of objects, each by what the vocabulary declares.
struct FactsReading {
  let reader: FactsReader
  let tree: JSONTree
  /// What is remembered of places, for the requests that follow.
  var places: PlaceMemory

  var shape: RequestShape { reader.shape }

  mutating func request() throws(Refusal) -> Facts {
    guard tree.kind(JSONTree.root) == .object else {
      throw Refusal(
        node: JSONTree.root, message: "a request is an object, not \(tree.kind(JSONTree.root).description)")
    }
    var facts = shape.unknown
    try readMembers(of: JSONTree.root, names: shape.members, of: nil) {
      (reading, member, value) throws(Refusal) in
      try reading.readMember(member, value, into: &facts)
    }
    return facts
  }

  private mutating func readMember(_ member: Int, _ value: Int, into facts: inout Facts) throws(Refusal) {
    guard tree.kind(value) != .null else { return }
    switch member {
    case 0: facts.activity = try activity(value)
    case 1: facts.time = try instant(value)
    case 2: facts.participant = try members(value, of: shape.person)
    case 3: facts.thing = try members(value, of: shape.thing)
    default: facts.orders = try orders(value)
    }
  }

  /// Reads an object of a kind: a fact for each attribute that the kind declares.
  mutating func members(_ object: Int, of kind: KindShape) throws(Refusal) -> [Fact] {
    guard tree.kind(object) == .object else { throw expected("an object", object) }
    var facts = kind.unknown
    try readMembers(of: object, names: kind.names, of: kind) {
      (reading, member, value) throws(Refusal) in
      facts[member] = try reading.fact(value, of: kind.members[member])
    }
    return facts
  }

  /// Reads every member of an object, and throws the error of the one that is declared first. An undeclared
  /// member comes after all that are declared, and before others by its name.
  private mutating func readMembers(
    of object: Int, names: [Name], of kind: KindShape?,
    read: (inout FactsReading, _ member: Int, _ value: Int) throws(Refusal) -> Void
  ) throws(Refusal) {
    var firstError: (member: Int, refusal: Refusal)?
    var undeclared: [Int] = []
    for (key, value) in tree.members(of: object) {
      guard let member = names.index(of: key, in: tree) else {
        if reader.isStrict { undeclared.append(key) }
        continue
      }
      if let firstError, firstError.member < member { continue }
      do throws(Refusal) { try read(&self, member, value) } catch { firstError = (member, error) }
    }
    if let firstError { throw firstError.refusal }
    let first = undeclared.min { tree.characters($0).lexicographicallyPrecedes(tree.characters($1)) }
    if let first {
      let name = tree.text(first)
      let what = kind.map { quoted($0.noun) } ?? "a request"
      throw Refusal(
        node: first,
        message: "\(quoted(name)) is no member of \(what)" + suggestion(for: name, among: names.map(\.text)))
    }
  }

  func expected(_ what: String, _ node: Int) -> Refusal {
    Refusal(node: node, message: "expected \(what), found \(tree.kind(node).description)")
  }
}
