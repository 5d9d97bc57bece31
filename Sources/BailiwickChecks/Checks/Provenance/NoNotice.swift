import BailiwickModel
import BailiwickSource
import BailiwickSyntax

extension FindingKind {
  static let noNotice = FindingKind("P003", "no-notice", category: "provenance", .info)
}

extension Check {
  static let noNotice = Check(
    .noNotice, "people are restricted and told nothing, though others are told",
    page: CheckPage(
      what: """
        A restricting rule has no `notice`, in a program in which another has one. A program without any notice \
        tells people in another way, and is left in peace.
        """,
      why: "Whoever is not told takes a restriction for a fault, or blames somebody else.",
      avoid: """
        block participants in CN under CN notice "Not available where you are."

        block participants in HK under HK
        """,
      prefer: """
        block participants in CN under CN notice "Not available where you are."

        block participants in HK under HK notice "Not available where you are."
        """,
      fix: """
        The other rule's notice is proposed. Write it in the words of those who read it, or accept the finding with the \
        reason.
        """,
      related: ["P001"]),
    .policy(findings))
}

extension Subject {
  /// A notice like that of another rule.
  fileprivate func proposals(for rule: Rule, as told: Rule) -> [Fix] {
    guard let item = item(rule.origin), let other = self.item(told.origin),
      let notice = other.child(.noticeClause)?.leaf(.string)
    else { return [] }
    let end = SourceRange(file: item.range.file, start: item.range.end, end: item.range.end)
    return [Fix("say what `\(told.name)` says", .suggestion, [.init(end, " notice \(notice.text)")])]
  }
}

private func findings(_ subject: Subject) -> [Finding] {
  let rules = subject.policy.rules.filter { subject.effect(of: $0).force == .restricts }
  guard let told = rules.first(where: { $0.notice != nil }) else { return [] }
  return rules.filter { $0.notice == nil }.map { rule in
    Finding(
      .noNotice, "whom the rule `\(rule.name)` restricts is told nothing; `\(told.name)` has a notice",
      at: subject.place(of: rule), notes: [.init("help", "add `notice \"…\"`")],
      fixes: subject.proposals(for: rule, as: told))
  }
}
