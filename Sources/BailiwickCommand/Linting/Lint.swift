import ArgumentParser
import Bailiwick

struct Lint: ParsableCommand, DocumentPrinting {
  static let configuration = CommandConfiguration(
    abstract: "Finds what is wrong with policies.",
    discussion: """
      Reports every finding in source order. Of directories, a file that uses others and that none uses is a program \
      with what it uses, and so is, beside such files, one that none uses; all other files are a program together, \
      unless bailiwick.toml says otherwise. Which checks run is said here, in the nearest bailiwick.toml, or by \
      nobody: see 'bailiwick explain --all' and 'bailiwick config show FILE'. The categories are \
      \(Check.categories.joined(separator: ", ")); 'bailiwick explain CATEGORY' lists the checks of one.
      """)

  @Option(
    help: ArgumentHelp(
      "How to print the findings: text, concise, json, sarif, github, junit or gitlab; may be given several times.",
      valueName: "format[=file]"))
  var format: [LintFormat] = []

  @OptionGroup var selection: SelectionOptions

  @OptionGroup var fixes: FixOptions

  @Flag(
    help:
      "Print how often each check finds something, instead of the findings; to standard error beside a format for programs."
  )
  var statistics = false

  @Flag(help: "Tell accepted findings in sarif, as suppressed.")
  var showAccepted = false

  @Flag(help: "Look again whenever a file changes, until interrupted.")
  var watch = false

  @Flag(help: "Look at everything, and keep nothing for the next run.")
  var noCache = false

  @OptionGroup var shared: SharedOptions

  @Argument(help: "Policies, directories of them, or - for standard input.", completion: .file(extensions: ["bwk"]))
  var paths: [String] = []

  func validate() throws {
    if watch, fixes.isFixing || fixes.writeBaseline != nil {
      throw ValidationError("--watch only looks; it writes no policies and no baseline")
    }
    if watch, paths.contains("-") { throw ValidationError("standard input cannot be watched") }
    try LintFormat.expectApart(format, option: "--format")
    let shown = format.filter { $0.file == nil }
    if printsTexts, let document = shown.first(where: { !$0.isShown }) {
      throw ValidationError(
        "standard output is for the \(fixes.diff ? "patch" : "fixed text"); give the findings a file:"
          + " --format \(document.name.rawValue)=FILE")
    }
    if shown.count > 1, let document = shown.first(where: \.name.isDocument) {
      throw ValidationError(
        "--format \(document.name.rawValue) is one document and needs standard output for itself;"
          + " give it a file: --format \(document.name.rawValue)=FILE")
    }
  }

  /// Whether standard output is for a patch or for a text that is fixed.
  private var printsTexts: Bool { fixes.isFixing && (fixes.diff || paths.contains("-")) }

  func run() throws {
    guard watch else { return try lint() }
    var watch = Watch(paths, others: fixes.baseline.map { [$0] } ?? [], configuration: selection.config)
    try watch.run(shared) { used in try lint { used = $0.files.map(\.name) } }
  }

  /// - Parameter look: is told what was looked at, before the command may end.
  private func lint(_ look: (LintRun) -> Void = { _ in }) throws {
    let wanted = format.isEmpty ? [LintFormat(.text)] : format
    let formats = printsTexts ? wanted.filter { $0.file != nil } : wanted
    let printer = LintPrinter(
      formats: formats, style: shared.resultStyle, tellsAccepted: showAccepted, counts: statistics && !printsTexts)
    // Also what cannot be looked at is told in files.
    try expectFree(Destinations(reading: paths + [selection.config].compactMap(\.self)))
    var run: LintRun
    do {
      let folder = noCache || fixes.isFixing ? nil : CacheFolder.standard
      run = try LintRun(
        paths, selection, baseline: fixes.baseline, writing: fixes.writeBaseline, cachingIn: folder, shared)
      shared.report(run.failures)
      try expectFree(run.destinations)
      if fixes.isFixing {
        try FixWriter(fixes, paths, shared).fix(&run)
      } else {
        try run.look()
        folder?.trim()
      }
    } catch  where error is LoadingError || error is ConfigurationError {
      try printer.printFailure("\(error)")
      throw error
    }
    look(run)
    if let path = fixes.writeBaseline { try writeBaseline(&run, to: path) }
    try printer.print(run.report, files: run.files)
    let isAlone = formats.contains { $0.file == nil && $0.name.isDocument }
    if !isAlone, !printsTexts { shared.say(run.summary) }
    try finish(run)
  }

  /// Refuses files that results would be written over.
  private func expectFree(_ destinations: Destinations) throws(DestinationRefusal) {
    for file in format.compactMap(\.file) { try destinations.expectFree(file, for: .report) }
    if let path = fixes.writeBaseline { try destinations.expectFree(path, for: .baseline) }
  }

  private func finish(_ run: LintRun) throws {
    let status = !run.failures.isEmpty ? ExitStatus.unreadable : run.fails ? .no : .yes
    // At once, before all that was found is taken down.
    if !watch { StandardStreams.finish(with: status) }
    if status != .yes { throw status }
  }

  /// The run then says what the baseline does not know. What the former one knows of other files stays.
  private func writeBaseline(_ run: inout LintRun, to path: String) throws {
    let prints = fingerprints(of: run.linted.findings, in: run.linted.itemTexts)
    let known = zip(run.linted.findings, prints).filter { run.linted.mayBeKnown($0.0) }
    let kept = FileSystem.isFile(path) ? run.entriesOfOtherFiles(in: try Baseline(path: path)) : []
    let text = Baseline.text(of: known, files: run.linted.files, path: path, keeping: kept)
    try FileSystem.replace(path, with: Array(text.utf8))
    let rest = run.linted.findings.count - known.count
    shared.say(
      "\(known.count) \(known.count == 1 ? "finding" : "findings") written to \(path)"
        + (rest == 0 ? "" : "; \(rest) cannot be known by a baseline: errors that keep a policy from compiling, leaks"))
    try run.use(Baseline(path: path))
  }

  static func failureDocument(_ failure: NoResult, format: String) -> String? {
    guard let name = LintFormat.Name(rawValue: format), name.isDocument else { return nil }
    let printer = LintPrinter(formats: [], style: .plain, tellsAccepted: false, counts: false)
    let document = printer.rendered(LintReport(failure: failure.message), files: [], LintFormat(name))
    return String(decoding: Array(document.joined()), as: UTF8.self)
  }
}
