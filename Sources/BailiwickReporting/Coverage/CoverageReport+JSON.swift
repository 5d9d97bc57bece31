import BailiwickSource

extension CoverageReport {
  /// One document of the schema `bailiwick.coverage/1`; of a run that ended before its tests it says why.
  public var document: JSONValue {
    var object: JSONObject = ["schema": "bailiwick.coverage/1"]
    if let obstacle {
      object.append("error", ["message": .string(obstacle)])
      return .object(object)
    }
    for member in json.members { object.append(member.name, member.value) }
    return .object(object)
  }

  /// What the document has beside its schema, for a report on tests to hold.
  var json: JSONObject {
    var summary = JSONObject()
    for (name, share) in zip(["rules", "rows", "borders", "all"], shares + [whole]) {
      summary.append(
        name,
        ["shown": .integer(share.shown), "total": .integer(share.total), "percent": .integer(share.percent)])
    }
    return [
      "files": .strings(files), "summary": .object(summary), "rules": .array(rules.map(json)),
      "rows": .array(rows.map(json)), "borders": .array(borders.map(json)),
    ]
  }

  private func json(_ point: CoveragePoint) -> JSONValue {
    var object: JSONObject = ["rule": .string(point.rule)]
    switch point.kind {
    case .rule: break
    case .row(let table, let number):
      object.append("table", table)
      object.append("row", .integer(number))
    case .border(let place, let side):
      object.append("place", place)
      object.append("side", side)
    }
    object.append("what", point.what)
    object.append("file", point.file)
    object.append("range", ["start": json(point.start), "end": json(point.end)])
    switch point.state {
    case .shown(let tests): object.append("tests", .strings(tests))
    case .missing(let example):
      object.append("tests", [])
      object.append("missing", point.gap)
      object.append("example", example)
    case .impossible:
      object.append("tests", [])
      object.append("impossible", point.gap)
    }
    return .object(object)
  }

  private func json(_ position: SourcePosition) -> JSONValue {
    ["line": .integer(position.line), "column": .integer(position.column), "byte": .integer(position.byte)]
  }
}
