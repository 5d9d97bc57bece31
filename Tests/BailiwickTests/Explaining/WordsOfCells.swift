import Bailiwick
import Testing

/// The words of a cell ask what the cell answers: a rule that asks just them is decided so by `Meaning`.
@Suite struct WordsOfCells {
  @Test(.enabled(if: RandomCase.canBeMade, "python3 is not installed"))
  func askWhatTheCellAnswers() throws {
    var asked = 0
    for example in try RandomCase.make(seed: 12) {
      let vocabulary = example.policy.vocabulary
      let informing = vocabulary.effects.first { $0.force == .informs && $0.targets.contains(.participant) }
      guard let informing else { continue }
      let json = ExplanationJSON(example.policy, files: example.compilation.files)
      for (request, facts) in example.requests where facts.participant != nil {
        let cells = json.object(example.explainer.explanation(of: facts)).cells
        let probes = cells.enumerated().map { number, cell in
          "rule probe-\(number): \(informing.name) \(vocabulary.person.noun.plural) "
            + Self.clause(cell.condition, thing: vocabulary.thing.noun.plural)
        }
        let probing = Compilation(Program(text: example.text + "\n" + probes.joined(separator: "\n")))
        guard let policy = probing.policySet else {
          let errors = probing.findings.filter { $0.severity == .error }
          let shown = FindingsConcise(files: probing.files).render(errors)
          Issue.record("\(shown)\(probes.joined(separator: "\n"))\n\(example.text)")
          return
        }
        let outcome = Meaning(policy).outcome(of: facts)
        for (number, cell) in cells.enumerated() {
          let answer =
            outcome.effects.contains { $0.rule == "probe-\(number)" }
            ? "yes" : outcome.undecided.contains { $0.rule == "probe-\(number)" } ? "unknown" : "no"
          asked += 1
          guard answer != cell.answer else { continue }
          Issue.record("\(probes[number])\n\(cell.answer), not \(answer)\n\(request)\n\(example.text)")
          return
        }
      }
    }
    #expect(asked > RandomCase.count)
  }

  /// A condition of a rule, or the clause that the words are.
  private static func clause(_ words: String, thing: String) -> String {
    guard let first = words.split(separator: " ").first else { return "" }
    switch first {
    case "under", "until", "through": return words
    case "from": return words.last?.isLetter == true && !words.hasSuffix("Z") ? "\(words) \(thing)" : words
    default: return "when \(words)"
    }
  }
}

extension JSONValue {
  /// Every cell that an explanation shows, but for those whose words are no condition.
  fileprivate var cells: [(condition: String, answer: String)] {
    switch self {
    case .array(let elements): return elements.flatMap(\.cells)
    case .object(let object):
      // A lifting rule may be about somebody else than the participant.
      let inner = object.members.filter { $0.name != "withheld" }.flatMap(\.value.cells)
      guard case .string(let condition)? = object.members.first(where: { $0.name == "condition" })?.value,
        case .string(let answer)? = object.members.first(where: { $0.name == "answer" })?.value,
        condition != "one of several conditions"
      else { return inner }
      return [(condition, answer)] + inner
    case .null, .bool, .integer, .string: return []
    }
  }
}
