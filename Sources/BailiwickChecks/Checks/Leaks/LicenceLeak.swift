import BailiwickProofs
import BailiwickSource

extension FindingKind {
  static let licenceLeak = FindingKind("L007", "licence-leak", category: "leak", .error)
}

extension Check {
  static let licenceLeak = Check(
    .licenceLeak, "a permission or exception hangs on an outsider's word",
    page: CheckPage(
      what: "Somebody outside is restricted unless an authority there says otherwise.",
      why: "To need a foreign authority's leave is to be under it.",
      avoid: """
        tag approved-by-cn on meeting asserted by CN

        block participants for meetings unless meeting tagged approved-by-cn
        """,
      prefer: """
        tag approved-by-cn on meeting asserted by CN

        block participants in CN for meetings not tagged approved-by-cn
        """,
      fix: "None. Ask for the leave only of people inside, or take the decision without it.",
      related: ["L001"]),
    .policy({ $0.leaks(.licence) }))
}
