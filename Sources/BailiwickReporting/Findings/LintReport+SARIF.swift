import BailiwickChecks
import BailiwickSource

extension LintReport {
  /// The report in SARIF 2.1.0 (OASIS, Static Analysis Results Interchange Format), with what GitHub's code
  /// scanning needs.
  ///
  /// - Parameters:
  ///   - version: the program's.
  ///   - tellsAccepted: whether findings that a pragma accepts are among the results, as suppressed.
  public func sarif(
    version: String, tellsAccepted: Bool = false
  ) -> JSONValue {
    let results = entries.map { finding, fingerprint in
      result(finding, fingerprint: fingerprint)
    }
    let suppressed = tellsAccepted ? accepted.map(suppressedResult) : []
    return [
      "$schema": "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json",
      "version": "2.1.0",
      "runs": [
        [
          "tool": ["driver": driver(version: version)],
          "columnKind": "unicodeCodePoints",
          "invocations": [invocation],
          "results": .array(results + suppressed),
        ]
      ],
    ]
  }

  private var invocation: JSONValue {
    var object: JSONObject = ["executionSuccessful": .bool(failures.isEmpty)]
    if !failures.isEmpty {
      let notifications = failures.map { ["level": "error", "message": ["text": .string($0)]] as JSONValue }
      object.append("toolExecutionNotifications", .array(notifications))
    }
    return .object(object)
  }

  // MARK: Rules

  private func driver(version: String) -> JSONValue {
    [
      "name": "bailiwick", "semanticVersion": .string(version),
      "rules": .array(Check.all.map(rule)),
    ]
  }

  private func rule(_ check: Check) -> JSONValue {
    [
      "id": .string(check.code), "name": .string(check.name),
      "shortDescription": ["text": .string(check.summary)],
      "fullDescription": ["text": .string(check.page.what)],
      "help": ["text": .string(check.pageText()), "markdown": .string(check.pageMarkdown)],
      "defaultConfiguration": [
        "level": .string(check.kind.severity.sarifLevel), "enabled": .bool(check.isOnByDefault),
      ],
      "properties": [
        "tags": [.string(check.kind.category)], "precision": "very-high",
        "problem.severity": .string(check.kind.severity.problemSeverity),
      ],
    ]
  }

  // MARK: Results

  private func result(_ finding: Finding, fingerprint: String) -> JSONValue {
    var object = plainResult(finding)
    object.append("partialFingerprints", ["primaryLocationLineHash": .string("\(fingerprint):1")])
    if let witness = finding.witness { object.append("codeFlows", [codeFlow(witness.steps, of: finding)]) }
    let fixes = finding.fixes.filter { !$0.edits.isEmpty }
    if !fixes.isEmpty { object.append("fixes", .array(fixes.map(fix))) }
    return .object(object)
  }

  private func suppressedResult(_ accepted: AcceptedFinding) -> JSONValue {
    var object = plainResult(accepted.finding)
    object.append("suppressions", [["kind": "inSource", "justification": .string(accepted.reason)]])
    return .object(object)
  }

  private func plainResult(_ finding: Finding) -> JSONObject {
    var object: JSONObject = ["ruleId": .string(finding.kind.code)]
    object.append("ruleIndex", Check.all.firstIndex { $0.code == finding.kind.code }.map(JSONValue.integer))
    object.append("level", .string(finding.severity.sarifLevel))
    let notes = finding.notes.map { "\n\($0.topic): \($0.text)" }.joined()
    object.append("message", ["text": .string(finding.message + notes)])
    object.append("locations", [["physicalLocation": location(finding.range)]])
    if !finding.labels.isEmpty {
      object.append(
        "relatedLocations",
        .array(
          finding.labels.enumerated().map { number, label in
            [
              "id": .integer(number), "physicalLocation": location(label.range),
              "message": ["text": .string(label.text)],
            ]
          }))
    }
    return object
  }

  private func codeFlow(_ steps: [String], of finding: Finding) -> JSONValue {
    let locations = steps.map { step -> JSONValue in
      ["location": ["physicalLocation": location(finding.range), "message": ["text": .string(step)]]]
    }
    return ["threadFlows": [["locations": .array(locations)]]]
  }

  private func fix(_ fix: Fix) -> JSONValue {
    let byFile = Dictionary(grouping: fix.edits) { $0.range.file }
    let changes = byFile.keys.sorted().map { id -> JSONValue in
      let replacements = (byFile[id] ?? []).map { edit -> JSONValue in
        ["deletedRegion": region(edit.range), "insertedContent": ["text": .string(edit.text)]]
      }
      return ["artifactLocation": artifact(id), "replacements": .array(replacements)]
    }
    return ["description": ["text": .string(fix.title)], "artifactChanges": .array(changes)]
  }

  // MARK: Places

  private func location(_ range: SourceRange) -> JSONValue {
    ["artifactLocation": artifact(range.file), "region": region(range)]
  }

  private func artifact(_ file: FileID) -> JSONValue {
    let name = files[file].name
    if name.hasPrefix("/") { return ["uri": .string("file://" + uriPath(name))] }
    return ["uri": .string(uriPath(name)), "uriBaseId": "%SRCROOT%"]
  }

  private func region(_ range: SourceRange) -> JSONValue {
    let file = files[range.file]
    let (start, end) = (file.position(at: range.start), file.position(at: range.end))
    return [
      "startLine": .integer(start.line), "startColumn": .integer(start.column), "endLine": .integer(end.line),
      "endColumn": .integer(end.column),
    ]
  }
}

extension Severity {
  fileprivate var sarifLevel: String { self == .info ? "note" : rawValue }
  fileprivate var problemSeverity: String { self == .info ? "recommendation" : rawValue }
}

/// A path as a URI has it (RFC 3986): other than unreserved characters and slashes are percent-encoded.
private func uriPath(_ path: String) -> String {
  var uri = ""
  for byte in path.hasPrefix("./") ? path.utf8.dropFirst(2) : path.utf8[...] {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "/"), UInt8(ascii: "-"), UInt8(ascii: "."),
      UInt8(ascii: "_"), UInt8(ascii: "~"):
      uri.unicodeScalars.append(Unicode.Scalar(byte))
    default:
      let digits = String(byte, radix: 16, uppercase: true)
      uri += "%" + (digits.count == 1 ? "0" : "") + digits
    }
  }
  return uri
}
