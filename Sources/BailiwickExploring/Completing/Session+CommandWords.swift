import Bailiwick
import BailiwickChecks
import BailiwickModel

extension Session {
  /// What can stand after a command's name.
  func commandWords(after lead: String, _ word: String) -> [String] {
    guard lead.hasPrefix(":") else { return Command.allCases.map { ":\($0.rawValue)" } }
    let name = lead.dropFirst().prefix { !$0.isWhitespace }
    guard let command = try? Command(word: String(name)) else { return [] }
    let rest = lead.dropFirst(name.count + 1)
    let before = rest.split(whereSeparator: \.isWhitespace).map(String.init)
    if let limit = command.wordLimit, before.count >= limit { return [] }
    let declarations = current.compilation.model.declarations
    let vocabulary = declarations.vocabulary
    let sentence = sentence(word)
    switch command {
    case .help: return Command.allCases.map(\.rawValue)
    case .who: return declarations.rules.map(\.name)
    case .compare: return declarations.rules.map(\.name) + fileWords(word)
    case .info:
      // What is the program's own is not to be sought among all the countries.
      let places = word.isEmpty ? declarations.territories.map(\.name) : sentence.places
      return declarations.rules.map(\.name) + declarations.orders.map(\.name) + sentence.tags + places
        + sentence.authorities + vocabulary.nouns.sorted() + vocabulary.effects.map(\.name)
        + vocabulary.activities.map(\.gerund) + vocabulary.kinds.flatMap(\.attributes).map(\.name)
        + ["time", "activity", "orders"]
    case .leaks: return declarations.bailiwicks.keys.sorted()
    case .format: return Format.allCases.map(\.rawValue)
    case .watch, .time: return ["on", "off"]
    case .table:
      return tableNames.filter { $0.starts(with: before) && $0.count > before.count }.map { $0[before.count] }
    case .test: return declarations.tests.map(\.name)
    case .transcript: return fileWords(word) + ["off"]
    case .load, .facts, .save: return fileWords(word)
    case .explain: return Check.all.flatMap { [$0.code, $0.name] }
    case .set, .whatif: return valueWords(after: rest, sentence) ?? roots
    case .unset: return roots
    case .sweep: return before.isEmpty ? sweptRoots : SweepForm.allCases.map(\.rawValue)
    case .type: return sentence.following(rest.trimmed)
    case .reload, .show, .eval, .why, .lint, .diff, .undo, .reset, .quit: return []
    }
  }

  /// The words of the names that tables have.
  private var tableNames: [[String]] {
    guard let policy = current.compilation.policySet else { return [] }
    return TableReport(policy, tables: current.tables.map { $0.first(0) }, files: []).tables.map { table in
      table.name.split(separator: " ").map(String.init)
    }
  }

  /// The files in the directory that a word names, between quotation marks where it begins with one.
  private func fileWords(_ word: String) -> [String] {
    let isQuoted = word.hasPrefix("\"")
    let path = isQuoted ? word.dropFirst() : word[...]
    let lead = path.lastIndex(of: "/").map { String(path[...$0]) } ?? ""
    let names = surroundings.names(lead.isEmpty ? "./" : lead).map { lead + $0 }
    return isQuoted ? names.map { "\"\($0)" + ($0.hasSuffix("/") ? "" : "\"") } : names
  }

  private var roots: [String] {
    let vocabulary = current.vocabulary
    return [vocabulary.person.noun.singular, vocabulary.thing.noun.singular, "time", "activity", "orders"]
  }

  /// Whence `:sweep` finds something that has values.
  private var sweptRoots: [String] { roots.filter { $0 != "time" && $0 != "orders" } }

  /// What the fact that is being stated can be; `nil` where its path is not yet written.
  private func valueWords(after lead: Substring, _ sentence: SentenceWords) -> [String]? {
    guard !lead.hasSuffix(";"), let stated = StatedText.parts(of: String(lead), at: ";").last, stated.contains("=")
    else { return nil }
    let name = stated.prefix { $0 != "=" }.trimmed
    let value = stated.drop { $0 != "=" }.dropFirst().trimmed
    let isOpen = value.isEmpty || value.hasSuffix(",") || value.split(separator: " ").last == "or"
    if name == "activity" { return isOpen ? current.vocabulary.activities.map(\.name) : [] }
    guard let path = try? FactPath(name, in: current.vocabulary) else { return [] }
    guard isOpen else { return path.mayBeOneOfSeveral ? ["or"] : [] }
    switch path.type {
    case .people: return sentence.codes
    case .flag: return ["true", "false"]
    case .tags: return sentence.tags
    case .time: return ["now"]
    case .located, .place, .choice, .text, .number, .record, .person, nil: return sentence.values(of: path)
    }
  }
}

extension FactPath {
  /// Whether somebody may be in one of several places, which `or` joins.
  fileprivate var mayBeOneOfSeveral: Bool {
    switch type {
    case .located, .place, .people, .person: true
    case .text, .number, .time, .flag, .tags, .choice, .record, nil: false
    }
  }
}

extension Command {
  /// How many words may stand after it; `nil` for any number.
  fileprivate var wordLimit: Int? {
    switch self {
    case .reload, .show, .eval, .why, .lint, .diff, .undo, .reset, .quit: 0
    case .help, .who, .leaks, .info, .format, .watch, .time, .transcript, .save: 1
    case .compare, .table, .sweep: 2
    case .load, .facts, .set, .unset, .whatif, .test, .type, .explain: nil
    }
  }
}
