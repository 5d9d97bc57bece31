import BailiwickDecisions
import BailiwickModel

/// Verdicts as `OutcomeJSON` has their outcomes, byte for byte, on one line: put together from what is always the
/// same of a rule.
///
/// For one thread: a rule's pieces are made when the rule is met first.
public final class VerdictJSON {
  /// A piece among all pieces; one that has not been made begins nowhere.
  private struct Piece {
    var start: Int32 = -1
    var count: Int32 = 0
  }

  private let program: DecisionProgram
  private let policy: PolicySet
  @exclusivity(unchecked) private var pieces = OutputBytes()
  /// By rule and status.
  private let beginnings: UnsafeMutablePointer<Piece>
  private let endings: UnsafeMutablePointer<Piece>
  /// By path: in quotation marks.
  private let paths: UnsafeMutablePointer<Piece>

  public init(_ program: DecisionProgram, policy: PolicySet) {
    self.program = program
    self.policy = policy
    let count = max(policy.rules.count, 1)
    beginnings = .allocate(capacity: count * 3)
    beginnings.initialize(repeating: Piece(), count: count * 3)
    endings = .allocate(capacity: count)
    endings.initialize(repeating: Piece(), count: count)
    paths = .allocate(capacity: max(program.paths.count, 1))
    for (number, path) in program.paths.enumerated() {
      (paths + number).initialize(to: add(JSONValue.string(path).text()))
    }
  }

  deinit {
    pieces.deallocate()
    beginnings.deallocate()
    endings.deallocate()
    paths.deallocate()
  }

  /// Appends a verdict, without a line end.
  public func append(_ verdict: inout Verdict, to output: inout OutputBytes) {
    verdict.sort()
    if verdict.count == 0 {
      return output.append(#"{"decision":"allow","effects":[],"undecided":[],"withheld":[]}"#)
    }
    var statuses: UInt8 = 0
    for index in 0..<verdict.count { statuses |= 1 << verdict.uses[index].status.rawValue }
    switch verdict.decision {
    case .allow: output.append(#"{"decision":"allow","effects":["#)
    case .block: output.append(#"{"decision":"block","effects":["#)
    case .undecided: output.append(#"{"decision":"undecided","effects":["#)
    }
    append(.applied, verdict, statuses, to: &output)
    output.append(#"],"undecided":["#)
    append(.undecided, verdict, statuses, to: &output)
    output.append(#"],"withheld":["#)
    append(.withheld, verdict, statuses, to: &output)
    output.append("]}")
  }

  private func append(
    _ status: Verdict.Status, _ verdict: Verdict, _ statuses: UInt8, to output: inout OutputBytes
  ) {
    guard statuses & 1 << status.rawValue != 0 else { return }
    var isFirst = true
    for index in 0..<verdict.count where verdict.uses[index].status == status {
      let use = verdict.uses[index]
      if !isFirst { output.append(",") }
      isFirst = false
      append(beginning(Int(use.rule), status), to: &output)
      switch status {
      case .applied:
        if let order = program.orderName(use.by) { output.append(",\"order\":" + JSONValue.string(order).text()) }
        append(ending(Int(use.rule)), to: &output)
      case .undecided: append(needs: use.missing, to: &output)
      case .withheld: output.append(JSONValue.string(policy.rules[Int(use.by)].name).text() + "}")
      }
    }
  }

  private func append(needs missing: UInt64, to output: inout OutputBytes) {
    var rest = missing
    var isFirst = true
    while rest != 0 {
      if !isFirst { output.append(",") }
      isFirst = false
      append(paths[rest.trailingZeroBitCount], to: &output)
      rest &= rest - 1
    }
    output.append("]}")
  }

  @inline(__always)
  private func append(_ piece: Piece, to output: inout OutputBytes) {
    output.append(pieces.start + Int(piece.start), count: Int(piece.count))
  }

  // MARK: Pieces

  private func add(_ text: String) -> Piece {
    let start = pieces.count
    pieces.append(text)
    return Piece(start: Int32(start), count: Int32(pieces.count - start))
  }

  private func beginning(_ rule: Int, _ status: Verdict.Status) -> Piece {
    let number = rule * 3 + Int(status.rawValue)
    if beginnings[number].start < 0 { beginnings[number] = add(beginningText(policy.rules[rule], status)) }
    return beginnings[number]
  }

  private func beginningText(_ rule: Rule, _ status: Verdict.Status) -> String {
    let vocabulary = policy.vocabulary
    var object: JSONObject = [
      "effect": .string(vocabulary.effects[rule.effect].name), "on": .string(vocabulary.noun(rule.sentence.target)),
      "rule": .string(rule.name),
    ]
    if status == .applied { object.append("authorities", .strings(rule.authorities)) }
    let text = JSONValue.object(object).text().dropLast()
    switch status {
    case .applied: return String(text)
    case .undecided: return text + #","needs":["#
    case .withheld: return text + #","by":"#
    }
  }

  private func ending(_ rule: Int) -> Piece {
    if endings[rule].start < 0 {
      var text = ""
      for (name, reason) in [("because", policy.rules[rule].because), ("notice", policy.rules[rule].notice)] {
        if let reason { text += ",\"\(name)\":" + JSONValue.string(reason).text() }
      }
      endings[rule] = add(text + "}")
    }
    return endings[rule]
  }
}
