import BailiwickSource

/// Findings as one document of the schema `bailiwick.findings/1`.
public struct FindingsJSON: Sendable {
  private let files: SourceFiles

  public init(files: some Sequence<SourceFile>) {
    self.files = SourceFiles(files)
  }

  /// The document.
  ///
  /// - Parameters:
  ///   - items: the items in which they stand, for their fingerprints.
  public func document(
    _ findings: [Finding], counts: FindingCounts, items: ItemTexts
  ) -> JSONValue {
    document(findings, counts: counts, fingerprints: fingerprints(of: findings, in: items))
  }

  /// The document of findings whose fingerprints are known.
  func document(_ findings: [Finding], counts: FindingCounts, fingerprints: [String]) -> JSONValue {
    let values = zip(findings, fingerprints).map { finding, fingerprint in
      json(finding, fingerprint: fingerprint)
    }
    return ["schema": "bailiwick.findings/1", "findings": .array(values), "summary": counts.json]
  }

  private func json(_ finding: Finding, fingerprint: String) -> JSONValue {
    let file = finding.range.file
    return [
      "code": .string(finding.kind.code),
      "name": .string(finding.kind.name),
      "category": .string(finding.kind.category),
      "severity": .string(finding.severity.rawValue),
      "message": .string(finding.message),
      "file": .string(files[file].name),
      "range": json(finding.range),
      "labels": .array(finding.labels.map { located($0.range, $0.text, apartFrom: file) }),
      "witness": finding.witness?.json ?? .null,
      "fixes": .array(finding.fixes.map { json($0, in: file) }),
      "fingerprint": .string(fingerprint),
    ]
  }

  private func json(_ fix: Fix, in file: FileID) -> JSONValue {
    [
      "title": .string(fix.title), "safety": .string(fix.safety.rawValue),
      "edits": .array(fix.edits.map { located($0.range, $0.text, apartFrom: file) }),
    ]
  }

  /// A label or an edit; it names its file only when that is not the finding's.
  private func located(_ range: SourceRange, _ text: String, apartFrom file: FileID) -> JSONValue {
    var object = JSONObject()
    if range.file != file { object.append("file", files[range.file].name) }
    object.append("range", json(range))
    object.append("text", text)
    return .object(object)
  }

  private func json(_ range: SourceRange) -> JSONValue {
    let file = files[range.file]
    return ["start": json(file.position(at: range.start)), "end": json(file.position(at: range.end))]
  }

  private func json(_ position: SourcePosition) -> JSONValue {
    ["line": .integer(position.line), "column": .integer(position.column), "byte": .integer(position.byte)]
  }
}
