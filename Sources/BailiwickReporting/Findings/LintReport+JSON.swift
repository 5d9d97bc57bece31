import BailiwickSource

extension LintReport {
  /// One document of the schema `bailiwick.findings/1`; in its place, when nothing could be looked at, the reason.
  public var json: JSONValue {
    if let failure { return ["error": ["message": .string(failure)]] }
    return FindingsJSON(files: allFiles).document(findings, counts: counts, fingerprints: fingerprints)
  }
}
