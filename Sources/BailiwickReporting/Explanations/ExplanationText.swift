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
  ///   - places: where each of `explanation.people` is, in their order.
  public func render(_ explanation: Explanation, title: String, places: [String] = []) -> String {
    let headline = OutcomeText(style: style).headline(of: explanation.outcome, title: visible(title))
    return headline + "\n" + renderReasons(explanation, places: places)
  }

  /// The same without a headline, for below an outcome.
  public func renderReasons(_ explanation: Explanation, places: [String] = []) -> String {
    let outcome = explanation.outcome
    var text: [String] = []
    text += section("fired", explanation.fired.flatMap { lines(of: $0, in: outcome) })
    text += section("undecided", explanation.undecided.flatMap { lines(of: $0, in: outcome) } + limits(of: outcome))
    if explanation.fired.isEmpty, explanation.undecided.isEmpty {
      let noun = words.policy.vocabulary.noun(.thing)
      text += ["", outcome.people == nil ? "  no rule fired" : "  no rule fired on the \(visible(noun)) itself"]
    }
    text += section("nearly fired", nearMisses(explanation.nearMisses))
    let people = explanation.people ?? []
    text += section(
      "people",
      people.enumerated().flatMap { number, person in
        lines(of: person, place: places.indices.contains(number) ? places[number] : nil)
      })
    if !explanation.flips.isEmpty { text += [""] + explanation.flips.map { line(of: $0) } }
    return text.map { $0 + "\n" }.joined()
  }

  private func limits(of outcome: Outcome) -> [String] {
    guard !outcome.limits.isEmpty else { return [] }
    return ["a regular expression ran into its limit in \(outcome.limits.map { visible($0) }.joined(separator: ", "))"]
  }

  private func section(_ title: String, _ lines: [String]) -> [String] {
    lines.isEmpty ? [] : ["", "  " + style.paint(title, .bold)] + lines.map { "    " + $0 }
  }

  // MARK: Rules

  private func lines(of reason: RuleReason, in outcome: Outcome) -> [String] {
    let rule = words.policy.rules[reason.rule]
    var start = name(reason.rule)
    var reasons: [String] = []
    var rest: [String] = []
    switch reason.status {
    case .applies:
      if let effect = outcome.effects.first(where: { $0.rule == rule.name }) {
        start = effect.words
        reasons = [effect.reasons].compactMap(\.self)
      }
    case .withheld(let withholding):
      let person = withholding.person.map { " for \($0)" } ?? ""
      rest = ["withheld by \(visible(words.policy.rules[withholding.rule].name))\(person)"]
      rest += table(withholding.cells, of: withholding.rule).map { "  " + $0 }
    case .undecided(let needs, let lifters):
      if !needs.isEmpty { rest = ["needs \(needs.map { visible($0) }.joined(separator: ", "))"] }
      let names = lifters.map { visible(words.policy.rules[$0].name) }.joined(separator: ", ")
      if !lifters.isEmpty { rest.append("may be withheld by \(names)") }
    }
    return [located(start, reason.rule)] + (reasons + table(reason.cells, of: reason.rule) + rest).map { "  " + $0 }
  }

  private func nearMisses(_ misses: [NearMiss]) -> [String] {
    let shown = misses.prefix(Self.nearMissLimit)
    var lines = shown.flatMap { miss -> [String] in
      let open = miss.others.filter { $0.answer == .unknown }
      return [located(name(miss.rule), miss.rule)] + table([miss.failing] + open, of: miss.rule).map { "  " + $0 }
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

  /// With the place in the policy.
  private func located(_ words: String, _ rule: Int) -> String {
    let place = self.words.place(ofRule: rule)
    return words + " " + style.paint("(\(visible(place.file)):\(place.line))", .faint)
  }

  private func table(_ cells: [CellReading], of rule: Int) -> [String] {
    let rows = cells.map { cell in
      let condition = words.words(cell.cell, of: rule)
      let facts = cell.facts.map(facts.words).joined(separator: "; ")
      return (cell.answer, condition, facts == condition ? "" : facts)
    }
    let width = rows.map { displayWidth($0.1) }.max() ?? 0
    return rows.map { answer, condition, facts in
      let gap = facts.isEmpty ? 0 : width - displayWidth(condition) + 2
      let word = style.paint(answer.rawValue, answer.ink) + String(repeating: " ", count: 9 - answer.rawValue.count)
      return word + condition + String(repeating: " ", count: gap) + style.paint(facts, .faint)
    }
  }

  // MARK: People and changes

  /// What falls on everybody is explained above.
  private func lines(of person: PersonReason, place: String?) -> [String] {
    let decision = person.outcome.decision ?? .allow
    let gap = String(repeating: " ", count: Decision.longestWord - decision.rawValue.count + 2)
    let whereabouts = place.map { $0.contains("unknown") ? ", \(visible($0))" : " in \(visible($0))" } ?? ""
    let start = style.paint(decision.rawValue, decision.ink) + gap + visible(person.name) + whereabouts
    return [start] + person.reasons.map { "  " + brief($0) }
  }

  private func brief(_ reason: RuleReason) -> String {
    let start = name(reason.rule)
    switch reason.status {
    case .applies:
      guard words.policy.rules[reason.rule].sentence.target == .participant, !reason.cells.isEmpty else { return start }
      return "\(start): \(reason.cells.map { words.words($0.cell, of: reason.rule) }.joined(separator: ", "))"
    case .withheld(let lift): return "\(start), withheld by \(visible(words.policy.rules[lift.rule].name))"
    case .undecided(let needs, _): return "\(start): needs \(needs.map { visible($0) }.joined(separator: ", "))"
    }
  }

  private func line(of flip: Flip) -> String {
    let start = "  " + style.paint("to \(flip.decision.rawValue):", .bold)
    if let changes = flip.changes { return "\(start) \(changes.map(facts.words).joined(separator: ", and "))" }
    guard flip.tries > 0 else { return "\(start) no change of one or two facts comes near" }
    let tried = flip.tries == 1 ? "1 change" : "\(flip.tries) changes"
    let end = flip.ranIntoLimit ? "the limit of \(tried) is reached" : "\(tried) tried"
    return "\(start) no change of one or two facts found (\(end))"
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
