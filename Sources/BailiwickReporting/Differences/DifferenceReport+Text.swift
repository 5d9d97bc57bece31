import BailiwickModel
import BailiwickProofs

extension DifferenceReport {
  /// The changes for people: what it comes to, then each change with a request that shows it.
  public func text(_ style: Style) -> String {
    var text = style.paint(summary, .bold) + "\n"
    for change in difference.changes {
      text += "\n\(style.paint(sign(change), ink(change))) \(visible(headline(change)))\n"
      text += "    by \(visible(ruleName(change))); for instance \(visible(witness(change)))\n"
      text +=
        change.isConfirmed
        ? "    before: \(visible(words(change.before))); after: \(visible(words(change.after)))\n"
        : "    no text was found with which the request shows it\n"
    }
    if !leaks.made.isEmpty || !leaks.mended.isEmpty { text += "\n" }
    for line in leakLines { text += visible(line) + "\n" }
    for (side, rule) in difference.unproved {
      text += "not proved: whether \(visible(policy(side).rules[rule].name)) changes anything\n"
    }
    return text
  }

  /// The same as Markdown, for a comment on a change.
  public var markdown: String {
    var text = "**\(summary)**\n"
    if !difference.changes.isEmpty {
      text += "\n| change | rule | as for | before | after |\n| --- | --- | --- | --- | --- |\n"
      for change in difference.changes {
        let cells = [
          markdownText(headline(change)), "`\(ruleName(change))`", markdownText(witness(change)),
          change.isConfirmed ? markdownText(words(change.before)) : "?",
          change.isConfirmed ? markdownText(words(change.after)) : "?",
        ]
        text += "| " + cells.joined(separator: " | ") + " |\n"
      }
    }
    if !leaks.made.isEmpty || !leaks.mended.isEmpty { text += "\n" }
    for line in leakLines { text += "- \(markdownText(line))\n" }
    for (side, rule) in difference.unproved {
      text += "- not proved: whether `\(policy(side).rules[rule].name)` changes anything\n"
    }
    return text
  }

  private var summary: String {
    switch difference.relation {
    case .equivalent where difference.unproved.isEmpty: "equivalent: no request is decided differently"
    case .equivalent: "no difference found, and not everything proved"
    case .stricter: "stricter: all who were restricted still are, and some more"
    case .looser: "looser: nobody is newly restricted, and some no longer are"
    case .incomparable: "incomparable: neither is stricter than the other"
    }
  }

  private var leakLines: [String] {
    leaks.made.map { "makes a leak: \(latter.rules[$0.rule].name) leaks from \($0.authority) (\($0.kind.rawValue))" }
      + leaks.mended.map {
        "mends a leak: \(former.rules[$0.rule].name) no longer leaks from \($0.authority) (\($0.kind.rawValue))"
      }
  }

  private func sign(_ change: PolicyChange) -> String {
    switch change.kind {
    case .comes, .becomesUndecided: "+"
    case .goes, .becomesAllowed: "-"
    }
  }

  private func ink(_ change: PolicyChange) -> Ink {
    switch change.kind {
    case .comes, .becomesUndecided: .red
    case .goes, .becomesAllowed: .green
    }
  }

  private func words(_ outcome: Outcome) -> String {
    let effects = outcome.effects.map { "\($0.effect) \($0.on)" }.joined(separator: ", ")
    let decision = outcome.decision?.rawValue
    if effects.isEmpty { return decision ?? "nothing" }
    return decision.map { "\($0) (\(effects))" } ?? effects
  }
}
