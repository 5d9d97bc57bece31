import BailiwickModel

/// A summary for people, as tables:
///
///     1,204 requests, 3 of them unreadable: 1,310 decisions
///
///       decision   count  share
///       allow      1,200   91 %
///
///       rule            effect             applied  undecided  withheld
///       block-mainland  block participant       96         12         0
public struct SummaryText {
  private let style: Style

  public init(style: Style = .plain) { self.style = style }

  /// The summary, with a line end.
  public func render(_ summary: Summary) -> String {
    var lines = [headline(of: summary)]
    if summary.decisions.total > 0 { lines += [""] + decisions(summary.decisions) }
    let rules = rules(summary)
    if !rules.isEmpty { lines += [""] + rules }
    if !summary.authorities.isEmpty { lines += [""] + authorities(summary) }
    if !summary.places.isEmpty { lines += [""] + places(summary) }
    return lines.map { $0 + "\n" }.joined()
  }

  private func headline(of summary: Summary) -> String {
    let requests = summary.requests == 1 ? "1 request" : "\(grouped(summary.requests)) requests"
    let errors = summary.errors == 0 ? "" : ", \(grouped(summary.errors)) of them unreadable"
    let total = summary.decisions.total
    return style.paint("\(requests)\(errors): \(total == 1 ? "1 decision" : "\(grouped(total)) decisions")", .bold)
  }

  private func decisions(_ decisions: Summary.Decisions) -> [String] {
    var table = NumberTable(header: ["decision", "count", "share"], words: 1)
    for decision in [Decision.allow, .block, .undecided] {
      let count = decisions[decision]
      table.append(
        [decision.rawValue, grouped(count), share(count, of: decisions.total)], ink: count == 0 ? nil : decision.ink)
    }
    return table.lines(style)
  }

  /// Rules that did something; of the others, how many there are.
  private func rules(_ summary: Summary) -> [String] {
    let vocabulary = summary.policy.vocabulary
    var table = NumberTable(header: ["rule", "effect", "applied", "undecided", "withheld"], words: 2)
    var idle = 0
    for (rule, uses) in zip(summary.policy.rules, summary.uses) {
      let effect = vocabulary.effects[rule.effect]
      guard effect.force == .restricts || effect.force == .informs else { continue }
      guard !uses.isEmpty else {
        idle += 1
        continue
      }
      table.append([
        visible(rule.name), "\(visible(effect.name)) \(visible(vocabulary.noun(rule.sentence.target)))",
        grouped(uses.applied), grouped(uses.undecided), grouped(uses.withheld),
      ])
    }
    let rest = idle == 1 ? "1 rule did nothing" : "\(grouped(idle)) rules did nothing"
    return (table.isEmpty ? [] : table.lines(style)) + (idle == 0 ? [] : ["  \(rest)"])
  }

  private func authorities(_ summary: Summary) -> [String] {
    var table = NumberTable(header: ["on the word of", "applied"], words: 1)
    for (name, applied) in summary.sortedAuthorities { table.append([visible(name), grouped(applied)]) }
    return table.lines(style)
  }

  private func places(_ summary: Summary) -> [String] {
    var table = NumberTable(header: ["place", "allow", "block", "undecided"], words: 1)
    for (place, decisions) in summary.sortedPlaces {
      table.append([
        place.words, grouped(decisions.allow), grouped(decisions.block), grouped(decisions.undecided),
      ])
    }
    return table.lines(style)
  }
}

extension Summary.Decisions {
  subscript(decision: Decision) -> Int {
    switch decision {
    case .allow: allow
    case .block: block
    case .undecided: undecided
    }
  }
}

/// `12,345`
func grouped(_ number: Int) -> String {
  if -1_000 < number, number < 1_000 { return String(number) }
  var text = ""
  for (index, digit) in String(number).reversed().enumerated() {
    if index > 0, index % 3 == 0, digit != "-" { text.append(",") }
    text.append(digit)
  }
  return String(text.reversed())
}

/// Whole percent; what is not nothing is not called so.
private func share(_ count: Int, of total: Int) -> String {
  guard total > 0, count > 0 else { return "0 %" }
  let percent = Int((Int64(count) * 200 + Int64(total)) / (Int64(total) * 2))
  if percent == 0 { return "<1 %" }
  return percent == 100 && count < total ? ">99 %" : "\(percent) %"
}

/// A table of words, then of numbers, which are aligned to the right.
private struct NumberTable {
  private var rows: [(cells: [String], ink: Ink?)]
  private let words: Int

  init(header: [String], words: Int) {
    rows = [(header, nil)]
    self.words = words
  }

  var isEmpty: Bool { rows.count == 1 }

  mutating func append(_ cells: [String], ink: Ink? = nil) { rows.append((cells, ink)) }

  func lines(_ style: Style) -> [String] {
    let widths = rows[0].cells.indices.map { column in rows.map { displayWidth($0.cells[column]) }.max() ?? 0 }
    return rows.enumerated().map { number, row in
      let cells = row.cells.enumerated().map { column, cell -> String in
        let gap = String(repeating: " ", count: widths[column] - displayWidth(cell))
        let ink = number == 0 ? Ink.faint : column == 0 ? row.ink : nil
        let painted = ink.map { style.paint(cell, $0) } ?? cell
        return column < words ? painted + gap : gap + painted
      }
      return "  " + cells.joined(separator: "  ")
    }
  }
}
