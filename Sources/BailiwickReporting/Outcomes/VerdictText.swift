import BailiwickDecisions
import BailiwickModel
import BailiwickPlaces

/// Verdicts as `OutcomeText` has their outcomes, byte for byte, put together from what is mostly the same of a rule.
///
/// For one thread: a rule's lines are made when the rule is met first.
public final class VerdictText {
  private let program: DecisionProgram
  /// By decision: the word and the gap after it.
  private let beginnings: [Decision: String]
  /// By activity: what stands between the place and the thing.
  private let activities: [String]
  private let somebody: String
  /// By rule and status: its line, and the facts and order that stand there.
  private var lines: [(line: String, missing: UInt64, by: Int32)?]

  public init(_ program: DecisionProgram, style: Style) {
    self.program = program
    let vocabulary = program.policy.vocabulary
    beginnings = Dictionary(
      uniqueKeysWithValues: Decision.allCases.map { decision in
        let gap = String(repeating: " ", count: Decision.longestWord - decision.rawValue.count + 2)
        return (decision, style.paint(decision.rawValue, decision.ink) + gap)
      })
    activities = vocabulary.activities.map { visible($0.gerund) }
    somebody = visible("a \(vocabulary.person.noun.singular)")
    lines = Array(repeating: nil, count: program.policy.rules.count * 3)
  }

  /// Appends a verdict with a line end.
  public func append(_ verdict: inout Verdict, of request: RequestSlots, to output: inout OutputBytes) {
    output.append(beginnings[verdict.decision] ?? "")
    appendTitle(of: request, to: &output)
    output.append("\n")
    verdict.sort()
    guard verdict.count > 0 else { return }
    for status in [Verdict.Status.applied, .undecided, .withheld] {
      for index in 0..<verdict.count where verdict.uses[index].status == status {
        output.append(line(verdict.uses[index]))
      }
    }
  }

  // MARK: The title

  /// `p7 in HK, joining m1`
  private func appendTitle(of request: RequestSlots, to output: inout OutputBytes) {
    let base = Int(request.bases[0])
    if let id = program.personIDSlot.map({ request.slots[base + $0] }), id.form == .text {
      append(id, to: &output)
    } else {
      output.append(somebody)
    }
    let place = program.locatedSlot.map { request.slots[base + $0] } ?? RequestSlots.Slot()
    if place.form == .place {
      output.append(" in ")
      output.append(Places.standard.name(ofAtom: Int(place.code)))
    } else {
      output.append(", place unknown")
    }
    let activity = Int(request.state.pointee.activity)
    let gerund = activities.indices.contains(activity) ? activities[activity] : ""
    if !gerund.isEmpty { output.append(", " + gerund) }
    if let thing = program.thingIDSlot.map({ request.slots[$0] }), thing.form == .text, thing.code > 0 {
      output.append(gerund.isEmpty ? ", " : " ")
      append(thing, to: &output)
    }
  }

  private func append(_ slot: RequestSlots.Slot, to output: inout OutputBytes) {
    guard let start = UnsafePointer<UInt8>(bitPattern: Int(slot.number)) else { return }
    let text = UnsafeBufferPointer(start: start, count: Int(slot.code))
    if text.allSatisfy({ 0x20...0x7E ~= $0 }) {
      output.append(start, count: text.count)
    } else {
      output.append(visible(String(decoding: text, as: UTF8.self)))
    }
  }

  // MARK: Rules

  private func line(_ use: Verdict.Use) -> String {
    let number = Int(use.rule) * 3 + Int(use.status.rawValue)
    if let known = lines[number], known.missing == use.missing, known.by == use.by { return known.line }
    let line =
      switch use.status {
      case .applied: OutcomeText.line(program.appliedEffect(use))
      case .undecided: OutcomeText.line(program.undecidedEffect(use))
      case .withheld: OutcomeText.line(program.withheldEffect(use))
      }
    lines[number] = (line + "\n", use.missing, use.by)
    return line + "\n"
  }
}
