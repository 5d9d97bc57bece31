import BailiwickDecisions
import BailiwickModel
import BailiwickSource

/// Why a test got what it got: the rules that did something in its request, and those that nearly did.
public struct FailureNotes {
  private let words: AuthorsWords
  private let facts: FactWords

  /// How many rules that nearly fire are told.
  private static let nearMissLimit = 2

  public init(_ policy: PolicySet, files: [SourceFile]) {
    words = AuthorsWords(policy, files: files)
    facts = FactWords(policy: policy)
  }

  private var policy: PolicySet { words.policy }

  /// What did something first, then what nearly did: of the rules that the test names if it names any, else of those
  /// that would have made what it expects. Where none of these nearly did, the one that came nearest.
  ///
  /// - Parameter row: the row of a rule that comes nearest to holding, as read.
  public func notes(
    on explanation: Explanation, missing expectation: PolicyTest.Expectation, row: (Int) -> [CellReading]
  ) -> [RuleNote] {
    let people = (explanation.people ?? []).flatMap(\.reasons)
    var told: Set<Int> = []
    let reasons = (explanation.fired + explanation.undecided + people).filter { told.insert($0.rule).inserted }
    let wanted = policy.rules.indices.filter { isWanted($0, expectation) && !told.contains($0) }
    let near = explanation.nearMisses.filter { wanted.contains($0.rule) && told.insert($0.rule).inserted }
    let shown = near.prefix(Self.nearMissLimit).map(note)
    return reasons.map(note) + (shown.isEmpty ? [nearest(of: wanted, row)].compactMap(\.self) : shown)
  }

  /// The rule with the fewest conditions that fail, with these and those of which it is not known.
  private func nearest(of rules: [Int], _ row: (Int) -> [CellReading]) -> RuleNote? {
    let rows = rules.map { rule in (rule, row(rule).filter { $0.answer != .yes }) }
    return rows.filter { !$0.1.isEmpty }.min { $0.1.count < $1.1.count }.map { note(.fails, $0, $1) }
  }

  private func isWanted(_ number: Int, _ expectation: PolicyTest.Expectation) -> Bool {
    let rule = policy.rules[number]
    if let named = expectation.rules { return named.contains(rule.name) }
    let effect = policy.vocabulary.effects[rule.effect]
    switch expectation.outcome {
    case .decision(.block), .decision(.undecided): return effect.force == .restricts
    case .decision(.allow), .noEffects: return effect.force == .permits || effect.force == .protects
    case .effect(let name): return effect.name == name
    }
  }

  private func note(_ reason: RuleReason) -> RuleNote {
    switch reason.status {
    case .applies: note(.applies, reason.rule, reason.cells)
    case .withheld(let withholding):
      note(.withheld, reason.rule, reason.cells, withheldBy: policy.rules[withholding.rule].name)
    case .undecided(let needs, _): note(.undecided, reason.rule, reason.cells, needs: needs)
    }
  }

  private func note(_ miss: NearMiss) -> RuleNote {
    note(.nearly, miss.rule, [miss.failing] + miss.others.filter { $0.answer == .unknown })
  }

  private func note(
    _ kind: RuleNote.Kind, _ number: Int, _ cells: [CellReading], withheldBy: String? = nil, needs: [String] = []
  ) -> RuleNote {
    let rule = policy.rules[number]
    let place = words.place(ofRule: number)
    return RuleNote(
      kind: kind, rule: rule.name, effect: policy.vocabulary.effects[rule.effect].name,
      on: policy.vocabulary.noun(rule.sentence.target), file: place.file, line: place.line, withheldBy: withheldBy,
      needs: needs,
      conditions: cells.map { cell in
        let condition = words.words(cell.cell, of: number)
        let read = cell.facts.map(facts.words).joined(separator: "; ")
        return RuleNote.Condition(
          words: condition, answer: cell.answer.rawValue, facts: read == condition ? "" : read)
      })
  }
}
