import BailiwickPlaces
import BailiwickSource
import BailiwickSyntax

extension FindingKind {
  static let ambiguousCode = FindingKind("A004", "ambiguous-code", category: "agreement", .info)
}

extension Check {
  static let ambiguousCode = Check(
    .ambiguousCode, "`CA`, `DE`, `IN` beside subdivisions of those suffixes",
    page: CheckPage(
      what: """
        A list names a country whose code is also the end of a subdivision's code, beside subdivisions of that \
        subdivision's country. What stands after `except` is of the list, too.
        """,
      why: "In `US-NY, CA` the author may mean California, and says Canada.",
      avoid: """
        block participants in US-NY, CA under US
        """,
      prefer: """
        block participants in US-NY, US-CA under US
        """,
      fix: "The subdivision is proposed.",
      related: ["C001"]),
    .policy(findings))
}

private func findings(_ subject: Subject) -> [Finding] {
  let reading = PlaceReading(subject.declarations)
  return subject.trees.flatMap { $0.nodes(.places) }.flatMap { list in
    SuspectCodes(list, reading).words.compactMap { word, meant -> Finding? in
      guard let country = Places.standard.englishName(of: word.text) else { return nil }
      let name = Places.standard.englishName(of: meant) ?? meant
      return Finding(
        .ambiguousCode, "`\(word.text)` is \(country) here; \(name) is `\(meant)`", at: word.range,
        fixes: [Fix("write \(meant)", .suggestion, [.init(word.range, meant)])])
    }
  }
}
