import BailiwickSource

extension FindingKind {
  static let badAcceptance = FindingKind("M006", "bad-acceptance", category: "acceptance", .error)
}

extension Check {
  static let badAcceptance = Check(
    .badAcceptance, "a pragma that is not well formed, or gives no reason",
    page: CheckPage(
      what: """
        A line that begins with `#!` is not `#! accept CHECK: reason`, with `until DATE` at its end if the \
        acceptance is to lapse.
        """,
      why: "A finding is accepted with a reason, for those who read it later.",
      avoid: """
        #! accept no-authority
        block participants in CN
        """,
      prefer: """
        #! accept no-authority: the platform's own choice
        block participants in CN
        """,
      fix: "None. Write what is missing; the finding says what that is.",
      related: ["M003"]),
    .hiding)
}
