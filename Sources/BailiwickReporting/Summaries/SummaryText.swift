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
    var text = OutputBytes()
    defer { text.deallocate() }
    text.append(headline(of: summary))
    text.append("\n")
    if summary.decisions.total > 0 { append(decisions(summary.decisions), to: &text) }
    appendRules(of: summary, to: &text)
    if !summary.authorities.isEmpty { append(authorities(summary), to: &text) }
    if !summary.places.isEmpty { append(places(summary), to: &text) }
    return text.text
  }

  private func append(_ table: NumberTable, to text: inout OutputBytes) {
    text.append("\n")
    table.append(to: &text, style)
  }

  private func headline(of summary: Summary) -> String {
    let requests = summary.requests == 1 ? "1 request" : "\(grouped(summary.requests)) requests"
    let errors = summary.errors == 0 ? "" : ", \(grouped(summary.errors)) of them unreadable"
    let total = summary.decisions.total
    return style.paint("\(requests)\(errors): \(total == 1 ? "1 decision" : "\(grouped(total)) decisions")", .bold)
  }

  private func decisions(_ decisions: Summary.Decisions) -> NumberTable {
    var table = NumberTable(header: ["decision", "count", "share"], words: 1)
    for decision in [Decision.allow, .block, .undecided] {
      let count = decisions[decision]
      table.append(
        [decision.rawValue, grouped(count), share(count, of: decisions.total)], ink: count == 0 ? nil : decision.ink)
    }
    return table
  }

  /// Rules that did something; of the others, how many there are.
  private func appendRules(of summary: Summary, to text: inout OutputBytes) {
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
    if !table.isEmpty { append(table, to: &text) }
    guard idle > 0 else { return }
    if table.isEmpty { text.append("\n") }
    text.append(idle == 1 ? "  1 rule did nothing\n" : "  \(grouped(idle)) rules did nothing\n")
  }

  private func authorities(_ summary: Summary) -> NumberTable {
    var table = NumberTable(header: ["on the word of", "applied"], words: 1)
    for (name, applied) in summary.sortedAuthorities { table.append([visible(name), grouped(applied)]) }
    return table
  }

  private func places(_ summary: Summary) -> NumberTable {
    var table = NumberTable(header: ["place", "allow", "block", "undecided"], words: 1)
    for (place, decisions) in summary.sortedPlaces {
      table.append([
        place.words, grouped(decisions.allow), grouped(decisions.block), grouped(decisions.undecided),
      ])
    }
    return table
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
  /// Row after row, the header first.
  private var cells: [(text: String, width: Int)] = []
  private var inks: [Ink?] = []
  private var widths: [Int]
  private let words: Int

  init(header: [String], words: Int) {
    widths = header.map { _ in 0 }
    self.words = words
    append(header, ink: .faint)
  }

  var isEmpty: Bool { inks.count == 1 }

  mutating func append(_ row: [String], ink: Ink? = nil) {
    for (column, cell) in row.enumerated() {
      let width = displayWidth(cell)
      widths[column] = max(widths[column], width)
      cells.append((cell, width))
    }
    inks.append(ink)
  }

  /// Its lines, each with its line end. The header is painted as a whole, of other rows the first word.
  func append(to text: inout OutputBytes, _ style: Style) {
    for (row, ink) in inks.enumerated() {
      for column in widths.indices {
        let (cell, width) = cells[row * widths.count + column]
        let gap = widths[column] - width
        text.append(spaces: column < words ? 2 : 2 + gap)
        text.append(ink.map { row == 0 || column == 0 ? style.paint(cell, $0) : cell } ?? cell)
        if column < words { text.append(spaces: gap) }
      }
      text.append("\n")
    }
  }
}
