import BailiwickCoverage
import BailiwickDecisions
import BailiwickModel
import BailiwickPlaces
import BailiwickProofs
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
  guard let stated = StatedTests(subject) else { return [] }
  return subject.policy.rules.enumerated().compactMap { number, rule in
    guard subject.effect(of: rule).force == .restricts, stated.fire(number), !stated.show(number, rule) else {
      return nil
    }
    return Finding(
      .noBorderTest, "no test shows that the rule `\(rule.name)` leaves somebody just outside alone",
      at: subject.place(of: rule),
      notes: [
        .init("help", "repeat the test in which it fires with somebody on the other side, and `expect allow`"),
        .init("help", "`bailiwick test --generate borders` writes it"),
      ])
  }
}

/// What the tests of a program state.
private struct StatedTests {
  private let subject: Subject
  private let facts: [Facts]
  /// For each the rules that fire.
  private let fired: [Set<Int>]
  private let firing: FiringRules
  private let meaning: Meaning
  private let scenes = Once<[Scene]>()

  init?(_ subject: Subject) {
    facts = subject.testFacts.compactMap(\.self)
    guard !facts.isEmpty else { return nil }
    self.subject = subject
    let firing = FiringRules(subject.policy, tables: subject.tables)
    self.firing = firing
    fired = facts.map { firing.rules(in: $0) }
    meaning = Meaning(subject.policy)
  }

  func fire(_ rule: Int) -> Bool { fired.contains { $0.contains(rule) } }

  /// Whether somebody is shown whom a rule leaves alone for the place. Where nobody can be, it asks nothing of tests.
  func show(_ number: Int, _ rule: Rule) -> Bool {
    lazy var borders = Border.all(ofRule: number, in: subject.policy, files: subject.trees.map(\.file))
    guard let path = subject.vocabulary.location(of: rule.sentence.target),
      let inside = rule.sentence.requiredPlaces(in: subject.vocabulary).flatMap(Places.standard.somePlace)
    else { return show(borders) }
    if show(number, at: path, inside) { return true }
    // Where a rule asks for places more than once, it may be that nobody is outside for that alone.
    guard borders.count > 1 || rule.sentence.tests.count(where: { $0.path == path }) > 1 else { return false }
    let others = borders.filter { $0.test.path != path }
    let canBeShown = borders.contains { $0.test.path == path && !$0.leavesNobodyAlone(subject.proofs.grounds) }
    return !canBeShown && show(others)
  }

  /// Whether somebody is shown on whom a rule would fire in a place.
  private func show(_ rule: Int, at path: Path, _ inside: Place) -> Bool {
    zip(facts, fired).contains { facts, fired in
      // In a party by places, somebody inside and somebody outside are in one test.
      if facts.participant == nil, fired.contains(rule) { return true }
      guard facts.isSomewhere(path), !firing.fires(rule, in: facts) else { return false }
      var moved = facts
      moved.state(.place(Whereabouts([inside])), at: path, in: subject.vocabulary)
      return firing.fires(rule, in: moved)
    }
  }

  private func show(_ borders: [Border]) -> Bool {
    let borders = borders.filter(\.wantsInside)
    guard !borders.isEmpty else { return true }
    let scenes = scenes.value { facts.flatMap { meaning.scenes(of: $0) } }
    return scenes.contains { scene in borders.contains { $0.leavesAlone(in: scene, meaning) } }
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
