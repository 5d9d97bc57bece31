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
        subdivision's country.
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
  subject.trees.flatMap { $0.nodes(.places) }.flatMap { list -> [Finding] in
    let words = list.children(.place).compactMap { $0.leaf(.upperWord) }
    let countries = Set(words.filter { $0.text.contains("-") }.map { String($0.text.prefix { $0 != "-" }) })
    guard !countries.isEmpty else { return [] }
    return words.filter { $0.text.utf8.count == 2 }.compactMap { word in
      let meant = Places.standard.subdivisions(withSuffix: word.text)
        .filter { countries.contains(String($0.prefix { $0 != "-" })) }
      guard let first = meant.first, let country = Places.standard.englishName(of: word.text) else { return nil }
      let name = Places.standard.englishName(of: first) ?? first
      return Finding(
        .ambiguousCode, "`\(word.text)` is \(country) here; \(name) is `\(first)`", at: word.range,
        fixes: [Fix("write \(first)", .suggestion, [.init(word.range, first)])])
    }
  }
}
