import BailiwickReporting
import Testing

@Suite struct TestReportTests {
  private let mixed = TestReport([
    TestResult(
      name: "Hong Kong keeps the meeting", file: "policy.bwk", line: 12, passed: true, expected: "allow",
      got: "allow"),
    TestResult(
      name: "a # <\"quoted\"> & \u{1B} name", file: "policy.bwk", line: 20, passed: false,
      expected: "no effects", got: "end by end-june-4th",
      request: TestRequest(words: "participant in HK", json: ["participant": ["location": "HK"]]),
      notes: [
        RuleNote(
          kind: .withheld, rule: "a", effect: "end", on: "meeting", file: "policy.bwk", line: 3, withheldBy: "b",
          conditions: [.init(words: "participant in CN", answer: "no", facts: "participant.location is HK")]),
        RuleNote(
          kind: .undecided, rule: "c", effect: "block", on: "participant", file: "policy.bwk", line: 4,
          needs: ["meeting.size"], conditions: []),
      ],
      details: ["end meeting — rule end-june-4th", "needs ]]> nothing"]),
    TestResult(
      name: "六四", file: "more/other.bwk", line: 1, passed: false, expected: "block by a, b",
      got: "undecided by a\u{FFFF}"),
    TestResult(
      name: "mark #\u{301}", file: "more/other.bwk", line: 3, passed: false, hasFacts: false,
      expected: "facts in none.json", got: "cannot read none.json: \"\u{1B}\""),
  ])

  @Test func mixedResults() throws {
    try expectGolden(
      "Tests/mixed",
      [
        "json": mixed.json.text(.indented), "text": mixed.text(), "tap": mixed.tap, "junit": mixed.junit,
        "coloured": mixed.text(.coloured).replacing("\u{1B}", with: "\\e"),
      ])
  }

  @Test(arguments: [0, 2]) func allPass(count: Int) {
    let report = TestReport(Array(repeating: mixed.results[0], count: count))
    #expect(report.text() == "\(count) passed, 0 failed\n")
  }

  @Test(.enabled(if: hasPython)) func junitIsReadByOthers() throws {
    let program = """
      import sys, xml.etree.ElementTree as tree
      root = tree.fromstring(sys.stdin.buffer.read())
      cases = list(root.iter("testcase"))
      assert root.tag == "testsuites" and root.get("tests") == "4" and root.get("failures") == "2" and root.get("errors") == "1"
      assert [s.get("name") for s in root] == ["policy.bwk", "more/other.bwk"]
      assert [c.find("failure") is not None for c in cases] == [False, True, True, False]
      assert cases[1].get("name") == 'a # <"quoted"> & \\\\u{1B} name'
      assert "needs ]]> nothing" in cases[1].find("failure").text.splitlines()
      """
    #expect(try pythonAccepts(mixed.junit, program))
    #expect(try pythonAccepts(TestReport([]).junit, "import sys, xml.dom.minidom as m; m.parse(sys.stdin)"))
    #expect(try pythonAccepts(mixed.json.text(), "import json, sys; json.load(sys.stdin)"))
  }
}
