import BailiwickModel

/// The cells of a policy's tables, asked of one request.
///
/// People go by their numbers in the request as the program encodes it.
struct CellAsking {
  let cells: CellProgram
  private(set) var facts: FactLookup
  private var asking: Asking

  var request: EncodedRequest { asking.request }

  init(_ cells: CellProgram, _ facts: Facts) {
    let request = EncodedRequest(facts, for: cells.program)
    self.cells = cells
    self.facts = FactLookup(facts, request, vocabulary: cells.program.policy.vocabulary)
    asking = Asking(cells.program, request)
  }

  /// The same, with one of the people as the participant.
  func with(participant person: Int32) -> CellAsking {
    var other = self
    other.facts.request.setParticipant(person)
    other.asking = Asking(cells.program, other.facts.request)
    return other
  }

  var participant: Int32? { request.participant == Asking.stranger ? nil : request.participant }

  /// The thing's people, each once; the participant alone where no list is given.
  var people: [Int32] { request.listed ?? [participant].compactMap(\.self) }

  /// Whether a cell holds, with `participant` meaning one of the people.
  mutating func answer(_ cell: Int, in table: Int, about person: Int32? = nil) -> CellReading.Answer {
    let person = person ?? request.participant
    asking.ask(about: person)
    return CellReading.Answer(asking.truth(of: cells.formula(ofCell: cell, in: table)))
  }

  /// Whether the condition inside a column's quantifier holds of one of the people.
  mutating func answer(insideColumn column: Int, in table: Int, of person: Int32) -> CellReading.Answer {
    let formula = cells.formula(insideColumn: column, in: table)
    asking.ask(about: request.participant)
    switch asking.withCounted(person, { $0.reasons(formula) }) {
    case .no: return .no
    case .unknown: return .unknown
    case .yes: return .yes
    }
  }

  /// Whether an order is in force; `nil` when that is unknown.
  func isInForce(_ order: OrderReference) -> Bool? {
    switch CellReading.Answer(asking.truth(of: order)) {
    case .no: false
    case .unknown: nil
    case .yes: true
    }
  }

  /// Whether a formula over a table's cells holds.
  mutating func answer(_ formula: Formula, in table: Int, about person: Int32? = nil) -> CellReading.Answer {
    switch formula {
    case .cell(let cell): return answer(cell, in: table, about: person)
    case .all(let parts):
      var least = CellReading.Answer.yes
      for part in parts { least = min(least, answer(part, in: table, about: person)) }
      return least
    case .any(let parts):
      var greatest = CellReading.Answer.no
      for part in parts { greatest = max(greatest, answer(part, in: table, about: person)) }
      return greatest
    }
  }
}

extension CellReading.Answer: Comparable {
  fileprivate init(_ truth: UInt8) {
    self = truth == Kleene.yes ? .yes : truth == Kleene.no ? .no : .unknown
  }

  private var rank: Int {
    switch self {
    case .no: 0
    case .unknown: 1
    case .yes: 2
    }
  }

  public static func < (left: CellReading.Answer, right: CellReading.Answer) -> Bool { left.rank < right.rank }
}
