import BailiwickReporting

extension Session {
  /// Does what a command says.
  mutating func perform(_ word: String, _ argument: String) throws(Refusal) -> Answer {
    let command = try Command(word: word)
    if command.argument.isEmpty, !argument.isEmpty { throw .usage("`:\(command.rawValue)` takes nothing after it") }
    let isNeeded = !command.argument.isEmpty && !command.argument.hasPrefix("[")
    if isNeeded, argument.isEmpty { throw .usage("`:\(command.rawValue) \(command.argument)`: \(command.summary)") }
    switch command {
    case .help: return try help(argument)
    case .load: return try load(ArgumentPaths.split(argument))
    case .reload: return try reload()
    case .facts: return try changeFacts(argument)
    case .set: return try set(argument)
    case .unset: return try unset(argument)
    case .show: return show()
    case .eval: return try decide(facts)
    case .why: return try explainDecision()
    case .whatif: return try whatIf(argument)
    case .sweep: return try sweep(argument)
    case .who: return try who(argument)
    case .compare: return try compare(argument)
    case .table: return try table(argument)
    case .leaks: return try leaks(argument)
    case .lint: return try lint()
    case .test: return try test(argument)
    case .type: return try type(of: argument)
    case .info: return try info(argument)
    case .explain: return try explainChecks(argument)
    case .diff: return try diff()
    case .undo: return try undo()
    case .reset: return reset()
    case .save: return try save(ArgumentPaths.only(argument))
    case .watch: return try changeWatching(argument)
    case .time: return try changeTiming(argument)
    case .transcript: return try changeTranscript(ArgumentPaths.only(argument))
    case .format: return try changeFormat(argument)
    case .quit: return Answer("", isEnd: true)
    }
  }

  private func help(_ argument: String) throws(Refusal) -> Answer {
    if !argument.isEmpty {
      let command = try Command(word: argument.hasPrefix(":") ? String(argument.dropFirst()) : argument)
      let usage = ":\(command.rawValue) \(command.argument)".trimmed
      let lines = [style.paint(usage, .bold), "  \(command.summary)"] + command.details.map { "  \($0)" }
      return Answer(lines.joined(separator: "\n"))
    }
    let topics = Command.Topic.allCases.map { topic in
      (words: topic.rawValue, commands: Command.allCases.filter { $0.topic == topic })
    }
    var table = TextTable(header: ["", ""])
    for command in topics.flatMap(\.commands) {
      table.append([":\(command.rawValue) \(command.argument)".trimmed, command.summary], ink: .bold)
    }
    var rows = table.lines(indent: "  ", style).dropFirst()
    var lines = [
      "An item of the language joins what is loaded: `block participants in CN for meetings tagged x`.",
      "A condition is asked of the current request: `participant in CN`. A place shows what it is: `CN`.",
      "`given participant in HK with role attendee` states facts. The beginning of a command is enough.",
    ]
    for topic in topics {
      lines += ["", style.paint(topic.words, .faint)] + rows.prefix(topic.commands.count)
      rows = rows.dropFirst(topic.commands.count)
    }
    let commands = Command.allCases.map { command -> JSONValue in
      [
        "command": .string(command.rawValue), "argument": .string(command.argument),
        "summary": .string(command.summary),
      ]
    }
    return Answer(lines.joined(separator: "\n"), json: ["commands": .array(commands)])
  }

  private mutating func changeFormat(_ argument: String) throws(Refusal) -> Answer {
    if argument.isEmpty { return Answer(format.rawValue) }
    guard let wanted = Format(rawValue: argument) else { throw .usage("`:format text` or `:format json`") }
    format = wanted
    return Answer("")
  }

  private mutating func changeWatching(_ argument: String) throws(Refusal) -> Answer {
    if argument.isEmpty { return Answer(isWatching ? "on" : "off") }
    let wanted = try Self.isOn(argument, .watch)
    guard !wanted || !paths.isEmpty else { throw .usage("nothing was loaded from files") }
    isWatching = wanted
    return wanted ? Answer(quoting: "watching \(paths.joined(separator: ", "))") : Answer("")
  }

  private mutating func changeTiming(_ argument: String) throws(Refusal) -> Answer {
    if argument.isEmpty { return Answer(isTimed ? "on" : "off") }
    isTimed = try Self.isOn(argument, .time)
    return Answer("")
  }

  private static func isOn(_ argument: String, _ command: Command) throws(Refusal) -> Bool {
    switch argument {
    case "on": return true
    case "off": return false
    default: throw .usage("`:\(command.rawValue) on` or `:\(command.rawValue) off`")
    }
  }
}
