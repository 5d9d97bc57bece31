import BailiwickModel
import BailiwickSource

/// What `bailiwick.toml` says.
public struct Configuration: Sendable {
  /// The file, as its reader knows it.
  public let file: String
  public var selection = CheckSelection()
  /// What findings weigh, by code.
  public var severities: [String: Severity] = [:]
  /// The codes of checks that are given a weight of their own, and not as ones of a category: they run.
  public var weighed: Set<String> = []
  /// The codes that are switched off by `severity`.
  public var switchedOff: Set<String> = []
  public var ignores: [PathIgnore] = []
  /// The codes of leaks that pragmas may accept.
  public var acceptable: Set<String> = []
  public var tagPattern: TextPattern?
  public var namePattern: TextPattern?
  /// The least severity that fails; `nil` where nothing is said.
  public var failLevel: FailLevel?
  public var maximalWarnings: Int?
  /// The baseline's path, relative to the file.
  public var baseline: String?
  public var edition = Self.editions[0]
  /// What is left out when a directory is looked at.
  public var excluded: [PathPattern] = []
  public var program = ProgramExtent.use
  /// Whether results are kept for the next run.
  public var cachesResults = true

  /// Checks that run by default since an edition: an upgrade breaks no build that names one.
  public static let editions = ["2026.1"]

  public init(file: String) { self.file = file }

  /// Checks that are not asked for in some files.
  public struct PathIgnore: Sendable {
    public let pattern: PathPattern
    public let codes: Set<String>
  }

  /// What holds for a file.
  ///
  /// What the command line selects takes the place of what the configuration selects and ignores. What is off, or
  /// ignored in some files, says something about checks and files: it stands, but for a check that is off and is
  /// asked for alone.
  ///
  /// - Parameters:
  ///   - path: relative to the configuration's directory.
  ///   - request: what the command line asks for.
  public func settings(for path: String, _ request: CheckSelection) throws(UnknownCheck) -> CheckSettings {
    var configured = selection
    configured.extend += weighed.sorted()
    var enabled = try request.codes(usually: try configured.codes())
    enabled.subtract(switchedOff.subtracting(try request.codesOfItsOwn()))
    for ignore in ignores where ignore.pattern.matches(path) { enabled.subtract(ignore.codes) }
    return CheckSettings(
      enabled: enabled, severities: severities, acceptable: acceptable,
      tagPattern: tagPattern, namePattern: namePattern)
  }
}

/// Which policies of a directory are one program.
public enum ProgramExtent: String, Sendable, CaseIterable {
  /// What `use` joins, and all that it does not.
  case use
  /// What `use` joins, and the others by folders.
  case folder
  /// All below the configuration.
  case tree
}

/// The least severity that makes the exit code 1.
public enum FailLevel: String, Sendable, CaseIterable {
  case error, warning, info, never

  public var severity: Severity? { Severity(rawValue: rawValue) }
}
