import Bailiwick
import BailiwickModel
import BailiwickReporting
import BailiwickSource

extension Session {
  /// The value of a condition in the current request, the facts that it asks about, and what is missing.
  func evaluate(_ text: String) throws(Refusal) -> Answer {
    let condition = try condition(text)
    let policy = try policy
    let meaning = Meaning(policy)
    let value = meaning.value(of: condition, in: facts)
    let readings = readings(condition, meaning)
    let words = FactWords(policy: policy)
    let known = readings.filter(\.isKnown).map { words.words($0.reading) }
    var (headline, missing): (String, [String])
    switch value {
    case .yes: (headline, missing) = (style.paint("true", .green), [])
    case .no: (headline, missing) = (style.paint("false", .red), [])
    case .unknown(let doubt):
      missing = doubt.missing.sorted()
      let needs =
        missing.isEmpty ? "a pattern ran into its limits" : "needs \(visible(missing.joined(separator: ", ")))"
      headline = style.paint("unknown", .yellow) + ": " + needs
    }
    let json: JSONValue = [
      "value": .string(value.word), "type": "condition", "needs": .strings(missing), "facts": .strings(known),
    ]
    return Answer(([headline] + known.map { "  \($0)" }).joined(separator: "\n"), json: json)
  }

  /// A condition, as a rule of the current program would mean it.
  func condition(_ text: String) throws(Refusal) -> Condition {
    guard let effect = current.vocabulary.effects.first, let target = effect.targets.first else {
      throw .unreadable("the vocabulary has no effects, and so no conditions")
    }
    let lead = "never \(effect.name) \(current.vocabulary.noun(target)) when ("
    let model = try probe(text, after: lead, before: text.contains("#") ? "\n)" : ")")
    guard let never = model.declarations.nevers.first else { throw .unreadable("that is no condition") }
    return never.sentence.when
  }

  /// What a text means amid the current program, with words before and after it that make it an item.
  func probe(_ text: String, after lead: String, before close: String) throws(Refusal) -> Model {
    let trimmed = text.trimmed
    let model = current.compilation.meaning(ofProbe: lead + trimmed + close + "\n")
    let errors = model.findings.filter { $0.severity == .error }
    guard !errors.isEmpty else { return model }
    let file = SourceFile(id: FileID(current.compilation.files.count), name: "<input>", text: trimmed)
    let moved = errors.prefix(1).map { $0.moved(from: file.id, back: lead.utf8.count, into: file) }
    throw .findings(
      FindingsText(files: current.compilation.files + [file], style: style).render(moved), plain: errors[0].message)
  }

  /// What the request says where a condition asks, people who are counted apart; each path once.
  private func readings(_ condition: Condition, _ meaning: Meaning) -> [(reading: FactReading, isKnown: Bool)] {
    var seen: Set<Path> = []
    return condition.tests.compactMap { test in
      guard test.path.root != .counted, seen.insert(test.path).inserted,
        let (fact, path) = meaning.fact(at: test.path, in: facts),
        let type = current.vocabulary.type(of: test.path)
      else { return nil }
      return (.fact(path: path, fact, type), fact != .unknown)
    }
  }
}

extension Truth {
  fileprivate var word: String {
    switch self {
    case .yes: "true"
    case .no: "false"
    case .unknown: "unknown"
    }
  }
}
