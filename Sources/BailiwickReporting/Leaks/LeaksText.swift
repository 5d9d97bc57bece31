import BailiwickChecks
import BailiwickModel
import BailiwickPlaces
import BailiwickProofs
import BailiwickSource

/// What was proved of every authority, for people: each leak with its excerpt, witness and repair, then a line for
/// each authority.
public struct LeaksText: Sendable {
  private let policy: PolicySet
  private let findings: FindingsText
  private let style: Style

  public init(_ policy: PolicySet, files: some Sequence<SourceFile>, style: Style) {
    self.policy = policy
    self.style = style
    findings = FindingsText(files: files, style: style, explained: Set(Check.all.map(\.code)))
  }

  public func render(_ report: LeakReport) -> String {
    let wording = LeakWording(policy)
    let found =
      report.leaks.map { LeakFinding.finding($0, in: policy, wording) }
      + report.unproved.map { LeakFinding.finding($0, in: policy) }
    var text = found.isEmpty ? "" : findings.render(found) + "\n"
    if report.authorities.isEmpty { return text + "no authority's word is used\n" }
    let width = report.authorities.map { $0.name.unicodeScalars.count }.max() ?? 0
    for authority in report.authorities {
      let padding = String(repeating: " ", count: width - authority.name.unicodeScalars.count)
      text += "\(authority.name)\(padding)  \(verdict(authority, in: report))\n"
    }
    if !report.assumptions.isEmpty {
      text += "\nTaken as declared: \(report.assumptions.joined(separator: ", ")).\n"
    }
    return text
  }

  private func verdict(_ authority: AuthorityVerdict, in report: LeakReport) -> String {
    let rules = report.leaks.filter { $0.authority == authority.name }.map { policy.rules[$0.rule].name }
    switch authority.verdict {
    case .confined: return style.paint("confined", .green)
    case .leaks: return style.paint("leaks", .red) + " in \(rules.joined(separator: ", "))"
    case .unproved: return style.paint("unproved", .yellow)
    }
  }
}
