import Bailiwick

/// One look at policies: what is found, and whether that fails.
struct LintRun {
  private(set) var session: LintSession
  private(set) var linted = LintedPrograms([])
  private(set) var report = LintReport(failure: "")
  private(set) var fails = false
  /// What could not be read, though the run went on.
  let failures: [LoadingError]
  /// Those of the programs, and the baseline's where something is wrong with it.
  private(set) var files: [SourceFile] = []
  /// What reports must not be written over.
  let destinations: Destinations
  private let options: SelectionOptions
  private let configuration: Configuration?
  private var baseline: Baseline?
  /// What fixes make of the baseline; `nil` where that stays as it is.
  private(set) var fixedBaseline: FixedBaseline?
  private let folders: LookedAtFolders
  /// What holds for the checks in a file, by its name.
  private let settings: (String) throws -> CheckSettings

  /// What is known from earlier runs, where nobody says that it is not wanted.
  private let cache: ResultCache?

  /// - Parameters:
  ///   - written: the baseline that is about to be written, and so need not be there.
  ///   - folder: where it is kept what runs find; `nil` for nowhere.
  init(
    _ paths: [String], _ options: SelectionOptions, baseline: String?, writing written: String?,
    cachingIn folder: CacheFolder?, _ shared: SharedOptions
  ) throws {
    self.options = options
    let finder = try ConfigurationFinder(path: options.config)
    let readFacts: @Sendable (String, String) throws(LoadingError) -> [UInt8] = { facts, policy throws(LoadingError) in
      try FileSystem.read(FileSystem.path(facts, relativeTo: policy))
    }
    let day = options.day
    let programs = try Programs(paths, finder, standardInputName: shared.stdinFilename)
    failures = programs.failures
    var isCached = true
    let linter: @Sendable () -> Linter = { Linter(today: day, readFacts: readFacts) }
    let unconfigured = Result { () throws(UnknownCheck) in
      try Configuration(file: "").settings(for: "", options.selection)
    }
    let settings = { (name: String) in
      guard let (configuration, relative) = try finder.configuration(of: name) else { return try unconfigured.get() }
      return try configuration.settings(for: relative, options.selection)
    }
    session = try LintSession(programs.list.map(\.program), linter: linter) { name in
      if try finder.configuration(of: name)?.0.cachesResults == false { isCached = false }
      return try settings(name)
    }
    self.settings = settings
    folders = LookedAtFolders(paths)
    cache = (isCached ? folder : nil).map {
      ResultCache($0, build: BailiwickCommand.build, today: day, readFacts: readFacts)
    }
    configuration = try finder.configuration(of: programs.list.last?.program.files.last?.name ?? ".")?.0
    let configured = configuration.flatMap { found in
      found.baseline.map { FileSystem.path($0, relativeTo: found.file) }
    }
    let path = baseline ?? configured
    let isReplaced = path.map(FileSystem.location) == written.map(FileSystem.location)
    self.baseline = isReplaced ? nil : try path.map { try Baseline(path: $0) }
    let known = isReplaced ? [] : [path].compactMap(\.self)
    destinations = Destinations(
      reading: known + [options.config, configuration?.file].compactMap(\.self),
      policies: programs.list.flatMap(\.program.files))
  }

  /// Looks at the policies.
  mutating func look() throws {
    linted = session.linted(cache)
    try tell()
  }

  /// Mends what can be mended.
  mutating func fix(unsafe: Bool) throws -> Fixing {
    let fixing = Fixing(session, unsafe: unsafe)
    session = fixing.session
    linted = fixing.after
    let carried = baseline?.carried(over: fixing)
    let former = baseline?.file
    baseline = carried?.baseline
    try tell()
    if let former, let carried {
      fixedBaseline = FixedBaseline(former, after: carried.baseline.file, carried: carried.count, staleEntries)
    }
    return fixing
  }

  /// The lines of the baseline that stand for nothing.
  private var staleEntries: [SourceRange] {
    guard let id = files.last?.id, id.number >= linted.files.count else { return [] }
    return report.findings.filter { $0.kind.name == "stale-baseline" && $0.range.file == id }.map(\.range)
  }

  /// Reads the baseline again, which has been written.
  mutating func readBaselineAgain() throws {
    if let baseline { try use(Baseline(path: baseline.file.name)) }
  }

  /// What a baseline knows of files that this run does not look at.
  func entriesOfOtherFiles(in baseline: Baseline) -> [Baseline.Entry] {
    baseline.entries(outside: linted.files, folders)
  }

  /// Tells what a baseline does not know.
  mutating func use(_ written: Baseline) throws {
    baseline = written
    try tell()
  }

  /// How much is found, and whether more could be.
  var summary: String {
    let stops = report.findings.contains { finding in
      finding.severity == .error && Check.named(finding.kind.code)?.stopsCompilation ?? false
    }
    return report.counts.summary + (stops ? "; what the rules do is looked at when they compile" : "")
  }

  /// The text that was read from standard input, as it is now.
  func standardInput(named name: String) -> [UInt8] { linted.files.first { $0.name == name }?.bytes ?? [] }

  private mutating func tell() throws {
    files = linted.files
    var findings = linted.findings
    var known = 0
    var numbered: SourceFile?
    if let baseline {
      let id = FileID(files.count)
      let baselining = try Baselining(linted, baseline, as: id, lookingAt: folders, settings: settings)
      (findings, known) = (baselining.told, baselining.count)
      numbered = SourceFile(id: id, name: baseline.file.name, bytes: baseline.file.bytes)
    }
    files += [numbered].compactMap(\.self)
    let counts = FindingCounts(findings, accepted: linted.accepted.count, baselined: known)
    report = LintReport(
      files: files, findings: findings, counts: counts, accepted: linted.accepted,
      failures: failures.map(\.description), items: linted.itemTexts)
    let level = options.failOn ?? configuration?.failLevel ?? .error
    let maximum = options.maxWarnings ?? configuration?.maximalWarnings ?? .max
    fails =
      findings.contains { finding in level.severity.map { finding.severity >= $0 } ?? false }
      || counts.warning > maximum
  }
}
