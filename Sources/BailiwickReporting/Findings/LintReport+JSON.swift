import BailiwickSource

extension LintReport {
  /// One document of the schema `bailiwick.findings/1`, with what could not be read as `errors`; in its place, when
  /// nothing could be looked at, the reason.
  public var json: JSONValue {
    let errors: [JSONValue] = failures.map { ["message": .string($0)] }
    if lookedAtNothing, let error = errors.first { return ["error": error] }
    let document = FindingsJSON(files: allFiles).document(findings, counts: counts, fingerprints: fingerprints)
    guard !errors.isEmpty, case .object(var object) = document else { return document }
    object.append("errors", .array(errors))
    return .object(object)
  }
}
