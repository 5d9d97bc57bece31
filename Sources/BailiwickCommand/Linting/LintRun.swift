import Bailiwick

/// One look at policies: what is found, and whether that fails.
struct LintRun {
  let linted: LintedPrograms
  let report: LintReport
  let fails: Bool

  init(_ paths: [String], _ options: SelectionOptions, _ shared: SharedOptions) throws {
    let finder = try ConfigurationFinder(path: options.config)
    let linter = Linter(today: options.day) { facts, policy throws(LoadingError) in
      try FileSystem.read(FileSystem.path(facts, relativeTo: policy))
    }
    var programs: [LintedProgram] = []
    for paths in try ProgramDivision.programs(in: paths) {
      var loader = ProgramLoader(standardInputName: shared.stdinFilename)
      let compilation = Compilation(try loader.load(paths))
      let settings = try compilation.files.map { file in
        guard let (configuration, relative) = try finder.configuration(of: file.name) else {
          return try Configuration(file: "").settings(for: file.name, options.selection)
        }
        return try configuration.settings(for: relative, options.selection)
      }
      programs.append(linter.lint(compilation, settings))
    }
    linted = LintedPrograms(programs)
    let counts = FindingCounts(linted.findings, accepted: linted.accepted.count)
    report = LintReport(
      files: linted.files, findings: linted.findings, counts: counts, accepted: linted.accepted,
      itemText: linted.itemText)
    let configuration = try finder.configuration(of: linted.files.last?.name ?? ".")?.0
    let level = options.failOn ?? configuration?.failLevel ?? .error
    let maximum = options.maxWarnings ?? configuration?.maximalWarnings ?? .max
    fails =
      linted.findings.contains { $0.severity >= level.severity ?? .error } && level != .never
      || counts.warning > maximum
  }
}
