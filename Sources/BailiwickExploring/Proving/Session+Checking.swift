import Bailiwick
import BailiwickChecks
import BailiwickDecisions
import BailiwickModel
import BailiwickReporting
import BailiwickSource

extension Session {
  func lint() throws(Refusal) -> Answer {
    let linter = Linter(today: Day(number: now.seconds / 86_400), readFacts: readFacts)
    let compilation = current.compilation
    var settings: [CheckSettings] = []
    for file in compilation.files {
      do { settings.append(try surroundings.settings(file.name)) } catch { throw .usage("\(error)") }
    }
    let linted = linter.lint(compilation, settings)
    let report = LintReport(
      files: compilation.files, findings: linted.findings,
      counts: FindingCounts(linted.findings, accepted: linted.accepted.count), itemText: compilation.itemText)
    let text = FindingsText(files: compilation.files, style: style, explained: Set(Check.all.map(\.code)))
    let findings = text.render(linted.findings)
    return Answer(
      findings + (findings.isEmpty ? "" : "\n") + report.counts.summary, json: report.json,
      linted.findings.contains { $0.severity == .error } ? .no : .yes)
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
    return Answer(report.text(style), json: report.json, report.failed == 0 ? .yes : .no)
  }

  private var readFacts: (_ path: String, _ policyFile: String) throws(LoadingError) -> [UInt8] {
    { [surroundings] path, file throws(LoadingError) in
      try surroundings.read(file == EnteredItem.fileName ? path : FileSystem.path(path, relativeTo: file))
    }
  }

  func table(_ name: String) throws(Refusal) -> Answer {
    let report = TableReport(try policy, tables: current.tables, files: current.compilation.files)
    if report.tables.isEmpty { return Answer("there are no rules", json: report.json) }
    guard !name.isEmpty else { return Answer(report.text(width: width, style), json: report.json) }
    guard let chosen = report.only(name) else {
      throw .usage("no table decides `\(name)`; the tables are \(report.tables.map(\.name).joined(separator: ", "))")
    }
    return Answer(chosen.text(width: width, style), json: chosen.json)
  }

  func explainCheck(_ word: String) throws(Refusal) -> Answer {
    guard let check = Check.named(word) else { throw .usage("\(UnknownCheck(word))") }
    return Answer(check.pageText(style), json: pagesDocument([check]))
  }
}
