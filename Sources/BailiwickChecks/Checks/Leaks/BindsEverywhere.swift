import BailiwickModel
import BailiwickSource

extension FindingKind {
  static let bindsEverywhere = FindingKind("L010", "binds-everywhere", category: "leak", .info)
}

extension Check {
  static let bindsEverywhere = Check(
    .bindsEverywhere, "a rule relies on an authority that claims the world",
    page: CheckPage(
      what: "An authority of the rule is declared to bind everywhere.",
      why: """
        No proof can find a leak of an authority that claims the world. Whoever reads the proof should know what it \
        rests on.
        """,
      avoid: """
        authority Court binds everywhere

        block participants in CN under Court
        """,
      prefer: """
        authority Court binds DE

        block participants in DE under Court
        """,
      fix: "None. Declare what the authority binds, or accept the finding with the ground of its claim.",
      related: ["L001"]),
    .policy(findings))
}

private func findings(_ subject: Subject) -> [Finding] {
  subject.policy.rules.flatMap { rule in
    rule.authorities.compactMap { name -> Finding? in
      guard case .everywhere = subject.policy.bailiwick(of: name),
        let declared = subject.declarations.authorities.first(where: { $0.name == name })
      else { return nil }
      return Finding(
        .bindsEverywhere, "the rule relies on \(name), which is declared to bind everywhere",
        at: subject.place(of: rule),
        labels: [.init("this is taken on trust", at: subject.nameRange(declared.origin))])
    }
  }
}
