import BailiwickSource

/// Findings a line each, as editors and `grep` read them:
/// `policy.bwk:6:3: error[L002] collective-leak: an order of CN reaches people outside CN`.
public struct FindingsConcise: Sendable {
  private let files: SourceFiles

  public init(files: some Sequence<SourceFile>) {
    self.files = SourceFiles(files)
  }

  /// All findings in the order given, each with a line end.
  public func render(_ findings: [Finding]) -> String {
    findings.map { render($0) + "\n" }.joined()
  }

  private func render(_ finding: Finding) -> String {
    let kind = finding.kind
    return "\(files.place(of: finding.range)): \(finding.severity.rawValue)[\(kind.code)] \(kind.name): "
      + visible(finding.message)
  }
}
