import BailiwickSource

/// What a session can be told beside asking: each is entered as `:name`, or as a beginning that no other has.
public enum Command: String, CaseIterable, Sendable {
  case help, load, reload, facts, set, unset, show, eval, why, whatif, sweep, who, compare, table, leaks, lint, test
  case type, info, explain, diff, undo, reset, save, watch, time, transcript, format, quit

  /// What stands after the name.
  public var argument: String {
    switch self {
    case .help: "[COMMAND]"
    case .load: "PATH…"
    case .facts: "[{…} | FILE [N]]"
    case .set, .whatif: "path = value; …"
    case .unset: "path …"
    case .sweep: "path [map | table]"
    case .who: "RULE"
    case .compare: "RULE RULE | PATH PATH"
    case .table: "[TABLE]"
    case .leaks: "[AUTHORITY]"
    case .test: "[REGEX]"
    case .type: "EXPRESSION"
    case .info: "NAME"
    case .explain: "CHECK…"
    case .save: "[FILE]"
    case .transcript: "[FILE | off]"
    case .watch, .time: "[on | off]"
    case .format: "[text | json]"
    case .reload, .show, .eval, .why, .lint, .diff, .undo, .reset, .quit: ""
    }
  }

  /// What commands are about, for `:help`.
  enum Topic: String, CaseIterable {
    case policies = "what is loaded and entered"
    case request = "the current request"
    case questions = "whom it concerns"
    case checks = "what is wrong"
    case session = "the session"
  }

  var topic: Topic {
    switch self {
    case .load, .reload, .watch, .show, .diff, .undo, .reset, .save: .policies
    case .facts, .set, .unset, .eval, .why, .whatif, .sweep: .request
    case .who, .compare, .table, .type, .info: .questions
    case .leaks, .lint, .test, .explain: .checks
    case .transcript, .time, .format, .help, .quit: .session
    }
  }

  public var summary: String {
    switch self {
    case .help: "the commands, or more of one"
    case .load: "loads files in the place of what is loaded"
    case .reload: "reads the files again, and says what changes for whom"
    case .facts: "the current request; or another one, the Nth of a file"
    case .set: "states facts: participant.location = HK; meeting.size = 3"
    case .unset: "forgets facts"
    case .show: "what is loaded and what was entered"
    case .eval: "decides the current request"
    case .why: "why it is so, what nearly fired, the smallest change that flips it"
    case .whatif: "decides it with other facts, and leaves it as it is"
    case .sweep: "the decision for every place, word or number that a fact can be, or every activity"
    case .who: "who is hit by a rule: where, and when"
    case .compare: "what differs between two rules or two policies, and for whom"
    case .table: "the decision tables, or one: block participant"
    case .leaks: "the proof for every authority, or how it leaks"
    case .lint: "every finding"
    case .test: "runs the tests"
    case .type: "the type of a condition, a place or a fact"
    case .info: "what a name stands for"
    case .explain: "the pages of checks, or the checks of a category: L002, leak"
    case .diff: "what was entered against the files: what changes for whom"
    case .undo: "takes back what was entered last, or a :reset"
    case .reset: "forgets what was entered, and the request"
    case .save: "writes what was entered, to a file or into those loaded"
    case .watch: "loads files again when they change, and says what that changes"
    case .time: "tells how long each answer took"
    case .transcript: "writes down the session as Markdown that can be run again"
    case .format: "how answers are shown"
    case .quit: "ends the session"
    }
  }

  /// The command that a statement is; `nil` for one that is no command.
  public init?(statement: String) {
    let line = statement.drop { $0.isWhitespace }
    guard line.first == ":", let command = try? Command(word: String(line.dropFirst().prefix { !$0.isWhitespace }))
    else { return nil }
    self = command
  }

  /// The command that a word, or the beginning of one, names.
  init(word: String) throws(Refusal) {
    if let exact = Command(rawValue: word) {
      self = exact
      return
    }
    let meant = Self.allCases.filter { !word.isEmpty && $0.rawValue.hasPrefix(word) }
    if meant.count == 1 {
      self = meant[0]
    } else if let command = Command(meantBy: word) {
      throw .usage("no command is named `:\(word)`; did you mean `:\(command.rawValue)`?")
    } else if meant.isEmpty {
      throw .usage(
        "no command is named `:\(word)`" + suggestion(word, among: Self.allCases.map(\.rawValue))
          + "; `:help` lists them")
    } else {
      throw .usage("`:\(word)` may be \(meant.map { "`:\($0.rawValue)`" }.joined(separator: ", "))")
    }
  }
}
