import BailiwickPlaces
import BailiwickSource
import BailiwickSyntax

extension FindingKind {
  static let redundantPlace = FindingKind("D004", "redundant-place", category: "redundancy", .warning)
}

extension Check {
  static let redundantPlace = Check(
    .redundantPlace, "a place that others of its list hold already",
    page: CheckPage(
      what: """
        A list of places names one that the others together hold; or, after `except`, one that was not in the list.
        """,
      why: "A reader asks what the place adds. `EU, FR` may have been meant as `EU, GF`.",
      avoid: """
        block participants in EU, FR under EU
        """,
      prefer: """
        block participants in EU under EU
        """,
      fix: "Safe: the place is taken away, and the set of places stays the same.",
      related: ["S002", "C009"]),
    .policy(findings))
}

private func findings(_ subject: Subject) -> [Finding] {
  let reading = PlaceReading(subject.declarations)
  let items = subject.items(.territory, .authority, .order, .mark, .rule, .never)
  return items.flatMap { $0.nodes(.places) }.flatMap { list -> [Finding] in
    let places = list.children(.place)
    let except = list.child(.except)?.children(.place) ?? []
    let named = reading.atoms(of: places)
    let idle = except.filter { reading.atoms(of: [$0]).isDisjoint(with: named) }
    let others = except.filter { node in !idle.contains { $0.range == node.range } }
    return reading.redundant(in: places).map { finding($0, in: list, "the others of the list hold it already") }
      + idle.map { finding($0, in: list, "the places before `except` do not hold it") }
      + reading.redundant(in: others).map { finding($0, in: list, "the others after `except` hold it already") }
  }
}

private func finding(_ place: SyntaxNode, in list: SyntaxNode, _ why: String) -> Finding {
  let text = place.tree.file.text(place.range.offsets)
  return Finding(
    .redundantPlace, "`\(text)` adds nothing: \(why)", at: place.range,
    fixes: [Fix("take `\(text)` away", .safe, [.init(removal(of: place, from: list), "")])])
}

/// A place with the sign between it and its neighbour; the last after `except` goes with that word.
private func removal(of place: SyntaxNode, from list: SyntaxNode) -> SourceRange {
  let except = list.child(.except)
  let isExcluded = except.map { $0.range.start <= place.range.start } ?? false
  let siblings = (isExcluded ? except : list)?.children(.place) ?? []
  let index = siblings.firstIndex { $0.range == place.range } ?? 0
  let file = place.range.file
  if index > 0 { return SourceRange(file: file, start: siblings[index - 1].range.end, end: place.range.end) }
  if siblings.count > 1 {
    return SourceRange(file: file, start: place.range.start, end: siblings[1].range.start)
  }
  let last = list.children(.place).last?.range.end ?? place.range.start
  return SourceRange(file: file, start: last, end: place.range.end)
}
