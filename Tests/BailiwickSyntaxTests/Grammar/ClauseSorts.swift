/// The sorts of clauses of which a sentence has at most one each; the grammar names them in a comment.
struct ClauseSorts {
  private let rules: Set<Int>
  private let from: Int
  private let dates: UInt32
  private var bits: [Int: UInt16] = [:]

  /// The sorts by their first words; `from` is of the first, and with a date of its own.
  private static let sorts: [[String]] = [
    ["for", "from"], ["when"], ["unless"], ["until", "through"], ["because"], ["notice"],
    ["expires"],
  ]
  private static let fromDate: UInt16 = 1 << 15

  init(_ network: Network) {
    rules = Set(["limit", "clause", "term"].compactMap(network.rule(named:)))
    from = network.literals["from"] ?? -1
    var dates: UInt32 = 0
    for (number, terminal) in network.terminals.enumerated()
    where terminal.kind == .date || terminal.kind == .instant {
      dates |= 1 << number
    }
    self.dates = dates
    for (number, sort) in Self.sorts.enumerated() {
      for word in sort {
        if let literal = network.literals[word] { bits[literal] = 1 << number }
      }
    }
  }

  /// The sort of the clause that a rule of the grammar makes of the words at an index: a bit, or 0
  /// when the rule is no clause, or of a sort of which there may be several.
  func sort(of rule: Int, at index: Int, in words: [Network.Word]) -> UInt16 {
    guard rules.contains(rule) else { return 0 }
    let literal = words[index].literal
    let isFromDate = literal == from && words[index + 1].terminals & dates != 0
    return isFromDate ? Self.fromDate : bits[literal] ?? 0
  }

  /// The sort of a derived clause, likewise.
  static func sort(of words: [DerivedWord]) -> UInt16 {
    let isFromDate = words[0].text == "from" && [.date, .instant].contains(words[1].kind)
    if isFromDate { return fromDate }
    return sorts.firstIndex { $0.contains(words[0].text) }.map { 1 << $0 } ?? 0
  }
}
