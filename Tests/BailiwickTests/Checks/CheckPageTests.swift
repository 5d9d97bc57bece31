import Bailiwick
import Foundation
import Testing

/// What the pages show is so: `avoid` has the finding, `prefer` has not.
@Suite struct CheckPageTests {
  @Test(arguments: Check.all) func avoidHasItAndPreferHasNot(_ check: Check) throws {
    if let avoid = check.page.avoid {
      let found = try Linting.findings(in: avoid)
      #expect(found.contains { $0.kind.code == check.code }, "\(found.map(\.message))")
    }
    let found = try Linting.findings(in: check.page.prefer)
    #expect(!found.contains { $0.kind.code == check.code }, "\(found.map(\.message))")
    #expect(!found.contains { $0.severity == .error }, "\(found.map(\.message))")
  }

  /// A page begins what it says of a fix with its safety, or says that one is proposed.
  @Test(arguments: Check.all) func avoidHasTheFixThatIsPromised(_ check: Check) throws {
    guard let avoid = check.page.avoid else { return }
    let fixes = try Linting.findings(in: avoid).filter { $0.kind.code == check.code }.flatMap(\.fixes)
    let promised: Set<Fix.Safety>
    switch check.page.fix.prefix(while: \.isLetter) {
    case "None": promised = []
    case "Safe": promised = [.safe]
    case "Unsafe": promised = check.page.fix.contains(" Safe where ") ? [.safe, .unsafe] : [.unsafe]
    default:
      #expect(check.page.fix.contains("propose"))
      promised = [.suggestion]
    }
    #expect(fixes.isEmpty == promised.isEmpty && promised.isSuperset(of: fixes.map(\.safety)), "\(fixes)")
    #expect(fixes.allSatisfy { !$0.edits.isEmpty })
  }

  /// Also what is only proposed: with it there is less to mend, and the program compiles if it did.
  @Test(arguments: Check.all) func whatIsPromisedMends(_ check: Check) throws {
    guard let avoid = check.page.avoid else { return }
    let before = try Linting.findings(in: avoid)
    let mendable = before.filter { $0.kind.code == check.code && !$0.fixes.isEmpty }
    guard let fix = mendable.first?.fixes.first else { return }
    var bytes = Array((avoid + "\n").utf8)
    for edit in fix.edits.sorted(by: { $0.range > $1.range }) {
      bytes.replaceSubrange(edit.range.offsets, with: edit.text.utf8)
    }
    let after = try Linting.findings(in: String(decoding: bytes.dropLast(), as: UTF8.self))
    #expect(after.count { $0.kind.code == check.code && !$0.fixes.isEmpty } < mendable.count)
    let others = { (findings: [Finding]) in findings.count { $0.severity == .error && $0.kind.code != check.code } }
    #expect(others(after) <= others(before), "\(after.map(\.message))")
  }

  @Test(arguments: Check.all) func isPrinted(_ check: Check) throws {
    let text = check.pageText()
    #expect(text.hasPrefix("\(check.code) \(check.name)\n"))
    #expect(!text.unicodeScalars.contains { $0 != "\n" && $0.properties.generalCategory == .control })
    #expect(check.pageMarkdown.hasPrefix("# \(check.code) \(check.name)\n"))
    let object = try JSONSerialization.jsonObject(with: Data(check.pageJSON.text().utf8)) as? [String: Any]
    #expect(object?["name"] as? String == check.name)
  }
}

/// The linter on texts, with every check, on the day of the pages.
enum Linting {
  static let settings = CheckSettings(enabled: Set(Check.all.map(\.code)))

  static var linter: Linter {
    Linter(today: Day(CheckPage.today)!) { facts, policy throws(LoadingError) in
      throw LoadingError(path: facts, reason: "the tests have no files")
    }
  }

  static func linted(_ compilation: Compilation, _ settings: CheckSettings = settings) -> LintedProgram {
    linter.lint(compilation, compilation.files.map { _ in settings })
  }

  /// What is found in a text that stands in a file, as `use` needs.
  static func findings(in text: String) throws -> [Finding] {
    let url = FileManager.default.temporaryDirectory.appending(path: "bailiwick-\(UUID().uuidString).bwk")
    try Data((text + "\n").utf8).write(to: url)
    defer { try? FileManager.default.removeItem(at: url) }
    return linted(Compilation(try Programs.one([url.path], ConfigurationFinder()))).findings
  }
}
