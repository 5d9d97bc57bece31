import Bailiwick

/// A file of a case: what its lines say, and what is drawn under them.
struct DrawnFile: Sendable {
  private(set) var source: SourceFile
  private(set) var findings: [DrawnFinding] = []
  private(set) var labels: [DrawnLabel] = []
  /// Marks that make no sense.
  private(set) var unreadable: [String] = []
  /// `name:line:column-line:column code` of every finding that is drawn.
  private(set) var positions: [String] = []
  /// The lines without the marks, as the fixture writes them.
  private var lines: [DrawnLine] = []
  private var bytes: [UInt8] = []
  private var open: [(start: Point, mark: Mark)] = []

  /// A place in the fixture: a line without the marks and a column of it, both from 0.
  private struct Point {
    let line: Int
    let column: Int
  }

  init(id: FileID, name: String, lines text: [String]) {
    source = SourceFile(id: id, name: name, bytes: [])
    for line in text {
      if let mark = Mark(line) {
        draw(mark)
      } else {
        let drawn = DrawnLine(line, at: bytes.count)
        bytes += drawn.bytes
        lines.append(drawn)
      }
    }
    unreadable += open.map { "\(name):\($0.start.line + 1): a range is not ended with `~^`" }
    source = SourceFile(id: id, name: name, bytes: bytes)
  }

  private mutating func draw(_ mark: Mark) {
    let line = lines.count - 1
    guard line >= 0, mark.columns.upperBound < lines[line].offsets.count else {
      unreadable.append("\(source.name):\(line + 1): a mark is under no line, or right of its end")
      return
    }
    let start = Point(line: line, column: mark.columns.lowerBound)
    let end = Point(line: line, column: mark.columns.upperBound)
    switch mark.extent {
    case .whole: add(mark.meaning, start, end)
    case .begins: open.append((start, mark))
    case .ends:
      guard let (start, mark) = open.popLast() else {
        return unreadable.append("\(source.name):\(line + 1): a range is ended that has not begun")
      }
      add(mark.meaning, start, end)
    }
  }

  private mutating func add(_ meaning: Mark.Meaning, _ start: Point, _ end: Point) {
    let range = SourceRange(file: source.id, start: offset(start), end: offset(end))
    switch meaning {
    case .finding(let code, let message):
      findings.append(DrawnFinding(range: range, code: code, message: message))
      positions.append("\(source.name):\(position(start))-\(position(end)) \(code)")
    case .label(let text): labels.append(DrawnLabel(range: range, text: text))
    case .note(let text):
      if findings.isEmpty {
        unreadable.append("\(source.name): a note belongs to no finding")
      } else {
        findings[findings.count - 1].notes.append(text)
      }
    case .unreadable(let text): unreadable.append("\(source.name):\(start.line + 1): \(text)")
    }
  }

  private func offset(_ point: Point) -> Int { lines[point.line].offsets[point.column] }

  private func position(_ point: Point) -> String {
    "\(point.line + 1):\(lines[point.line].sourceColumns[point.column])"
  }

  /// The file with findings drawn into it.
  func drawing(_ findings: [Finding]) -> String {
    lines.flatMap { line -> [String] in
      let found = findings.filter { $0.range.file == source.id && line.contains($0.range.start) }
      let marks = found.flatMap { finding in
        [line.drawing(finding.range, "^") + " \(finding.kind.code) \(finding.message)"]
          + finding.notes.map { "# = \($0.topic): \($0.text)" } + finding.fixes.map { "# = fix: \($0.title)" }
      }
      let labels = findings.flatMap(\.labels).filter {
        $0.range.file == source.id && line.contains($0.range.start)
      }
      return [line.text] + marks + labels.map { line.drawing($0.range, "-") + " \($0.text)" }
    }.joined(separator: "\n")
  }
}

struct DrawnFinding: Sendable {
  let range: SourceRange
  let code: String
  /// A part of the message.
  let message: String
  /// Parts of notes and titles of fixes, `topic: text`.
  var notes: [String] = []

  func fits(_ finding: Finding) -> Bool {
    finding.range == range && finding.kind.code == code && finding.message.containsText(message)
      && notes.allSatisfy { has($0, finding) }
  }

  private func has(_ note: String, _ finding: Finding) -> Bool {
    let parts = note.split(separator: ": ", maxSplits: 1).map(String.init)
    let lines = finding.notes.map { ($0.topic, $0.text) } + finding.fixes.map { ("fix", $0.title) }
    return lines.contains { $0.0 == parts[0] && $0.1.containsText(parts.dropFirst().first ?? "") }
  }
}

struct DrawnLabel: Sendable {
  let range: SourceRange
  /// A part of the text.
  let text: String

  func fits(_ label: Finding.Label) -> Bool { label.range == range && label.text.containsText(text) }
}

extension String {
  fileprivate func containsText(_ part: String) -> Bool { part.isEmpty || contains(part) }
}
