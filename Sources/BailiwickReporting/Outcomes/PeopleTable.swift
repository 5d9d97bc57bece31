import BailiwickModel

/// What is decided for each of a thing's people, a row a reason.
struct PeopleTable {
  private(set) var lines: [String] = []

  /// - Parameter whole: the outcome that these people are part of: what it lifts or leaves open for
  ///   the thing and its host is not repeated for everybody.
  init(_ people: [PersonOutcome], apartFrom whole: Outcome, places: [String], _ style: Style) {
    let hasPlaces = !places.isEmpty
    var table = TextTable(header: ["who"] + (hasPlaces ? ["where"] : []) + ["decision", "why"])
    for (index, person) in people.enumerated() {
      let who = person.id.map { visible($0) } ?? "person \(index + 1)"
      let place = index < places.count ? [visible(places[index])] : hasPlaces ? [""] : []
      let decision = person.outcome.decision
      let cells = [who] + place + [decision?.rawValue ?? ""]
      let reasons = reasons(for: person.outcome, apartFrom: whole)
      table.append(cells + [reasons.first ?? ""], ink: decision?.ink, at: cells.count - 1)
      for reason in reasons.dropFirst() { table.append(cells.map { _ in "" } + [reason]) }
    }
    lines = table.lines(indent: "  ", style)
  }
}

/// What decides about one person. What falls on others alone is left out, and what is said of the whole
/// is not said again in full.
private func reasons(for person: Outcome, apartFrom whole: Outcome) -> [String] {
  let wholeRules = Set(whole.effects.map(\.rule) + whole.undecided.map(\.rule) + whole.withheld.map(\.rule))
  let effects = person.effects.filter { $0.isDecisive || !wholeRules.contains($0.rule) }
    .map { wholeRules.contains($0.rule) ? $0.briefWords : $0.words }
  switch person.decision {
  case .block: return effects
  case .undecided:
    return effects
      + person.undecided.filter { $0.isDecisive || !wholeRules.contains($0.rule) }.map(\.words)
  case .allow, nil:
    return effects
      + person.withheld.filter { !wholeRules.contains($0.rule) }.map { "withheld: " + $0.words }
  }
}
