import ArgumentParser
import Bailiwick

struct Lint: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Finds what is wrong with policies.",
    discussion: """
      Reports every finding in source order. Of directories in which files use others, every file that none uses \
      is a program of its own. Which checks run is said here, in the nearest bailiwick.toml, or by nobody: see \
      'bailiwick explain --all' and 'bailiwick config show FILE'.
      """)

  @Option(
    help: ArgumentHelp(
      "How to print the findings: text, concise, json, sarif, github, junit or gitlab; may be given several times.",
      valueName: "format[=file]"))
  var format: [LintFormat] = []

  @OptionGroup var selection: SelectionOptions

  @Flag(help: "Print how often each check finds something, instead of the findings.")
  var statistics = false

  @Flag(help: "Tell accepted findings in sarif, as suppressed.")
  var showAccepted = false

  @OptionGroup var shared: SharedOptions

  @Argument(help: "Policies, directories of them, or - for standard input.", completion: .file(extensions: ["bwk"]))
  var paths: [String] = []

  func validate() throws {
    let shown = format.filter { $0.file == nil }
    if shown.count > 1, let document = shown.first(where: \.name.isDocument) {
      throw ValidationError(
        "--format \(document.name.rawValue) is one document and needs standard output for itself;"
          + " give it a file: --format \(document.name.rawValue)=FILE")
    }
  }

  func run() throws {
    let formats = format.isEmpty ? [LintFormat(.text)] : format
    let printer = LintPrinter(formats: formats, style: shared.resultStyle, tellsAccepted: showAccepted)
    let run: LintRun
    do {
      run = try LintRun(paths, selection, shared)
    } catch {
      try printer.printFailure("\(error)")
      throw error
    }
    if statistics {
      StandardStreams.result(run.report.statistics)
    } else {
      try printer.print(run.report, files: run.linted.files)
    }
    if !formats.contains(where: { $0.file == nil && $0.name.isDocument }) { shared.say(run.report.counts.summary) }
    if run.fails { throw ExitStatus.no }
  }
}
