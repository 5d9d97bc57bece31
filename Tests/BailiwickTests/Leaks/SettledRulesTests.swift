import Bailiwick
import Testing

/// What was proved before an item was entered or changed is used again, and the report is as if it were proved anew.
struct SettledRulesTests {
  private static let policy = """
    order quiet issued by CN on 2020-05-20
    tag mood on meeting asserted by DE
    mark meetings tagged illegal-in-CN as sensitive
    rule plain: block participants in CN for meetings tagged illegal-in-CN
    rule wide: block participants in CN, HK for meetings tagged illegal-in-CN
    rule marked: block participants for meetings tagged sensitive
    rule ordered: block participants in JP under quiet
    rule soft: by default block participants in FR for meetings tagged illegal-in-FR
    rule moody: block participants for meetings tagged mood
    rule own: block participants for meetings tagged house-rules
    rule ended: end meetings tagged illegal-in-CN when any participant in CN

    """

  @Test(arguments: [
    "", "rule new: block participants for meetings tagged illegal-in-US\n", "rule tell: warn participants in CN\n",
    "rule lift: allow participants in FR for meetings tagged illegal-in-CN\n",
    "rule shield: protect participants with account.licensed\n",
    "rule spare: protect participants in JP for meetings tagged illegal-in-CN\n",
    "rule ease: allow participants in FR, DE for meetings tagged illegal-in-FR\n",
    "rule far: protect participants outside CN for meetings tagged mood\n",
    "rule crowd: protect participants in SE when any participant in CN\n",
    "rule office: protect participants in JP under quiet\n",
    "mark meetings tagged illegal-in-RU as sensitive\n", "mark meetings tagged illegal-in-FR as sensitive\n",
    "mark meetings tagged sensitive as secret\n", "mark meetings tagged mood as illegal-in-CN\n",
    "tag house-rules on meeting asserted by SE\n",
    "order later issued by FR on 2020-06-01\n", "order taking issued by FR on 2020-06-01 adopts mood\n",
    "authority Board binds everywhere\n", "territory Home = US, CA\n",
    "never block participants in HK\n",
  ])
  func whatJoinsIsProvedAsIfAnew(item: String) throws {
    try expectSame(Self.policy, Self.policy + item)
    try expectSame(Self.policy + item, Self.policy)
    try expectSame(Self.policy, item + Self.policy)
  }

  @Test func everyRuleThatGoesIsForgotten() throws {
    let lines = Self.policy.split(separator: "\n", omittingEmptySubsequences: false)
    for (number, line) in lines.enumerated() where line.hasPrefix("rule ") {
      var others = lines
      others.remove(at: number)
      try expectSame(Self.policy, others.joined(separator: "\n"))
      others.insert(line.replacing("block participants", with: "suspend participants")[...], at: 4)
      try expectSame(Self.policy, others.joined(separator: "\n"))
    }
  }

  /// Without the settled rules everything would be proved anew, and the tests above would say nothing.
  @Test func rulesThatAreAsTheyWereAreSettled() throws {
    let old = try grounds(of: Self.policy)
    let new = try grounds(of: "rule new: block participants in SE\n" + Self.policy)
    #expect(SettledRules(from: old.policy, to: new.policy).formerNumbers == [nil, 0, 1, 2, 3, 4, 5, 6, 7])
    let asserted = try grounds(of: Self.policy + "tag house-rules on meeting asserted by SE\n")
    #expect(SettledRules(from: old.policy, to: asserted.policy).formerNumbers == [0, 1, 2, 3, 4, 5, nil, 7])
  }

  /// A rule that lifts reaches those whose people may be where it asks them to be, and a mark those that read its tag.
  @Test func whatIsLiftedOrMarkedElsewhereIsSettled() throws {
    let old = try grounds(of: Self.policy)
    func settled(_ item: String) throws -> [Int?] {
      SettledRules(from: old.policy, to: try grounds(of: Self.policy + item + "\n").policy).formerNumbers
    }
    #expect(
      try settled("rule spare: protect participants in JP for meetings tagged illegal-in-CN")
        == [0, 1, nil, nil, 4, nil, nil, nil, nil])
    #expect(
      try settled("rule ease: allow participants in FR for meetings tagged illegal-in-CN")
        == [0, 1, 2, 3, nil, 5, 6, 7, nil])
    #expect(
      try settled("mark meetings tagged illegal-in-FR as sensitive") == [0, 1, nil, 3, 4, 5, 6, 7])
    #expect(
      try settled("rule crowd: protect participants in SE when any participant in CN").allSatisfy { $0 == nil })
  }

  private func expectSame(_ before: String, _ after: String) throws {
    let (old, new) = (try grounds(of: before), try grounds(of: after))
    let settled = SettledRules(from: old.policy, to: new.policy)
    let report = LeakProver(new).report(after: LeakProver(old).report(), settled)
    #expect(description(report, new) == description(LeakProver(new).report(), new), "\(after)")
  }

  private func grounds(of text: String) throws -> Grounds {
    let compilation = Compilation(Program(text: text))
    let grounds = compilation.grounds
    return try #require(grounds, "\(compilation.findings.map(\.message))")
  }

  private func description(_ report: LeakReport, _ grounds: Grounds) -> String {
    LeaksJSON(grounds.policy, files: []).document(report, policyFiles: []).text(.indented)
  }
}
