import Bailiwick
import BailiwickChecks
import BailiwickReporting
import BailiwickSource

/// What `:lint` found in a program, kept for the next time.
struct LintAnswer {
  let examined: ExaminedProgram
  let settings: [CheckSettings]
  let report: LintReport
  /// The findings for people.
  let text: String
  private let program: LoadedProgram
  private let style: Style

  init(_ program: LoadedProgram, _ linter: Linter, _ settings: [CheckSettings], style: Style, after former: LintAnswer?)
  {
    self.program = program
    self.settings = settings
    self.style = style
    let compilation = program.compilation
    examined = linter.examine(compilation, settings, known: program.known, after: former?.examined)
    let findings = examined.linted.findings
    report = LintReport(
      files: compilation.files, findings: findings,
      counts: FindingCounts(findings, accepted: examined.linted.accepted.count),
      itemText: { compilation.itemText($0) })
    let drawn = FindingsText(files: compilation.files, style: style, explained: Set(Check.all.map(\.code)))
      .render(findings)
    text = drawn + (drawn.isEmpty ? "" : "\n") + report.counts.summary
  }

  /// Whether the linter would find the same in a program, and it would look the same.
  func holds(of program: LoadedProgram, _ linter: Linter, _ settings: [CheckSettings], style: Style) -> Bool {
    program === self.program && style == self.style && linter.finds(examined, settings)
  }
}
