import BailiwickModel
import BailiwickReporting
import Testing

@Suite struct OutcomeTests {
  private static let mainland = AppliedEffect(
    effect: "block", on: "participant", rule: "block-mainland", authorities: ["CN"], order: "june-4th",
    because: "Order of 20 May 2020, item 3", notice: "This meeting is not available where you are.")
  private static let end = end(isDecisive: false)

  /// An end of the meeting, as it is reported of the meeting or of somebody in it.
  private static func end(isDecisive: Bool) -> AppliedEffect {
    AppliedEffect(
      effect: "end", on: "meeting", rule: "end-meeting", authorities: ["CN", "HK", "US"], order: nil,
      because: nil, notice: nil, isDecisive: isDecisive)
  }
  private static let warning = AppliedEffect(
    effect: "warn", on: "participant", rule: "warn-all", authorities: [], order: nil, because: nil,
    notice: "Recorded.")
  private static let maybe = UndecidedEffect(
    effect: "block", on: "participant", rule: "block-mainland", needs: ["meeting.people[1].location"])
  private static let spared = WithheldEffect(effect: "end", on: "meeting", rule: "r3", by: "protect-all")

  private func expect(_ name: String, _ outcome: Outcome, title: String, places: [String] = []) throws {
    let compact = OutcomeJSON.object(outcome).text()
    #expect(!compact.contains("\n"))
    if hasPython { #expect(try pythonAccepts(compact, "import json, sys; json.load(sys.stdin)")) }
    try expectGolden(
      "Outcomes/\(name)",
      [
        "title": title, "places": places.joined(separator: "; "), "json": compact,
        "text": OutcomeText().render(outcome, title: title, places: places),
        "coloured": OutcomeText(style: .coloured).render(outcome, title: title, places: places)
          .replacing("\u{1B}", with: "\\e"),
      ])
  }

  @Test func participant() throws {
    let outcome = Outcome(
      decision: .block, effects: [Self.mainland, Self.end],
      undecided: [
        UndecidedEffect(effect: "end", on: "meeting", rule: "r2", needs: ["meeting.people", "time"])
      ],
      withheld: [Self.spared], limits: ["r2"])
    try expect("participant", outcome, title: "p7 in CN, joining m1")
  }

  @Test func allowed() throws {
    let outcome = Outcome(decision: .allow, effects: [], undecided: [], withheld: [])
    try expect("allowed", outcome, title: "")
  }

  @Test func people() throws {
    func person(
      _ id: String?, _ decision: Decision, _ effects: [AppliedEffect] = [], open: [UndecidedEffect] = []
    ) -> PersonOutcome {
      PersonOutcome(
        id: id,
        outcome: Outcome(decision: decision, effects: effects, undecided: open, withheld: [Self.spared]))
    }
    let outcome = Outcome(
      decision: nil, effects: [], undecided: [], withheld: [Self.spared],
      people: [
        person("p1", .block, [Self.mainland]), person("王小明", .allow, [Self.warning]),
        person(nil, .undecided, open: [Self.maybe]),
        person("p4\u{1B}", .block, [Self.mainland, Self.warning]),
        person("host", .allow),
      ])
    try expect(
      "people", outcome, title: "m1, the fourth of June",
      places: ["CN", "HK", "CN or HK", "CN", "place unknown"])
  }

  @Test func everybodyIsCutOff() throws {
    let person = Outcome(decision: .block, effects: [Self.end(isDecisive: true)], undecided: [], withheld: [])
    let outcome = Outcome(
      decision: nil, effects: [Self.end], undecided: [], withheld: [],
      people: ["a", "b"].map { PersonOutcome(id: $0, outcome: person) })
    try expect("everybody", outcome, title: "m2")
  }

  @Test func nobodyIsGiven() throws {
    let outcome = Outcome(decision: nil, effects: [], undecided: [], withheld: [], people: [])
    try expect("nobody", outcome, title: "m3")
  }

  @Test func errors() {
    let error = OutcomeJSON.error(line: 3, path: "participant.location", message: "no place \"XX\"")
    #expect(
      error.text() == #"{"error":{"line":3,"path":"participant.location","message":"no place \"XX\""}}"#)
    #expect(
      OutcomeText().renderError(line: 3, path: "participant.location", message: "no place \"XX\"")
        == "error      line 3, participant.location: no place \"XX\"\n")
    let whole = OutcomeText().renderError(line: 3, path: "", message: "no object")
    #expect(whole == "error      line 3: no object\n")
  }
}
