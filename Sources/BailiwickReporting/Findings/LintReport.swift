import BailiwickChecks
import BailiwickSource

/// What a run of the linter has to report, for all formats.
public struct LintReport: Sendable {
  let files: SourceFiles
  /// Every file that was looked at.
  let allFiles: [SourceFile]
  /// In source order.
  public let findings: [Finding]
  /// One for each of the findings, made anew each time.
  public var fingerprints: [String] { BailiwickReporting.fingerprints(of: findings, in: items) }
  private let items: ItemTexts
  public let counts: FindingCounts
  /// What pragmas accept, for formats that tell it.
  let accepted: [AcceptedFinding]
  /// What could not be looked at, and why.
  let failures: [String]
  /// Whether that is all there was.
  let lookedAtNothing: Bool

  /// - Parameters:
  ///   - failures: what could not be read, though others could.
  ///   - items: the items in which the findings stand, for their fingerprints.
  public init(
    files: [SourceFile], findings: [Finding], counts: FindingCounts, accepted: [AcceptedFinding] = [],
    failures: [String] = [], items: ItemTexts
  ) {
    self.files = SourceFiles(files)
    allFiles = files
    self.findings = findings
    self.counts = counts
    self.accepted = accepted
    self.items = items
    self.failures = failures
    lookedAtNothing = false
  }

  /// The report of a run that could not look at anything.
  public init(failure: String) {
    files = SourceFiles([])
    allFiles = []
    findings = []
    items = ItemTexts(range: \.range, text: { _ in "" })
    counts = FindingCounts([])
    accepted = []
    failures = [failure]
    lookedAtNothing = true
  }

  /// Findings with their fingerprints.
  var entries: Zip2Sequence<[Finding], [String]> { zip(findings, fingerprints) }
}
