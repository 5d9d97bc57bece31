import Bailiwick
import Testing

/// Looking again at a program that has changed a little finds what looking at it for the first time finds.
struct ExaminingAgainTests {
  /// A program in two files, as somebody edits it.
  private struct Draft {
    var files = [
      [
        "tag mood on meeting asserted by DE", "order quiet issued by CN on 2020-05-20",
        "rule plain: block participants in CN for meetings tagged illegal-in-CN",
        "rule wide: block participants in CN, HK for meetings tagged illegal-in-CN",
        "rule again: block participants in CN for meetings tagged illegal-in-CN when meeting.size is more than 5",
        "rule half: block participants in HK for meetings tagged illegal-in-CN",
        "rule moody: block participants for meetings tagged mood", "rule soft: by default block participants in FR",
        "rule ordered: block participants in JP under quiet", "rule end: end meetings tagged illegal-in-CN",
        "never block participants in SE",
      ], [],
    ]

    private static let places = ["CN", "HK", "CN, HK", "FR", "EU", "JP, SE", "DE"]
    private static let tags = ["illegal-in-CN", "illegal-in-FR", "mood", "house"]
    private static let effects = [
      "block", "block", "by default block", "warn", "suspend", "allow", "protect",
    ]

    /// Adds an item, or writes one anew, or takes one away, or moves one to another place.
    mutating func change(_ random: inout some RandomNumberGenerator, step: Int) {
      let file = Int.random(in: 0...1, using: &random)
      let item = self.item(&random, step: step)
      guard let index = files[file].indices.randomElement(using: &random) else { return files[file].append(item) }
      switch Int.random(in: 0..<6, using: &random) {
      case 0, 1: files[file].append(item)
      case 2: files[file].insert(item, at: index)
      case 3: files[file][index] = item
      case 4: files[file].remove(at: index)
      default: files[1 - file].append(files[file].remove(at: index))
      }
    }

    private func item(_ random: inout some RandomNumberGenerator, step: Int) -> String {
      func pick(_ words: [String]) -> String { words.randomElement(using: &random) ?? "" }
      switch Int.random(in: 0..<12, using: &random) {
      case 0: return "never block participants in \(pick(Self.places)) when meeting.size is more than 3"
      case 1: return "mark meetings tagged \(pick(Self.tags)) as sensitive"
      case 2: return "rule marked-\(step): block participants in \(pick(Self.places)) for meetings tagged sensitive"
      case 3: return "order later-\(step) issued by FR on 2020-06-01"
      case 4: return "tag house on meeting asserted by SE"
      default:
        let place = pick(["", " in \(pick(Self.places))", " outside \(pick(Self.places))"])
        let thing = pick(["", " for meetings tagged \(pick(Self.tags))"])
        let more = pick(["", "", " when meeting.size is more than \(step)", " when participant.account.licensed"])
        return "rule new-\(step): \(pick(Self.effects)) participants\(place)\(thing)\(more)"
      }
    }

    var program: Program {
      Program(
        files: files.enumerated().map { number, items in
          SourceFile(id: FileID(number), name: "\(number).bwk", text: items.map { $0 + "\n" }.joined())
        })
    }
  }

  @Test(arguments: 0..<12)
  func whatIsFoundAgainIsWhatIsFoundAtFirst(seed: UInt64) throws {
    var random = SplitMix64(state: seed)
    let linter = Linter(today: try #require(Day("2026-06-15"))) { _, _ throws(LoadingError) in [] }
    var draft = Draft()
    var former: ExaminedProgram?
    for step in 0..<14 {
      let compilation = Compilation(draft.program)
      let settings = [CheckSettings.standard, .standard]
      let again = linter.examine(compilation, settings, after: former)
      #expect(
        report(again.linted, compilation) == report(linter.lint(compilation, settings), compilation),
        "step \(step): \(draft.files)")
      #expect(linter.finds(again, settings))
      former = again
      draft.change(&random, step: step)
    }
  }

  private func report(_ linted: LintedProgram, _ compilation: Compilation) -> String {
    LintReport(
      files: linted.files, findings: linted.findings, counts: FindingCounts(linted.findings),
      items: compilation.itemTexts
    ).json.text(.indented)
  }
}
