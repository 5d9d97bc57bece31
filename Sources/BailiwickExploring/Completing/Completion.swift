import Bailiwick
import BailiwickChecks
import BailiwickModel
import BailiwickPlaces
import BailiwickSource
import BailiwickSyntax

/// What can stand where somebody is writing.
public struct Completion: Equatable, Sendable {
  /// The beginning of the word, as it is written.
  public let word: String
  /// The words that begin so, sorted; each once.
  public let candidates: [String]

  /// What all candidates add to the word.
  public var common: String {
    guard var common = candidates.first.map({ Array($0.utf8) }) else { return "" }
    for candidate in candidates.dropFirst() {
      common = Array(zip(common, candidate.utf8).prefix { $0 == $1 }.map(\.0))
    }
    return String(decoding: common.dropFirst(word.utf8.count), as: UTF8.self)
  }
}

extension Session {
  /// What can stand at the end of a text: the words that the grammar expects there, and the names that fit.
  public func completion(of text: String) -> Completion {
    let word = String(text.reversed().prefix { !$0.isWhitespace && !",;()=".contains($0) }.reversed())
    let lead = String(text.dropLast(word.count))
    let isCommand = text.drop { $0.isWhitespace }.first == ":"
    let takesFiles = Command(statement: lead).map { $0.argument.contains("FILE") || $0.argument.contains("PATH") }
    let isPath = word.contains(".") && !word.hasPrefix(":") && takesFiles != true
    let words =
      isPath ? pathWords(word) : isCommand ? commandWords(after: lead.trimmed, word) : sentenceWords(after: lead)
    return Completion(word: word, candidates: Set(words).filter { $0.hasPrefix(word) }.sorted())
  }

  // MARK: Sentences

  /// What the parser would have where something stands that fits nowhere.
  private func sentenceWords(after lead: String) -> [String] {
    if lead.trimmed.isEmpty { return ["given"] + words(for: .item) + words(for: .condition) + placeWords }
    switch lead.split(separator: " ") {
    case ["given"]: return vocabulary.nouns.sorted() + ["activity", "facts", "order", "time"]
    case ["given", "activity"]: return vocabulary.activities.map(\.gerund)
    case ["given", "order"]: return current.compilation.model.declarations.orders.map(\.name)
    default: break
    }
    let (before, after): (String, String)
    switch Statement(lead, vocabulary: current.vocabulary) {
    case .nothing, .command: return []
    case .items: (before, after) = ("", "")
    case .given: (before, after) = ("test \"\"\n  ", "\n  expect allow")
    case .places: (before, after) = ("territory X = ", "")
    case .fact, .condition: (before, after) = ("block participants when (", ")")
    }
    let end = before.utf8.count + lead.trimmedEnd.utf8.count
    let problems = parse(SourceFile(name: "", text: before + lead + " = " + after)).problems
    guard let problem = problems.first(where: { $0.range.start >= end }),
      case .expected(let expectations, _, _) = problem.fact
    else { return [] }
    // Where a clause may follow, what it follows may go on.
    let mayGoOn = expectations.contains { $0 == .keyword("when") || $0 == .keyword("expect") }
    return expectations.flatMap(words(for:)) + (mayGoOn ? Self.qualifierWords : [])
  }

  private static let qualifierWords = [
    "in", "outside", "possibly in", "tagged", "not tagged", "with", "and", "or", "except",
  ]

  private func words(for expectation: SyntaxProblem.Expectation) -> [String] {
    let declarations = current.compilation.model.declarations
    let vocabulary = declarations.vocabulary
    switch expectation {
    case .keyword(let word): return [word]
    case .item: return Statement.itemWords + vocabulary.effects.map(\.name)
    case .effect: return vocabulary.effects.map(\.name)
    case .noun: return vocabulary.nouns.sorted()
    case .condition:
      return vocabulary.nouns.sorted() + attributeNames + [
        "any", "every", "no", "at least", "at most", "exactly", "not", "time",
      ]
    case .comparison:
      return [
        "is", "is not", "in", "outside", "possibly in", "tagged", "not tagged", "at least", "at most", "matches",
        "contains",
      ]
        + ["and", "or", "is one of", "is known", "is unknown", "more than", "less than", "between", "before", "after"]
    case .place, .upperName: return placeWords + declarations.authorities.map(\.name)
    case .tag: return tagWords
    case .value:
      return vocabulary.kinds.flatMap(\.attributes).flatMap { attribute -> [String] in
        if case .choice(let words) = attribute.type { words } else { [] }
      }
    case .name: return declarations.orders.map(\.name) + vocabulary.activities.map(\.gerund) + vocabulary.nouns.sorted()
    // A condition or a list of places may end here, and so may go on.
    case .punctuation(")"): return ["and", "or", "except"]
    case .sentenceEnd: return ["or", "except"]
    case .integer, .date, .time, .instant, .string, .regex, .punctuation: return []
    }
  }

  private var vocabulary: Vocabulary { current.vocabulary }

  private var attributeNames: [String] { current.vocabulary.kinds.flatMap(\.attributes).map(\.name) }

  private var placeWords: [String] {
    Places.standard.countries + Places.standard.groups.map(\.code).filter { $0.first?.isLetter == true }
      + current.compilation.model.declarations.territories.map(\.name)
  }

  private var tagWords: [String] {
    let declarations = current.compilation.model.declarations
    let sentences = declarations.rules.map(\.sentence) + declarations.marks.map(\.sentence)
    return declarations.tags.map(\.use.tag) + declarations.markedTags + sentences.flatMap(\.tags).map(\.tag)
  }

  // MARK: Paths

  /// The attributes after the last dot of a path that starts at a noun, or in `with` at an attribute.
  private func pathWords(_ word: String) -> [String] {
    let vocabulary = current.vocabulary
    var steps = word.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
    steps.removeLast()
    let lead = steps.joined(separator: ".") + "."
    let starts = ["", vocabulary.person.noun.singular + ".", vocabulary.thing.noun.singular + "."]
    for start in starts {
      guard let path = try? FactPath(start + lead.dropLast(), in: vocabulary) else { continue }
      return (vocabulary.kind(at: path)?.attributes ?? []).map { lead + $0.name }
    }
    return []
  }

  // MARK: Commands

  private func commandWords(after lead: String, _ word: String) -> [String] {
    guard lead.hasPrefix(":") else { return Command.allCases.map { ":\($0.rawValue)" } }
    let name = lead.dropFirst().prefix { !$0.isWhitespace }
    guard let command = try? Command(word: String(name)) else { return [] }
    let declarations = current.compilation.model.declarations
    let vocabulary = declarations.vocabulary
    switch command {
    case .help: return Command.allCases.map(\.rawValue)
    case .who: return declarations.rules.map(\.name)
    case .compare: return declarations.rules.map(\.name) + fileWords(word)
    case .info:
      return declarations.rules.map(\.name) + declarations.orders.map(\.name) + tagWords + placeWords
        + vocabulary.nouns.sorted() + vocabulary.effects.map(\.name) + vocabulary.activities.map(\.gerund)
        + attributeNames
    case .leaks: return declarations.bailiwicks.keys.sorted()
    case .format: return Format.allCases.map(\.rawValue)
    case .watch, .time: return ["on", "off"]
    case .table: return lead.contains(" ") ? vocabulary.nouns.sorted() : vocabulary.effects.map(\.name) + ["mark"]
    case .test: return declarations.tests.map(\.name)
    case .transcript: return fileWords(word) + ["off"]
    case .load, .facts, .save: return fileWords(word)
    case .explain: return Check.all.map(\.code)
    case .set, .whatif: return lead.hasSuffix("=") ? valueWords(of: lead) : roots
    case .unset: return roots
    case .sweep: return lead.contains(" ") ? SweepForm.allCases.map(\.rawValue) : roots
    case .type: return sentenceWords(after: lead.dropFirst(name.count + 1).trimmed)
    case .reload, .show, .eval, .why, .lint, .diff, .undo, .reset, .quit: return []
    }
  }

  /// The files in the directory that a word names.
  private func fileWords(_ word: String) -> [String] {
    let lead = word.lastIndex(of: "/").map { String(word[...$0]) } ?? ""
    return surroundings.names(lead.isEmpty ? "./" : lead).map { lead + $0 }
  }

  private var roots: [String] {
    let vocabulary = current.vocabulary
    return [vocabulary.person.noun.singular, vocabulary.thing.noun.singular, "time", "activity", "orders"]
  }

  /// What the fact before the last `=` can be.
  private func valueWords(of lead: String) -> [String] {
    let name = lead.dropLast().trimmed.split(whereSeparator: { $0 == " " || $0 == ";" }).last.map(String.init) ?? ""
    if name == "activity" { return current.vocabulary.activities.map(\.name) }
    guard let path = try? FactPath(name, in: current.vocabulary) else { return [] }
    switch path.type {
    case .located, .place: return placeWords
    case .choice(let words): return words
    case .flag: return ["true", "false"]
    case .tags: return tagWords
    case .time: return ["now"]
    default: return []
    }
  }
}

extension Vocabulary {
  /// The kind of what a path leads to, if that has attributes.
  fileprivate func kind(at path: FactPath) -> Kind? {
    switch (path.type, path.place) {
    case (.record(let record), _): kinds[record]
    case (.person, _), (nil, .person): person
    case (nil, .fact(let path)): path.root == .thing ? thing : person
    default: nil
    }
  }
}
