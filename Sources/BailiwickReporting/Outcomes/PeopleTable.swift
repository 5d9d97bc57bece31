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

/// What decides about one person. Nothing that falls on others explains why somebody is allowed, and
/// what is said of the whole is not said again in full.
private func reasons(for person: Outcome, apartFrom whole: Outcome) -> [String] {
  let ownEffects = person.effects.filter { !whole.effects.contains($0) }.map(\.words)
  let ownWithheld = person.withheld.filter { !whole.withheld.contains($0) }
  switch person.decision {
  case .block:
    return person.effects.map { whole.effects.contains($0) ? $0.briefWords : $0.words }
  case .undecided: return ownEffects + person.undecided.map(\.words)
  case .allow, nil: return ownEffects + ownWithheld.map { "withheld: " + $0.words }
  }
}
