import ArgumentParser
import Bailiwick
import Glibc

extension ColourChoice: ExpressibleByArgument {}

/// What every command takes.
struct SharedOptions: ParsableArguments {
  @Option(help: "Colour: auto, always or never.")
  var color: ColourChoice = .auto

  @Flag(name: [.short, .long], help: "No summary and no hints on standard error.")
  var quiet = false

  @Option(help: ArgumentHelp("What messages call standard input.", valueName: "name"))
  var stdinFilename: String = "<stdin>"

  var resultStyle: Style {
    color.style(
      environment: StandardStreams.environment, isTerminal: StandardStreams.isTerminal(STDOUT_FILENO))
  }

  var errorStyle: Style {
    color.style(
      environment: StandardStreams.environment, isTerminal: StandardStreams.isTerminal(STDERR_FILENO))
  }

  /// Reads and compiles the one program for which paths stand.
  func compile(_ paths: [String]) throws -> Compilation {
    Compilation(try Programs.one(paths, ConfigurationFinder(), standardInputName: stdinFilename))
  }

  /// Says why a program does not compile.
  func refusal(of compilation: Compilation, named name: String = "the policy") -> NoResult {
    explainErrors(of: compilation)
    return NoResult(message: "\(name) does not compile", files: compilation.files.map(\.name))
  }

  /// Reads the programs for which paths stand.
  func programs(in paths: [String]) throws -> Programs {
    try Programs(paths, ConfigurationFinder(), standardInputName: stdinFilename)
  }

  /// Says what could not be read, though the command went on.
  func report(_ failures: [LoadingError]) {
    for failure in failures { StandardStreams.error("error: \(failure)") }
  }

  /// A hint or a summary.
  func say(_ text: String) {
    if !quiet { StandardStreams.error(text) }
  }

  /// Shows why a policy does not compile.
  func explainErrors(of compilation: Compilation) {
    let errors = compilation.findings.filter { $0.severity == .error }
    StandardStreams.error(FindingsText(files: compilation.files, style: errorStyle).render(errors))
    say("the policy does not compile: \(FindingCounts(errors).summary)")
  }
}
