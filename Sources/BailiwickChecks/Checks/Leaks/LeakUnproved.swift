import BailiwickModel
import BailiwickProofs
import BailiwickSource

extension FindingKind {
  static let leakUnproved = FindingKind("L011", "leak-unproved", category: "leak", .warning)
}

extension Check {
  static let leakUnproved = Check(
    .leakUnproved, "an analysis limit was reached",
    page: CheckPage(
      what: "The proof ran into its limit, so it is not known whether the authority is confined.",
      why: "What is not proved may leak.",
      avoid: nil,
      prefer: """
        block participants in CN for meetings tagged illegal-in-CN
        """,
      fix: "None. Simplify the conditions that the finding names.",
      related: ["Z002"]),
    .policy(findings))
}

private func findings(_ subject: Subject) -> [Finding] {
  subject.proofs.leaks.unproved.map { LeakFinding.finding($0, in: subject.policy) }
}
