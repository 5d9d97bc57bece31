import BailiwickModel

/// Values, by the type of their attribute.
extension FactsReading {
  mutating func fact(_ node: Int, of member: MemberShape) throws(Refusal) -> Fact {
    guard tree.kind(node) != .null else { return .unknown }
    switch member.type {
    case .located, .place: return try place(node)
    case .text: return .text(Spelling(try text(node, "a string")))
    case .number: return .number(try number(node))
    case .time: return .time(try instant(node))
    case .flag: return .flag(try flag(node))
    case .tags: return .tags(try tags(node))
    case .choice: return .choice(try choice(node, among: member.words))
    case .record(let kind): return .members(try members(node, of: shape.kinds[kind]))
    case .person: return .members(try members(node, of: shape.person))
    case .people: return .people(try people(node))
    }
  }

  /// The number of an activity.
  func activity(_ node: Int) throws(Refusal) -> Int {
    if let activity = shape.activities.index(of: node, in: tree) { return activity }
    let word = try text(node, "the name of an activity")
    let names = shape.activities.map(\.text)
    throw Refusal(
      node: node, message: "\(quoted(word)) is no declared activity" + suggestion(for: word, among: names))
  }

  func instant(_ node: Int) throws(Refusal) -> Instant {
    let text = try text(node, "an instant such as `2020-06-04T12:00:00Z`")
    if let instant = Instant(text) { return instant }
    let hint =
      Day(text) == nil
      ? "; write `2020-06-04T12:00:00Z`, or an offset in place of `Z`"
      : "; a date alone is no instant, so write its time too: `\(text)T00:00:00Z`"
    throw Refusal(node: node, message: "\(quoted(text)) is no instant" + hint)
  }

  private func number(_ node: Int) throws(Refusal) -> Int64 {
    guard tree.kind(node) == .number else { throw expected("a whole number", node) }
    let spelling = String(decoding: tree.spelling(ofNumber: node), as: UTF8.self)
    switch tree.integer(node) {
    case .integer(let integer): return integer
    case .fraction:
      throw Refusal(node: node, message: "\(quoted(spelling)) is a fraction; a whole number is expected")
    case .outOfRange:
      throw Refusal(
        node: node,
        message: "\(quoted(spelling)) is out of range; a number is from \(Int64.min) to \(Int64.max)")
    }
  }

  private func flag(_ node: Int) throws(Refusal) -> Bool {
    switch tree.kind(node) {
    case .true: return true
    case .false: return false
    case .null, .number, .string, .escapedString, .array, .object: throw expected("true or false", node)
    }
  }

  private func tags(_ node: Int) throws(Refusal) -> [Spelling] {
    guard tree.kind(node) == .array else { throw expected("an array of tags", node) }
    var tags: [Spelling] = []
    // All at once, since to grow takes the room of both.
    tags.reserveCapacity(tree.elementCount(of: node))
    var short = ShortTexts()
    for element in tree.elements(of: node) {
      let tag = try text(element, "a tag, which is a string")
      if short.insert(tag) { tags.append(Spelling(tag)) }
    }
    return tags
  }

  private func choice(_ node: Int, among words: [Name]) throws(Refusal) -> Int {
    if let choice = words.index(of: node, in: tree) { return choice }
    let names = words.map(\.text)
    let word = try text(node, listed(names))
    throw Refusal(
      node: node,
      message: "\(quoted(word)) is not one of \(listed(names))" + suggestion(for: word, among: names))
  }

  private mutating func people(_ node: Int) throws(Refusal) -> People {
    guard tree.kind(node) == .array else { throw expected("an array of people", node) }
    let count = tree.elementCount(of: node)
    let isLong = count >= WrittenList.shortest
    var people: [[Fact]] = []
    var nodes: [UInt32] = []
    if isLong { nodes.reserveCapacity(count) } else { people.reserveCapacity(count) }
    for element in tree.elements(of: node) {
      if tree.kind(element) == .null {
        throw Refusal(
          node: element, message: "null is nobody; write `{}` for a person of whom nothing is known")
      }
      let person = try members(element, of: shape.person)
      if isLong { nodes.append(UInt32(element)) } else { people.append(person) }
    }
    return isLong ? People(WrittenList(reading: self, nodes: nodes)) : People(people)
  }

  func text(_ node: Int, _ what: String) throws(Refusal) -> String {
    guard tree.isString(node) else { throw expected(what, node) }
    return tree.text(node)
  }
}
