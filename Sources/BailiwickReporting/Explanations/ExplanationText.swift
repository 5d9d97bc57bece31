import BailiwickDecisions
import BailiwickModel
import BailiwickSource

/// Explanations for people:
///
///     block      p7 in CN, joining m1
///
///       fired
///         block participant — rule block-mainland, on CN's word (policy.bwk:3)
///           yes      participant in CN        participant.location is CN
///           yes      meeting tagged secret    meeting.tags: secret
///
///       nearly fired
///         protect participant — rule abroad (policy.bwk:9)
///           no       participant outside CN   participant.location is CN
///
///       to allow: participant.location is HK instead of CN
public struct ExplanationText {
  private let words: AuthorsWords
  private let facts: FactWords
  private let style: Style

  public init(_ policy: PolicySet, files: [SourceFile], style: Style = .plain) {
    words = AuthorsWords(policy, files: files)
    facts = FactWords(policy: policy)
    self.style = style
  }

  /// How many rules that nearly fire are shown.
  static let nearMissLimit = 5

  /// One explanation, with a line end.
  ///
  /// - Parameters:
  ///   - title: who, where and what, as the caller knows it.
  ///   - hasHeadline: `false` where an outcome's text stands above.
  public func render(_ explanation: Explanation, title: String, hasHeadline: Bool = true) -> String {
    var text = hasHeadline ? [headline(of: explanation, title: visible(title))] : []
    text += section("fired", explanation.fired.flatMap { lines(of: $0, in: explanation.outcome) })
    text += section("undecided", explanation.undecided.flatMap { lines(of: $0, in: explanation.outcome) })
    if explanation.fired.isEmpty, explanation.undecided.isEmpty { text += ["", "  no rule fired"] }
    text += section("nearly fired", nearMisses(explanation.nearMisses))
    text += section("people", (explanation.people ?? []).flatMap { lines(of: $0) })
    if !explanation.flips.isEmpty { text += [""] + explanation.flips.map { line(of: $0) } }
    return text.map { $0 + "\n" }.joined()
  }

  private func headline(of explanation: Explanation, title: String) -> String {
    guard let decision = explanation.outcome.decision else { return style.paint(title, .bold) }
    let word = decision.rawValue
    let gap = String(repeating: " ", count: Decision.longestWord - word.count + 2)
    return style.paint(word, decision.ink) + gap + title
  }

  private func section(_ title: String, _ lines: [String]) -> [String] {
    lines.isEmpty ? [] : ["", "  " + style.paint(title, .bold)] + lines.map { "    " + $0 }
  }

  // MARK: Rules

  private func lines(of reason: RuleReason, in outcome: Outcome) -> [String] {
    let rule = words.policy.rules[reason.rule]
    let place = words.place(ofRule: reason.rule)
    var headline = name(reason.rule)
    var rest: [String] = []
    switch reason.status {
    case .applies:
      if let effect = outcome.effects.first(where: { $0.rule == rule.name }) {
        headline = effect.words
        rest = [effect.reasons].compactMap(\.self)
      }
    case .withheld(let withholding):
      let person = withholding.person.map { " for \($0)" } ?? ""
      rest = ["withheld by \(visible(words.policy.rules[withholding.rule].name))\(person), since"]
      rest += table(withholding.cells, of: withholding.rule)
    case .undecided(let needs, let lifters):
      if !needs.isEmpty { rest = ["needs \(needs.map { visible($0) }.joined(separator: ", "))"] }
      let names = lifters.map { visible(words.policy.rules[$0].name) }.joined(separator: ", ")
      if !lifters.isEmpty { rest.append("may be withheld by \(names)") }
    }
    let source = style.paint("(\(visible(place.file)):\(place.line))", .faint)
    return ["\(headline) \(source)"] + (table(reason.cells, of: reason.rule) + rest).map { "  " + $0 }
  }

  private func nearMisses(_ misses: [NearMiss]) -> [String] {
    let shown = misses.prefix(Self.nearMissLimit)
    var lines = shown.flatMap { miss -> [String] in
      let place = words.place(ofRule: miss.rule)
      let source = style.paint("(\(visible(place.file)):\(place.line))", .faint)
      let open = miss.others.filter { $0.answer == .unknown }
      return ["\(name(miss.rule)) \(source)"] + table([miss.failing] + open, of: miss.rule).map { "  " + $0 }
    }
    if misses.count > shown.count { lines.append("and \(misses.count - shown.count) more; JSON has them all") }
    return lines
  }

  /// `block participant — rule block-mainland`
  private func name(_ number: Int) -> String {
    let rule = words.policy.rules[number]
    let vocabulary = words.policy.vocabulary
    let effect = "\(vocabulary.effects[rule.effect].name) \(vocabulary.noun(rule.sentence.target))"
    return "\(effect) — rule \(visible(rule.name))"
  }

  private func table(_ cells: [CellReading], of rule: Int) -> [String] {
    let rows = cells.map { cell in
      (cell.answer, words.words(cell.cell, of: rule), cell.facts.map(facts.words).joined(separator: "; "))
    }
    let width = rows.map { displayWidth($0.1) }.max() ?? 0
    return rows.map { answer, condition, facts in
      let gap = facts.isEmpty ? 0 : width - displayWidth(condition) + 2
      let word = style.paint(answer.rawValue, answer.ink) + String(repeating: " ", count: 9 - answer.rawValue.count)
      return word + condition + String(repeating: " ", count: gap) + style.paint(facts, .faint)
    }
  }

  // MARK: People and changes

  private func lines(of person: PersonReason) -> [String] {
    let decision = person.outcome.decision ?? .allow
    let gap = String(repeating: " ", count: Decision.longestWord - decision.rawValue.count + 2)
    let start = style.paint(decision.rawValue, decision.ink) + gap + visible(person.name)
    return [start] + person.reasons.map { reason in
      let cells = reason.cells.filter { $0.answer != .no }.map { words.words($0.cell, of: reason.rule) }
      let conditions = cells.isEmpty ? "" : ": \(cells.joined(separator: ", "))"
      switch reason.status {
      case .applies: return "  \(name(reason.rule))\(conditions)"
      case .withheld(let lift): return "  \(name(reason.rule)), withheld by \(visible(words.policy.rules[lift.rule].name))"
      case .undecided(let needs, _): return "  \(name(reason.rule)): needs \(needs.joined(separator: ", "))"
      }
    }
  }

  private func line(of flip: Flip) -> String {
    let start = "  " + style.paint("to \(flip.decision.rawValue):", .bold)
    if let changes = flip.changes { return "\(start) \(changes.map(facts.words).joined(separator: ", and "))" }
    if flip.tries == 0 { return "\(start) no change of one or two facts can" }
    let tried = flip.tries == 1 ? "1 change" : "\(flip.tries) changes"
    let end = "tried \(tried) of one or two facts" + (flip.ranIntoLimit ? ", and stopped there" : "")
    return "\(start) nothing found; \(end)"
  }
}

extension CellReading.Answer {
  fileprivate var ink: Ink {
    switch self {
    case .no: .red
    case .unknown: .yellow
    case .yes: .green
    }
  }
}
