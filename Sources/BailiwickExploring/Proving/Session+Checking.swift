import Bailiwick
import BailiwickChecks
import BailiwickDecisions
import BailiwickModel
import BailiwickReporting
import BailiwickSource

extension Session {
  /// What is found in the current program. What was found in it, or in one that is much like it, is used again.
  mutating func lint() throws(Refusal) -> Answer {
    let linter = Linter(today: Day(number: now.seconds / 86_400), readFacts: readFacts)
    var settings: [CheckSettings] = []
    for file in current.compilation.files {
      do { settings.append(try surroundings.settings(file.name)) } catch { throw .usage("\(error)") }
    }
    let found =
      lastLint.flatMap { $0.holds(of: current, linter, settings, style: style) ? $0 : nil }
      ?? LintAnswer(current, linter, settings, style: style, after: lastLint)
    lastLint = found
    return Answer(
      found.text, json: found.report.json,
      found.examined.linted.findings.contains { $0.severity == .error } ? .no : .yes)
  }

  func test(_ filter: String) throws(Refusal) -> Answer {
    guard let runner = TestRunner(current.compilation, readFacts: readFacts) else {
      throw .unreadable("the policy does not compile; `:lint` says why")
    }
    var pattern: TextPattern?
    if !filter.isEmpty {
      do throws(TextPattern.CompileError) { pattern = try TextPattern(pattern: filter, flags: "") } catch {
        throw .usage("no regular expression: \(error.message) at \(error.offset)")
      }
    }
    let report = TestReport(runner.run { name in pattern.map { $0.matches(name) == true } ?? true })
    return Answer(report.text(style), json: report.json, report.passed == report.results.count ? .yes : .no)
  }

  private var readFacts: (_ path: String, _ policyFile: String) throws(LoadingError) -> [UInt8] {
    { [surroundings] path, file throws(LoadingError) in
      try surroundings.read(file == EnteredItem.fileName ? path : FileSystem.path(path, relativeTo: file))
    }
  }

  /// How many rules of a table are shown.
  private static let shownRules = 100

  /// The tables, or one; in words their beginning, for machines all.
  func table(_ name: String) throws(Refusal) -> Answer {
    let policy = try policy
    let (tables, files) = (current.tables, current.compilation.files)
    if tables.isEmpty { return Answer("there are no rules", json: TableReport(policy, tables: [], files: files).json) }
    func report(_ tables: [DecisionTable], to count: Int) -> TableReport {
      TableReport(policy, tables: tables.map { $0.first(count) }, files: files)
    }
    let chosen = tables.filter { name.isEmpty || report([$0], to: 0).only(name) != nil }
    guard !chosen.isEmpty else {
      let names = report(tables, to: 0).tables.map(\.name).joined(separator: ", ")
      throw .usage("no table decides `\(name)`; the tables are \(names)")
    }
    let hidden = chosen.reduce(0) { $0 + max(0, $1.rules.count - Self.shownRules) }
    let rest = hidden == 0 ? "" : "\nand \(hidden) rules more: `bailiwick table` shows all, `:info RULE` one\n"
    return Answer(
      report(chosen, to: Self.shownRules).text(width: width, style) + rest, json: report(chosen, to: .max).json)
  }

  /// The pages of checks, by code or name, and the checks of categories.
  func explainChecks(_ words: String) throws(Refusal) -> Answer {
    var (texts, checks): ([String], [Check]) = ([], [])
    for word in words.split(whereSeparator: { $0 == "," || $0.isWhitespace }).map(String.init) {
      if let category = Check.category(named: word) {
        texts.append(checkList(ofCategory: category, style))
        checks += Check.chosen(by: category)
      } else if let check = Check.named(word) {
        texts.append(check.pageText(style))
        checks.append(check)
      } else {
        throw .usage("\(UnknownCheck(word))")
      }
    }
    return Answer(texts.joined(separator: "\n\n"), json: pagesDocument(checks))
  }
}
