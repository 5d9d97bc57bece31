/// Rules that are undecided unless their rest does not hold, which all ask the same fact, divided by its value.
///
/// Between the bounds of all their intervals the same of them hold. So a request's number finds its cell, and what is in
/// it is told as a whole:
///
///     rule 4     size is more than 100      101 …
///     rule 9     size is at most 250           … 250
///
///     from       …      101     251
///     cell       9      4, 9    4
struct WaitingRules: Sendable {
  /// Some rules of one bucket, and the cells of their fact.
  struct Division {
    /// The fact, as a rest says it.
    let subject: Int32
    let slot: Int32
    /// The rules among those that wait.
    let first: Int32
    let count: Int32
    fileprivate let firstCell: Int32
    fileprivate let cellCount: Int32
  }

  /// What there is to say of a cell's rules.
  struct Cell {
    fileprivate let first: Int32
    fileprivate let count: Int32
    /// Whether one of them restricts the participant.
    let isDecisive: Bool

    var isEmpty: Bool { count == 0 }
  }

  let divisions: FlatArray<Division>
  let cells: FlatArray<Cell>
  /// By cell: the least number in it.
  private let bounds: FlatArray<Int64>
  /// Rules by their numbers among those that wait, cell by cell.
  private let members: FlatArray<Int32>

  init(_ builder: Builder) {
    divisions = FlatArray(builder.divisions)
    cells = FlatArray(builder.cells)
    bounds = FlatArray(builder.bounds)
    members = FlatArray(builder.members)
  }

  /// The number of the cell, among all, in which a number is.
  @inline(__always)
  func cell(of number: Int64, in division: UnsafePointer<Division>) -> Int {
    var cell = Int(division.pointee.firstCell)
    var count = Int(division.pointee.cellCount)
    // Halves without a branch, which no processor could foresee.
    while count > 1 {
      let half = count &>> 1
      cell &+= bounds.start[cell &+ half] <= number ? half : 0
      count &-= half
    }
    return cell
  }

  /// The same while division after division is added.
  struct Builder {
    private(set) var divisions: [Division] = []
    private(set) var cells: [Cell] = []
    private(set) var bounds: [Int64] = []
    private(set) var members: [Int32] = []

    /// How many rules are worth a division; and at most how many it has, so that its cells, twice as many, do not name
    /// them too often.
    private static let sizes = 4...32

    /// Parts rules into some that are divided by a fact, part after part, and the others. What is not a number has none.
    static func parts(_ rests: [CodedRest]) -> (divided: [[Int]], others: [Int]) {
      guard rests.count >= sizes.lowerBound else { return ([], Array(rests.indices)) }
      struct Fact: Hashable {
        let subject: Int32
        let slot: Int32
      }
      var facts: [Fact] = []
      var byFact: [Fact: [Int]] = [:]
      var others: [Int] = []
      for (number, rest) in rests.enumerated() {
        guard rest.kind == .interval || rest.kind == .choice else {
          others.append(number)
          continue
        }
        let fact = Fact(subject: rest.subject, slot: rest.slot)
        if byFact[fact] == nil { facts.append(fact) }
        byFact[fact, default: []].append(number)
      }
      var divided: [[Int]] = []
      for fact in facts {
        var rules = byFact[fact, default: []][...]
        while rules.count >= sizes.lowerBound {
          divided.append(Array(rules.prefix(sizes.upperBound)))
          rules = rules.dropFirst(sizes.upperBound)
        }
        others += rules
      }
      return (divided, others.sorted())
    }

    /// Adds rules that ask the same fact.
    ///
    /// - Parameter first: the number of the first of them among those that wait.
    mutating func add(_ rests: [CodedRest], _ uses: [Verdict.Use], first: Int) {
      let firstCell = cells.count
      for bound in Set(rests.flatMap(\.bounds)).sorted() {
        let members = rests.indices.filter { rests[$0].holds(bound) }
        bounds.append(bound)
        cells.append(
          Cell(
            first: Int32(self.members.count), count: Int32(members.count),
            isDecisive: members.contains { uses[$0].isDecisive }))
        self.members += members.map { Int32(first + $0) }
      }
      divisions.append(
        Division(
          subject: rests[0].subject, slot: rests[0].slot, first: Int32(first), count: Int32(rests.count),
          firstCell: Int32(firstCell), cellCount: Int32(cells.count - firstCell)))
    }
  }

  /// What reading cells needs. It lives as long as the rules do.
  struct View: BitwiseCopyable {
    fileprivate let cells: UnsafePointer<Cell>
    fileprivate let members: UnsafePointer<Int32>

    /// Goes through a cell's rules, by their numbers among those that wait.
    func forEachMember(ofCell number: Int, _ use: (Int) -> Void) {
      let cell = cells[number]
      for index in Int(cell.first)..<Int(cell.first + cell.count) { use(Int(members[index])) }
    }
  }

  var view: View { View(cells: cells.start, members: members.start) }
}

extension CodedRest {
  /// Whether a number is within its interval, or its choices.
  @inline(__always)
  func holds(_ number: Int64) -> Bool {
    kind == .choice ? lower &>> number & 1 == 1 : lower <= number && number <= upper
  }

  /// Numbers from which on it holds, or no more; the least of all among them.
  fileprivate var bounds: [Int64] {
    if kind == .choice {
      return [Int64.min] + (0..<Int64(Int64.bitWidth)).filter { $0 == 0 || holds($0) != holds($0 - 1) }
    }
    return [Int64.min, lower] + (upper == .max ? [] : [upper + 1])
  }
}
