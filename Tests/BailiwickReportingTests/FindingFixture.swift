import BailiwickReporting
import BailiwickSource

/// Files and findings as a golden states them.
///
///     == file policy.bwk
///     «1:end meetings» tagged «2:illegal-in-CN»
///     == finding
///     error L002 collective-leak leak: an order of CN reaches people outside CN
///     1: the caption
///     2: the text of a label
///     note repair: a note
///     fix unsafe: a fix
///     edit 1: its text for range 1
///
/// In a file `\t`, `\r`, `\e`, `\\`, `\u{…}` and `\xFF` (a byte) stand for what cannot be seen; a text that
/// ends with `\z` has no line end there.
struct FindingFixture {
  private(set) var files: [SourceFile] = []
  private(set) var findings: [Finding] = []
  private var ranges: [String: SourceRange] = [:]

  init(_ sections: [Golden.Section]) {
    for section in sections where section.heading.hasPrefix("file ") {
      addFile(String(section.heading.dropFirst(5)), section.body)
    }
    for section in sections where section.heading == "finding" {
      findings.append(finding(section.body))
    }
  }

  private mutating func addFile(_ name: String, _ body: String) {
    let id = FileID(files.count)
    var bytes: [UInt8] = []
    var open: [(name: String, start: Int)] = []
    var rest = body.unicodeScalars[...]
    while let scalar = rest.popFirst() {
      switch scalar {
      case "«":
        let name = String(rest.prefix { $0 != ":" })
        rest = rest.dropFirst(name.unicodeScalars.count + 1)
        open.append((name, bytes.count))
      case "»":
        let last = open.removeLast()
        ranges[last.name] = SourceRange(file: id, start: last.start, end: bytes.count)
      case "\\": bytes += Self.escape(&rest)
      default: bytes += String(scalar).utf8
      }
    }
    files.append(SourceFile(id: id, name: name, bytes: bytes))
  }

  private static func escape(_ rest: inout String.UnicodeScalarView.SubSequence) -> [UInt8] {
    switch rest.popFirst() {
    case "t": return [0x09]
    case "r": return [0x0D]
    case "e": return [0x1B]
    case "\\": return [0x5C]
    case "z":
      rest = rest.dropFirst()
      return []
    case "x":
      let digits = String(rest.prefix(2))
      rest = rest.dropFirst(2)
      return [UInt8(digits, radix: 16)!]
    case "u":
      let digits = String(rest.dropFirst().prefix { $0 != "}" })
      rest = rest.dropFirst(digits.count + 2)
      return Array(String(Unicode.Scalar(UInt32(digits, radix: 16)!)!).utf8)
    case let other: fatalError("unknown escape \(String(describing: other))")
    }
  }

  private func finding(_ body: String) -> Finding {
    let lines = body.split(separator: "\n").map { line in
      let parts = line.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
      return (keys: parts[0].split(separator: " ").map(String.init), text: String(parts[1].dropFirst()))
    }
    let head = lines[0]
    var caption = ""
    var labels: [Finding.Label] = []
    var notes: [Finding.Note] = []
    var fixes: [Fix] = []
    for (keys, text) in lines.dropFirst() {
      switch keys[0] {
      case "1": caption = text
      case "note": notes.append(Finding.Note(keys[1], text.replacing("\\n", with: "\n")))
      case "fix": fixes.append(Fix(text, Fix.Safety(rawValue: keys[1])!, []))
      case "edit":
        let last = fixes.removeLast()
        fixes.append(Fix(last.title, last.safety, last.edits + [Fix.Edit(ranges[keys[1]]!, text)]))
      case let name: labels.append(Finding.Label(text, at: ranges[name]!))
      }
    }
    let kind = FindingKind(
      head.keys[1], head.keys[2], category: head.keys[3], Severity(rawValue: head.keys[0])!)
    return Finding(
      kind, head.text, at: ranges["1"]!, caption: caption, labels: labels, notes: notes, fixes: fixes)
  }
}
