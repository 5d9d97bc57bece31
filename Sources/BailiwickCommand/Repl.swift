import ArgumentParser
import Bailiwick
import BailiwickExploring
import Glibc

struct Repl: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Explores policies: who is hit, why, what if, and what would change.",
    discussion: """
      Items of the language join what is loaded, conditions and places are shown with their values, and commands \
      begin with a colon; :help lists them. Without a PATH the policies below the working directory are loaded, if \
      there are any. From a pipe, statements are read line by line, an indented line going on with the one before; the \
      first error ends the session with its exit code. Otherwise it is 1 after a leak, a failed test or a finding that \
      is an error, and 4 after what was not proved.
      """)

  @Option(help: ArgumentHelp("The current request: the first in a file.", valueName: "file"))
  var facts: String?

  @Option(
    name: [.customShort("c"), .customLong("command")], parsing: .unconditionalSingleValue,
    help: ArgumentHelp("Do this and end; may be given several times.", valueName: "statement"))
  var statements: [String] = []

  @Flag(help: "Print each statement before its answer.")
  var echo = false

  @OptionGroup var shared: SharedOptions

  @Argument(help: "Policies and directories of them.", completion: .file(extensions: ["bwk"]))
  var paths: [String] = []

  func validate() throws {
    if paths.contains("-") { throw ValidationError("standard input is for statements here, and no policy") }
  }

  func run() throws {
    let origin: Exploration.Origin =
      statements.isEmpty && StandardStreams.isTerminal(STDIN_FILENO) ? .terminal : .pipe
    var session = Session(try surroundings(), style: shared.resultStyle)
    session.terminalWidth = Table.width
    if StandardStreams.isTerminal(STDOUT_FILENO) { session.terminalSweepForm = .map }
    let exploration = Exploration(session, echo: echo, origin: origin, errorStyle: shared.errorStyle)
    let loaded = try load(exploration, origin)
    if let facts { try exploration.begin { $0.answer(to: ":facts \(facts)") } }
    if !statements.isEmpty {
      for statement in statements where !exploration.isOver { try exploration.answer(statement) }
    } else if origin == .terminal {
      let greeting = "bailiwick \(BailiwickCommand.version) — :help lists what can be asked, Ctrl-D ends\n" + loaded
      try Terminal.explore(exploration, greeting: shared.quiet ? nil : greeting, style: shared.resultStyle)
    } else {
      var lines = StatementLines()
      while !exploration.isOver, let statement = lines.next(isIncomplete: exploration.session.isIncomplete) {
        try exploration.answer(statement)
      }
    }
    try exploration.end()
  }

  /// Loads what is named, or what there is. Returns what is to be said of it.
  private func load(_ exploration: Exploration, _ origin: Exploration.Origin) throws -> String {
    var told = ""
    guard paths.isEmpty else {
      try exploration.begin { session in
        let answer = session.load(paths: paths)
        told = answer.status.isError ? "" : answer.text
        return answer
      }
      return told
    }
    guard try !PolicyWalk(".", ConfigurationFinder(path: nil)).files.isEmpty else {
      return "there are no .bwk files here: nothing is loaded\n"
    }
    try exploration.begin { session in
      var loading = session
      let answer = loading.load(paths: ["."])
      if origin == .terminal, answer.status.isError {
        told = "the .bwk files here do not make one policy, so nothing is loaded: `:load FILE`\n"
        return session.answer(to: "")
      }
      session = loading
      told = answer.text
      return answer
    }
    return told
  }

  private func surroundings() throws -> Surroundings {
    let finder = try ConfigurationFinder(path: nil)
    return Surroundings(
      load: { paths in try Programs.one(paths, finder) },
      read: { path throws(LoadingError) in try FileSystem.read(path) },
      write: { path, bytes throws(LoadingError) in try FileSystem.replace(path, with: bytes) },
      standing: { path throws(LoadingError) in FileSystem.isFile(path) ? try FileSystem.read(path) : nil },
      absolute: FileSystem.absolute,
      settings: { file in
        guard let (configuration, relative) = try finder.configuration(of: file) else { return .standard }
        return try configuration.settings(for: relative, CheckSelection())
      },
      now: { Clock.now }, names: { FileSystem.entries(of: $0) }, workingDirectory: FileSystem.workingDirectory)
  }
}
