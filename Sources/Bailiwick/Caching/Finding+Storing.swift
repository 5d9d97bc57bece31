import BailiwickReporting
import BailiwickSource

extension ByteWriter {
  mutating func add(_ finding: Finding) {
    let kind = finding.kind
    for word in [kind.code, kind.name, kind.category, kind.severity.rawValue] { add(word: word) }
    add(finding.message)
    add(finding.range)
    add(word: finding.caption)
    add(finding.labels) { writer, label in
      writer.add(label.range)
      writer.add(word: label.text)
    }
    add(finding.notes) { writer, note in
      writer.add(word: note.topic)
      writer.add(note.text)
    }
    add(finding.fixes) { $0.add($1) }
    add([finding.witness].compactMap(\.self)) { writer, witness in
      writer.add(witness.json)
      writer.add(witness.steps) { $0.add($1) }
    }
  }

  private mutating func add(_ fix: Fix) {
    add(fix.title)
    add(word: fix.safety.rawValue)
    add(fix.edits) { writer, edit in
      writer.add(edit.range)
      writer.add(edit.text)
    }
  }

  private mutating func add(_ range: SourceRange) {
    add(Int(range.file.number))
    add(range.start)
    add(range.end - range.start)
  }
}

extension ByteReader {
  /// - Parameter lengths: of the program's files, in bytes.
  mutating func finding(_ lengths: [Int]) throws(DamagedBytes) -> Finding {
    let (code, name, category) = (try word(), try word(), try word())
    guard let severity = Severity(rawValue: try word()) else { throw DamagedBytes() }
    return Finding(
      FindingKind(code, name, category: category, severity), try text(), at: try range(lengths), caption: try word(),
      labels: try list { reader throws(DamagedBytes) in
        let range = try reader.range(lengths)
        return Finding.Label(try reader.word(), at: range)
      },
      notes: try list { reader throws(DamagedBytes) in Finding.Note(try reader.word(), try reader.text()) },
      fixes: try list { reader throws(DamagedBytes) in try reader.fix(lengths) },
      evidence: try list { reader throws(DamagedBytes) in
        ReportedWitness(
          json: try reader.json(), steps: try reader.list { reader throws(DamagedBytes) in try reader.text() })
      }.first.map(Finding.Evidence.init))
  }

  private mutating func fix(_ lengths: [Int]) throws(DamagedBytes) -> Fix {
    let title = try text()
    guard let safety = Fix.Safety(rawValue: try word()) else { throw DamagedBytes() }
    return Fix(
      title, safety,
      try list { reader throws(DamagedBytes) in Fix.Edit(try reader.range(lengths), try reader.text()) })
  }

  private mutating func range(_ lengths: [Int]) throws(DamagedBytes) -> SourceRange {
    let (file, start, length) = (try number(), try number(), try number())
    guard lengths.indices.contains(file), start >= 0, length >= 0, length <= lengths[file],
      start <= lengths[file] - length
    else { throw DamagedBytes() }
    return SourceRange(file: FileID(file), start: start, end: start + length)
  }
}
