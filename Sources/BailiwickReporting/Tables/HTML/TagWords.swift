import BailiwickDecisions
import BailiwickModel

/// What tags mean, and on whose word they stand: those that are declared, those that marks add, and the others.
struct TagWords {
  private let declarations: Declarations

  init(_ declarations: Declarations) { self.declarations = declarations }

  /// The tags about which tests ask, and those of tables of marks, in byte order.
  func entries(of report: TableReport, asking tests: [Test]) -> [(String, String)] {
    var uses = Set(tests.compactMap(TagUse.init(_:)))
    for table in report.tables {
      if case .tag(let tag) = table.table.output { uses.insert(TagUse(tag: tag, isOnThing: true)) }
    }
    let sorted = uses.sorted { ($0.tag, $0.isOnThing ? 0 : 1) < ($1.tag, $1.isOnThing ? 0 : 1) }
    return sorted.map { ($0.tag.text, words($0)) }
  }

  private func words(_ use: TagUse) -> String {
    let declared = declarations.tags.first { $0.use == use }
    let asserter = declared?.asserter ?? declarations.asserters[use]
    let word = asserter.map { "Asserted by \($0)." } ?? "The house's own."
    let isMarked = use.isOnThing && declarations.markedTags.contains(use.tag)
    let parts = [declared?.title.map { "\($0)." }, word, isMarked ? added(use.tag) : nil]
    return parts.compactMap(\.self).joined(separator: " ")
  }

  /// That marks add a tag, and whose word they build on.
  private func added(_ tag: Spelling) -> String {
    let marks = declarations.marks.filter { $0.tag == tag }
    let words = Set(marks.flatMap(\.sentence.tags).compactMap { declarations.asserters[$0] }).sorted()
    return "Added by marks" + (words.isEmpty ? "." : ", on the word of \(words.joined(separator: ", ")).")
  }
}
