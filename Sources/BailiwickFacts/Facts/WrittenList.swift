import BailiwickModel

/// A long list of people as a request has it, from which each is read when asked for.
struct WrittenList: WrittenPeople {
  /// How many people make a list long.
  static let shortest = 4_096

  /// What has read the list, and knows its places.
  let reading: FactsReading
  /// The objects of the people in the tree.
  let nodes: [UInt32]

  var count: Int { nodes.count }

  subscript(number: Int) -> [Fact] {
    var reading = reading
    return (try? reading.members(Int(nodes[number]), of: reading.shape.person)) ?? reading.shape.person.unknown
  }
}
