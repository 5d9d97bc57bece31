import BailiwickSyntax

extension Check {
  static let tooLarge = Check(
    .tooLarge, "what exceeds a limit",
    page: CheckPage(
      what: "A file, a word or the depth of parentheses is beyond what is read.",
      why: "Everything has a limit, so that no text can make a check hang. The reference lists the limits.",
      avoid: nil,
      prefer: """
        block participants in CN for meetings tagged illegal-in-CN
        """,
      fix: "None. Divide the file, or simplify the condition."),
    .reading)
}
