import BailiwickModel
import BailiwickSource

/// What `bailiwick.toml` says.
public struct Configuration: Sendable {
  /// The file, as its reader knows it.
  public let file: String
  public var selection = CheckSelection()
  /// What findings weigh, by code.
  public var severities: [String: Severity] = [:]
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
    public let words: [String]
    public let codes: Set<String>
  }

  /// What holds for a file.
  ///
  /// - Parameters:
  ///   - path: relative to the configuration's directory.
  ///   - request: what the command line asks for, which goes over the configuration.
  public func settings(for path: String, _ request: CheckSelection) throws(UnknownCheck) -> CheckSettings {
    var configured = selection
    configured.ignore += switchedOff.sorted()
    for ignore in ignores where ignore.pattern.matches(path) { configured.ignore += ignore.words }
    return CheckSettings(
      enabled: try request.codes(after: configured), severities: severities, acceptable: acceptable,
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
