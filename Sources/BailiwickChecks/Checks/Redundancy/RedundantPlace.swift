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
      fix: """
        Safe: the place is taken away, and the set of places stays the same. A code that may be meant as another, as \
        `ambiguous-code` finds it, stays, and so does a place with a comment beside it.
        """,
      related: ["S002", "C009", "A004"]),
    .policy(findings))
}

private func findings(_ subject: Subject) -> [Finding] {
  let reading = PlaceReading(subject.declarations)
  return subject.placeLists.flatMap { list -> [Finding] in
    let places = Array(list.children(.place))
    let except = list.child(.except)
    guard places.count > 1 || except != nil else { return [] }
    let suspects = SuspectCodes(list, reading)
    let redundant = reading.redundant(in: places).map {
      finding(places[$0], "the others of the list hold it already", places.removal(of: $0), suspects)
    }
    guard let except else { return redundant }
    return redundant + excludedInVain(Array(except.children(.place)), from: places, reading, suspects)
  }
}

/// What stands after `except` and takes nothing away.
private func excludedInVain(
  _ excluded: [SyntaxNode], from places: [SyntaxNode], _ reading: PlaceReading, _ suspects: SuspectCodes
) -> [Finding] {
  let named = reading.atoms(of: places)
  func isIdle(_ place: SyntaxNode) -> Bool { reading.atoms(of: [place]).isDisjoint(with: named) }
  let idle = excluded.indices.filter { isIdle(excluded[$0]) }.map {
    // The last one goes with the word before it.
    let removal =
      excluded.count == 1 ? [places[places.count - 1], excluded[0]].removal(of: 1) : excluded.removal(of: $0)
    return finding(excluded[$0], "the places before `except` do not hold it", removal, suspects)
  }
  let others = excluded.filter { !isIdle($0) }
  return idle
    + reading.redundant(in: others).map { index in
      let number = excluded.firstIndex { $0.range == others[index].range } ?? index
      return finding(
        others[index], "the others after `except` hold it already", excluded.removal(of: number), suspects)
    }
}

private func finding(
  _ place: SyntaxNode, _ why: String, _ removal: SourceRange, _ suspects: SuspectCodes
) -> Finding {
  let text = place.tree.file.text(place.range.offsets)
  let stays = suspects.has(place) || place.tree.hasComment(in: removal.offsets)
  return Finding(
    .redundantPlace, "`\(text)` adds nothing: \(why)", at: place.range,
    fixes: stays ? [] : [Fix("take `\(text)` away", .safe, [.init(removal, "")])])
}
