import BailiwickModel

/// Decides requests by a compiled program (§6 of the reference).
///
/// A request that fits in slots is decided there, and put in words afterwards; any other by the program itself.
public struct Decider: Sendable {
  let program: DecisionProgram
  private let rooms: DecidingRooms

  public init(_ program: DecisionProgram) {
    self.program = program
    rooms = DecidingRooms(program)
  }

  /// What the policy does in a request.
  public func outcome(of facts: Facts) -> Outcome { outcome(found(in: facts)) }

  /// The numbers of the rules that do something in a request, or may, in program order.
  ///
  /// - Parameter numbers: those of all rules by their names.
  package func rules(in facts: Facts, _ numbers: [String: Int]) -> [Int] {
    switch found(in: facts) {
    case .uses(_, let uses): return uses.map { Int($0.rule) }
    case .outcome(let outcome):
      let names = outcome.effects.map(\.rule) + outcome.undecided.map(\.rule) + outcome.withheld.map(\.rule)
      return names.compactMap { numbers[$0] }.sorted()
    }
  }

  func found(in facts: Facts) -> Found {
    guard let room = rooms.enter() else { return .outcome(generalOutcome(of: facts)) }
    defer { rooms.leave(room) }
    guard room.request.fill(facts, room.decider.plan), room.decider.decide(room.request) else {
      return .outcome(generalOutcome(of: facts))
    }
    room.decider.verdict.sort()
    return .uses(room.decider.verdict.decision, Array(room.decider.verdict.all))
  }

  /// The number of all places that the policy does not tell apart from the one that begins with an atom.
  package func placeClass(ofFirstAtom atom: Int) -> Int { Int(program.places.places.start[atom].number) }

  /// The same as `outcome(of:)`, however the facts are.
  package func generalOutcome(of facts: Facts) -> Outcome {
    var decider = GeneralDecider(program, facts)
    return decider.outcome()
  }
}
