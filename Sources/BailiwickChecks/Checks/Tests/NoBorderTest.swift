import BailiwickCoverage
import BailiwickDecisions
import BailiwickModel
import BailiwickPlaces
import BailiwickSource
import BailiwickSyntax

extension FindingKind {
  static let noBorderTest = FindingKind("X002", "no-border-test", category: "tests", .warning)
}

extension Check {
  static let noBorderTest = Check(
    .noBorderTest, "no test shows somebody just outside unaffected",
    page: CheckPage(
      what: """
        A restricting rule asks for a place, a test makes it fire, and no test gives somebody elsewhere of whom \
        everything else is as the rule asks.
        """,
      why: "That a restriction ends at the border is what matters most about it, and what is seen last.",
      avoid: """
        rule mainland: block participants in CN under CN

        test "mainland" given participant in CN expect block by mainland
        """,
      prefer: """
        rule mainland: block participants in CN under CN

        test "mainland" given participant in CN expect block by mainland
        test "just outside" given participant in HK expect allow
        """,
      fix: """
        None. `bailiwick test --generate borders` writes the test; or copy the one that makes the rule fire, and put \
        the person just across the border.
        """,
      related: ["X001"]),
    .absence(findings))
}

private func findings(_ subject: Subject) -> [Finding] {
  let stated = subject.testFacts.compactMap(\.self)
  guard !stated.isEmpty else { return [] }
  let firing = FiringRules(subject.policy, tables: subject.tables)
  let fired = stated.map { firing.rules(in: $0) }
  let meaning = Meaning(subject.policy)
  let files = subject.trees.map(\.file)
  lazy var scenes = stated.flatMap { meaning.scenes(of: $0) }
  return subject.policy.rules.enumerated().compactMap { number, rule in
    guard subject.effect(of: rule).force == .restricts, fired.contains(where: { $0.contains(number) }) else {
      return nil
    }
    let isShown: Bool
    if let path = subject.vocabulary.location(of: rule.sentence.target),
      let inside = rule.sentence.requiredPlaces(in: subject.vocabulary).flatMap(Places.standard.somePlace)
    {
      isShown = zip(stated, fired).contains { facts, fired in
        // In a party by places, somebody inside and somebody outside are in one test.
        if facts.participant == nil, fired.contains(number) { return true }
        guard !fired.contains(number), facts.isSomewhere(path) else { return false }
        var moved = facts
        moved.state(.place(Whereabouts([inside])), at: path, in: subject.vocabulary)
        return firing.fires(number, in: moved)
      }
    } else {
      let borders = Border.all(ofRule: number, in: subject.policy, files: files).filter(\.wantsInside)
      isShown =
        borders.isEmpty
        || scenes.contains { scene in borders.contains { $0.leavesAlone(in: scene, meaning) } }
    }
    guard !isShown else { return nil }
    return Finding(
      .noBorderTest, "no test shows that the rule `\(rule.name)` leaves somebody just outside alone",
      at: subject.place(of: rule),
      notes: [
        .init("help", "repeat the test in which it fires with a place outside, and `expect allow`"),
        .init("help", "`bailiwick test --generate borders` writes it"),
      ])
  }
}

extension Facts {
  /// Whether the place at the end of a path is stated.
  fileprivate func isSomewhere(_ path: Path) -> Bool {
    var members = path.root == .participant ? participant : thing
    for step in path.steps.dropLast() {
      if case .members(let inner)? = members?[step] { members = inner } else { return false }
    }
    guard let last = path.steps.last, case .place? = members?[last] else { return false }
    return true
  }
}
