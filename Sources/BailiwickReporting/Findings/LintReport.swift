import BailiwickChecks
import BailiwickSource

/// What a run of the linter has to report, for all formats.
public struct LintReport: Sendable {
  let files: SourceFiles
  /// Every file that was looked at.
  let allFiles: [SourceFile]
  /// In source order.
  public let findings: [Finding]
  /// One for each of the findings.
  public let fingerprints: [String]
  public let counts: FindingCounts
  /// What pragmas accept, for formats that tell it.
  let accepted: [AcceptedFinding]
  /// Why there is nothing to report, though something was asked for.
  let failure: String?

  /// - Parameter itemText: the text of the item that contains a finding, for its fingerprint.
  public init(
    files: [SourceFile], findings: [Finding], counts: FindingCounts, accepted: [AcceptedFinding] = [],
    itemText: (Finding) -> String
  ) {
    self.files = SourceFiles(files)
    allFiles = files
    self.findings = findings
    self.counts = counts
    self.accepted = accepted
    fingerprints = BailiwickReporting.fingerprints(of: findings, itemText: itemText)
    failure = nil
  }

  /// The report of a run that could not look at anything.
  public init(failure: String) {
    files = SourceFiles([])
    allFiles = []
    findings = []
    fingerprints = []
    counts = FindingCounts([])
    accepted = []
    self.failure = failure
  }

  /// Findings with their fingerprints.
  var entries: Zip2Sequence<[Finding], [String]> { zip(findings, fingerprints) }
}
