import BailiwickModel
import BailiwickSource

/// What holds for the checks in one file.
public struct CheckSettings: Hashable, Sendable {
  /// The codes of those that run.
  public var enabled: Set<String>
  /// What findings weigh, by code, where that is not their own weight.
  public var severities: [String: Severity]
  /// The codes of leaks that pragmas may accept.
  public var acceptable: Set<String>
  public var tagPattern: TextPattern?
  public var namePattern: TextPattern?

  public init(
    enabled: Set<String>, severities: [String: Severity] = [:], acceptable: Set<String> = [],
    tagPattern: TextPattern? = nil, namePattern: TextPattern? = nil
  ) {
    self.enabled = enabled
    self.severities = severities
    self.acceptable = acceptable
    self.tagPattern = tagPattern
    self.namePattern = namePattern
  }

  /// What holds where nobody has said anything.
  public static let standard = CheckSettings(enabled: Set(Check.all.filter(\.isOnByDefault).map(\.code)))

  /// The finding as it is to be told; `nil` when it is not.
  ///
  /// An error that keeps the policy from compiling is always told, as an error: `lint` must not be content
  /// with what `eval` refuses.
  public func told(_ finding: Finding) -> Finding? {
    let code = finding.kind.code
    if Self.stopping.contains(code) { return finding }
    guard enabled.contains(code) else { return nil }
    return severities[code].map(finding.weighing) ?? finding
  }

  /// The codes of the checks whose findings are always told.
  private static let stopping = Set(Check.all.filter(\.stopsCompilation).map(\.code))

  public func options(today: Day) -> CheckOptions {
    CheckOptions(today: today, tagPattern: tagPattern, namePattern: namePattern)
  }
}

extension Check {
  /// Whether a policy in which it finds something does not compile.
  public var stopsCompilation: Bool {
    if case .reading = examination { kind.severity == .error } else { false }
  }

  /// Whether a pragma may accept what it finds.
  package func isAcceptable(_ settings: CheckSettings) -> Bool {
    if case .hiding = examination { return false }
    if stopsCompilation { return false }
    return !tellsLeak || settings.acceptable.contains(code)
  }

  /// Whether what it finds is a leak, or may be one; not only what a proof rests on.
  package var tellsLeak: Bool { kind.category == "leak" && kind.severity > .info }
}
