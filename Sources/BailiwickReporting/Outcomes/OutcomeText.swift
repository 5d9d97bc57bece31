import BailiwickModel

/// Outcomes for people. With a participant:
///
///     block      p7 in CN, joining m1
///       block participant — rule block-mainland, on CN's word: because "Order of 20 May 2020"
///       undecided: end meeting (rule r2): needs meeting.people
///       withheld: suspend host (rule r3), by protect-all
///
/// Without one, the decision on each of the thing's people; a reason that many share is given once:
///
///     m1, the fourth of June: 1 of 2 people blocked
///
///       who  where  decision  why
///       p1   CN     block     block participant — rule block-mainland, on CN's word
///       p2   HK     allow
///
///       block-mainland: because "Order of 20 May 2020"
public struct OutcomeText: Sendable {
  private let style: Style

  public init(style: Style = .plain) {
    self.style = style
  }

  /// One outcome, with a line end.
  ///
  /// - Parameters:
  ///   - title: who, where and what, as the caller knows it.
  ///   - places: where each of `outcome.people` is, in their order: `HK`, `CN or HK`, `place unknown`.
  public func render(_ outcome: Outcome, title: String, places: [String] = []) -> String {
    var lines = [headline(of: outcome, title: visible(title))]
    lines += outcome.effects.map { outcome.people == nil ? Self.line($0) : "  " + $0.words }
    lines += outcome.undecided.map(Self.line)
    lines += outcome.withheld.map(Self.line)
    if !outcome.limits.isEmpty {
      let rules = outcome.limits.map { visible($0) }.joined(separator: ", ")
      lines.append("  limit: a regular expression ran into its limit in \(rules)")
    }
    if let people = outcome.people, !people.isEmpty {
      lines += [""] + PeopleTable(people, apartFrom: outcome, places: places, style).lines
      lines += sharedReasons(of: outcome)
    }
    return lines.map { $0 + "\n" }.joined()
  }

  static func line(_ effect: AppliedEffect) -> String {
    "  " + effect.words + (effect.reasons.map { ": \($0)" } ?? "")
  }

  static func line(_ effect: UndecidedEffect) -> String { "  undecided: " + effect.words }

  static func line(_ effect: WithheldEffect) -> String { "  withheld: " + effect.words }

  /// What stands in an outcome's place for a request that cannot be read, with a line end.
  public func renderError(line: Int, path: String, message: String) -> String {
    let place = path.isEmpty ? "line \(line)" : "line \(line), \(visible(path))"
    return "\(style.paint("error", .red))      \(place): \(visible(message))\n"
  }

  func headline(of outcome: Outcome, title: String) -> String {
    if let decision = outcome.decision {
      let word = decision.rawValue
      let gap = String(repeating: " ", count: Decision.longestWord - word.count + 2)
      return title.isEmpty ? style.paint(word, decision.ink) : style.paint(word, decision.ink) + gap + title
    }
    let verdict = verdict(on: outcome.people ?? [])
    return title.isEmpty ? style.paint(verdict, .bold) : style.paint("\(title): ", .bold) + verdict
  }

  /// `2 of 5 people blocked, 1 undecided`
  private func verdict(on people: [PersonOutcome]) -> String {
    guard !people.isEmpty else { return "no people given" }
    let blocked = people.count { $0.outcome.decision == .block }
    let undecided = people.count { $0.outcome.decision == .undecided }
    let total = people.count == 1 ? "1 person" : "\(people.count) people"
    return (blocked == 0 ? "nobody of \(total) blocked" : "\(blocked) of \(total) blocked")
      + (undecided == 0 ? "" : ", \(undecided) undecided")
  }

  /// For each rule that has reasons, in the order in which the rules come up, a line.
  private func sharedReasons(of outcome: Outcome) -> [String] {
    let everybody = outcome.effects + (outcome.people ?? []).flatMap(\.outcome.effects)
    var seen: Set<String> = []
    let reasons = everybody.compactMap { effect in
      effect.reasons.flatMap { seen.insert(effect.rule).inserted ? "  \(visible(effect.rule)): \($0)" : nil }
    }
    return reasons.isEmpty ? [] : [""] + reasons
  }
}

extension Decision {
  static let longestWord = allCases.map(\.rawValue.count).max() ?? 0

  var ink: Ink {
    switch self {
    case .allow: .green
    case .block: .red
    case .undecided: .yellow
    }
  }
}
