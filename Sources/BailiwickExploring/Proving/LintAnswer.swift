import Bailiwick
import BailiwickChecks
import BailiwickReporting
import BailiwickSource

/// What `:lint` found in a program, kept for the next time.
struct LintAnswer {
  let examined: ExaminedProgram
  let settings: [CheckSettings]
  let report: LintReport
  /// The findings for people; of many the gravest.
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
      items: compilation.itemTexts)
    let shown = Self.gravest(of: findings)
    let drawn = FindingsText(files: compilation.files, style: style, explained: Set(Check.all.map(\.code))).render(
      shown)
    let hidden = findings.count - shown.count
    let rest = hidden == 0 ? "" : "and \(hidden) findings more, none graver: `:format json` shows all\n"
    text = drawn + (drawn.isEmpty ? "" : "\n") + rest + report.counts.summary
  }

  private static let shownFindings = 100

  /// Those that weigh most, in source order as all are.
  private static func gravest(of findings: [Finding]) -> [Finding] {
    guard findings.count > shownFindings + 1 else { return findings }
    let order = findings.indices.sorted { (findings[$1].severity, $0) < (findings[$0].severity, $1) }
    return order.prefix(shownFindings).sorted().map { findings[$0] }
  }

  /// Whether the linter would find the same in a program, and it would look the same.
  func holds(of program: LoadedProgram, _ linter: Linter, _ settings: [CheckSettings], style: Style) -> Bool {
    program === self.program && style == self.style && linter.finds(examined, settings)
  }
}
