/// Which reading the first word on a line has, where the grammar's notation leaves it open.
///
/// The comments before `program` in the grammar say the same in words.
struct FirstWords {
  private let comparison: Int?
  private let causes: Int?
  private let section: Int?
  private let record: Int?
  private let by: Int?
  private let byDefault: Int?

  init(_ network: Network) {
    comparison = network.rule(named: "comparison")
    causes = network.rule(named: "causes")
    section = network.rule(named: "section")
    record = network.literals["record"]
    by = network.literals["by"]
    byDefault = network.literals["default"]
  }

  /// Whether the quoted word of a position, which stands at an index, is a keyword there.
  func isKeyword(_ position: Network.Position, at index: Int, in words: [Network.Word]) -> Bool {
    let next = index + 1
    guard next < words.count else { return true }
    switch (position.rule, words[index].literal) {
    case (causes, by) where words[index].startsLine:
      return words[next].literal != byDefault
    case (section, record):
      return words[next].startsLine || next + 1 == words.count || words[next + 1].startsLine
    default:
      return true
    }
  }

  /// Whether the quoted word of a position that is a keyword keeps a new phrase from beginning here.
  func claims(
    _ position: Network.Position, at index: Int, in words: [Network.Word], of network: Network
  ) -> Bool {
    guard position.rule == comparison else { return true }
    guard index + 1 < words.count else { return false }
    return position.following.contains { next in
      network.canBegin(network.positions[next].symbol, with: words[index + 1])
    }
  }
}
