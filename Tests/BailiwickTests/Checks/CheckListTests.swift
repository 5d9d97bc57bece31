import Bailiwick
import Foundation
import Testing

/// The list of checks, the folder of their files, their pages, the reference's table and the fixtures are one.
@Suite struct CheckListTests {
  private static let folder = Document.root.appending(path: "Sources/BailiwickChecks/Checks")

  @Test func everyCheckHasItsFile() throws {
    let files = try FileManager.default.subpathsOfDirectory(atPath: Self.folder.path)
      .filter { $0.hasSuffix(".swift") }.map { URL(filePath: $0).deletingPathExtension().lastPathComponent }
    let names = Check.all.map { $0.name.split(separator: "-").map(\.capitalized).joined() }
    #expect(files.sorted() == names.sorted())
  }

  @Test func codesAndNamesAreTakenOnce() {
    #expect(Set(Check.all.map(\.code)).count == Check.all.count)
    #expect(Set(Check.all.map(\.name)).count == Check.all.count)
    #expect(Set(Check.all.map(\.name)).intersection(Check.categories) == ["syntax"])
    let categories = Dictionary(grouping: Check.all) { $0.code.prefix(1) }.mapValues { Set($0.map(\.kind.category)) }
    #expect(categories.values.allSatisfy { $0.count == 1 }, "a letter stands for one category")
  }

  @Test func theReferenceListsThem() throws {
    let row = /\| ([A-Z]\d{3}) \| ([a-z-]+) \| ([a-z, †]+) \| (.+) \|/
    let rows = try Document("Grammar/reference/8-findings.md").text.matches(of: row).map { match in
      [match.1, match.2, match.3, match.4].joined(separator: " | ")
    }
    let wanted = Check.all.map { check in
      let severity = check.kind.severity.rawValue + (check.isOnByDefault ? "" : ", off")
      return [check.code, check.name, severity, check.summary].joined(separator: " | ")
    }
    #expect(rows == wanted)
  }

  @Test func theReferenceListsTheCategories() throws {
    let text = try Document("Grammar/reference/8-findings.md").text.replacing("\n", with: " ")
    let wanted = Check.categories.map { "`\($0)`" }.joined(separator: ", ")
    #expect(text.contains("The categories are \(wanted)."))
  }

  @Test(arguments: Check.all) func relatedChecksExist(_ check: Check) {
    #expect(check.page.related.allSatisfy { Check.named($0) != nil && $0 != check.code })
    for text in [check.summary, check.page.what, check.page.why, check.page.fix] { #expect(!text.isEmpty) }
  }

  @Test func everyCheckThatIsBuiltHasAFixture() {
    let drawn = Set(CheckFixtures.cases.flatMap { $0.files.flatMap(\.findings) }.map(\.code))
    // No small policy takes the proofs to their limit.
    let wanted = Check.all.filter { $0.runs(onSoundPolicy: true) && $0.name != "leak-unproved" }.map(\.code)
    let elsewhere = Set("CUY").union("M")
    #expect(wanted.filter { !drawn.contains($0) && !elsewhere.contains($0.first ?? " ") } == [])
  }

  @Test func unknownOnesAreNotFarFromKnownOnes() {
    #expect("\(UnknownCheck("L02"))".contains("'L002'"))
    #expect("\(UnknownCheck("redundant-plac"))".contains("'redundant-place'"))
    #expect("\(UnknownCheck("C"))".contains("'correctness'"))
    #expect("\(UnknownCheck("zzzz"))".contains("the categories are leak, correctness"))
    #expect(Check.named("d004")?.name == "redundant-place")
    #expect(Check.category(named: "leaks") == "leak")
  }
}

extension Check: CustomTestStringConvertible {
  public var testDescription: String { "\(code) \(name)" }
}
