import Bailiwick
import Testing

/// What policies decide, section by section of the reference: `Fixtures/Decisions`.
@Suite struct DecisionFixtures {
  @Test(arguments: DecisionCase.all) func decides(_ example: DecisionCase) {
    let compilation = Compilation(example.program)
    example.checkFindings(of: compilation)
    let requests = example.requests
    guard let policy = compilation.policySet else {
      if !requests.isEmpty { example.fail("no policy to decide its requests", line: example.section.line) }
      return
    }
    for request in requests { decide(request, by: policy, in: example) }
  }

  @Test func findsFixtures() {
    #expect(!DecisionCase.all.isEmpty)
  }

  private func decide(_ request: DecisionCase.Request, by policy: PolicySet, in example: DecisionCase) {
    var got: (terse: TerseOutcome, object: JSONValue)
    switch FactsReader(policy, strict: request.isStrict).read(Array(request.text.utf8)) {
    case .success(let read):
      var facts = read.facts
      if !request.hasNoClock { facts.time = facts.time ?? DecisionCase.noon }
      let outcome = Meaning(policy).outcome(of: facts)
      let compiled = Decider(DecisionProgram(policy, tables: tabulate(policy))).outcome(of: facts)
      #expect(compiled == outcome, "\(request.text)")
      got = (TerseOutcome(outcome, warnings: read.warnings), OutcomeJSON.object(outcome))
    case .failure(let error):
      got = (
        TerseOutcome(errorAt: error.path),
        OutcomeJSON.error(line: error.line, path: error.path, message: error.message)
      )
    }
    switch request.expectation {
    case .terse(let text):
      let expected = TerseOutcome(parsing: text)
      guard !expected.isMet(by: got.terse) else { return }
      fail(example, request, expected: expected.description, got: got.terse.description)
    case .object(let text):
      let result = Result { try (UnorderedJSON(parsing: text), UnorderedJSON(parsing: got.object.text())) }
      guard case .success(let (expected, found)) = result else {
        return fail(example, request, expected: "a JSON object, not\n\(text)", got: got.object.text())
      }
      guard expected != found else { return }
      fail(example, request, expected: expected.text, got: found.text)
    }
  }

  private func fail(
    _ example: DecisionCase, _ request: DecisionCase.Request, expected: String, got: String
  ) {
    example.fail("request  \(request.text)\nexpected \(expected)\ngot      \(got)", line: request.line)
  }
}
