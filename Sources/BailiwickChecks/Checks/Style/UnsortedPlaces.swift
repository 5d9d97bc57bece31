import BailiwickSource
import BailiwickSyntax

extension FindingKind {
  static let unsortedPlaces = FindingKind("S002", "unsorted-places", category: "style", .info)
}

extension Check {
  static let unsortedPlaces = Check(
    .unsortedPlaces, "places that are not in the order of their codes", isOnByDefault: false,
    page: CheckPage(
      what: """
        A list of codes is not sorted. Off unless it is selected: in `US, PR, GU` the order says something.
        """,
      why: "Of two long lists that are sorted it can be seen what differs.",
      avoid: """
        block participants in FR, DE under EU
        """,
      prefer: """
        block participants in DE, FR under EU
        """,
      fix: "Safe: a list is a set of places. One with comments in it stays as it is.",
      related: ["S001", "D004"]),
    .tree(findings))
}

private func findings(_ tree: SyntaxTree, _ options: CheckOptions) -> [Finding] {
  let tests = ItemIndex(tree, of: .test)
  let lists = tree.nodes(.places, .except).filter { tests.item(holding: $0.range) == nil }
  return lists.compactMap { list in
    let places = list.children(.place)
    let texts = places.map { tree.file.text($0.range.offsets) }
    let sorted = texts.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    guard texts != sorted, let first = places.first, let last = places.last else { return nil }
    let range = first.range.through(last.range)
    let edits = zip(zip(places, texts), sorted).filter { $0.0.1 != $0.1 }.map { Fix.Edit($0.0.0.range, $0.1) }
    // A comment may be about the place beside which it stands.
    let isCommented = tree.hasComment(in: range.start..<tree.endOfLine(after: last).end)
    return Finding(
      .unsortedPlaces, "the places are not in the order of their codes", at: range,
      fixes: isCommented ? [] : [Fix("sort them", .safe, edits)])
  }
}
