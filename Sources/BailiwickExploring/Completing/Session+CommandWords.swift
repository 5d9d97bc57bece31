import Bailiwick
import BailiwickChecks
import BailiwickModel

extension Session {
  /// What can stand after a command's name.
  func commandWords(after lead: String, _ word: String) -> [String] {
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
      return declarations.rules.map(\.name) + declarations.orders.map(\.name) + sentence.tags + sentence.places
        + vocabulary.nouns.sorted() + vocabulary.effects.map(\.name) + vocabulary.activities.map(\.gerund)
        + vocabulary.kinds.flatMap(\.attributes).map(\.name)
    case .leaks: return declarations.bailiwicks.keys.sorted()
    case .format: return Format.allCases.map(\.rawValue)
    case .watch, .time: return ["on", "off"]
    case .table: return lead.contains(" ") ? vocabulary.nouns.sorted() : vocabulary.effects.map(\.name) + ["mark"]
    case .test: return declarations.tests.map(\.name)
    case .transcript: return fileWords(word) + ["off"]
    case .load, .facts, .save: return fileWords(word)
    case .explain: return Check.all.flatMap { [$0.code, $0.name] }
    case .set, .whatif: return valueWords(after: lead.dropFirst(name.count + 1)) ?? roots
    case .unset: return roots
    case .sweep: return lead.contains(" ") ? SweepForm.allCases.map(\.rawValue) : roots
    case .type: return sentence.following(lead.dropFirst(name.count + 1).trimmed)
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

  /// What the fact that is being stated can be; `nil` where its path is not yet written.
  private func valueWords(after lead: Substring) -> [String]? {
    guard !lead.hasSuffix(";"), let stated = StatedText.parts(of: String(lead), at: ";").last, stated.contains("=")
    else { return nil }
    let name = stated.prefix { $0 != "=" }.trimmed
    if name == "activity" { return current.vocabulary.activities.map(\.name) }
    guard let path = try? FactPath(name, in: current.vocabulary) else { return [] }
    switch path.type {
    case .people: return sentence.places
    case .flag: return ["true", "false"]
    case .tags: return sentence.tags
    case .time: return ["now"]
    case .located, .place, .choice, .text, .number, .record, .person, nil: return sentence.values(of: path)
    }
  }
}
