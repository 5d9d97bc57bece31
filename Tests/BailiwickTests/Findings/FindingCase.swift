import Bailiwick
import Testing

/// A heading of a fixture with the blocks below it: the files of a program, drawn with what is found in
/// them, and optionally the report.
struct FindingCase: Sendable, CustomTestStringConvertible {
  let fixture: String
  let heading: String
  private(set) var files: [DrawnFile] = []
  private(set) var text: String?
  private(set) var concise: String?

  var testDescription: String { "\(fixture): \(heading)" }

  /// The cases of a Markdown text: its headings that have blocks of `bwk`.
  static func cases(in text: String, of fixture: String) -> [FindingCase] {
    var cases = [FindingCase(fixture: fixture, heading: "")]
    var block: (kind: [String], lines: [String])?
    for line in text.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false).map(String.init) {
      if let open = block {
        if line == "```" {
          cases[cases.count - 1].add(open.kind, open.lines)
          block = nil
        } else {
          block?.lines.append(line)
        }
      } else if line.hasPrefix("```") {
        block = (line.dropFirst(3).split(separator: " ").map(String.init), [])
      } else if line.hasPrefix("#") {
        cases.append(FindingCase(fixture: fixture, heading: String(line.drop { $0 == "#" || $0 == " " })))
      }
    }
    return cases.filter { !$0.files.isEmpty }
  }

  private init(fixture: String, heading: String) {
    self.fixture = fixture
    self.heading = heading
  }

  private mutating func add(_ kind: [String], _ lines: [String]) {
    switch kind.first {
    case "bwk":
      let name = kind.count > 1 ? kind[1] : "policy.bwk"
      files.append(DrawnFile(id: FileID(files.count), name: name, lines: lines))
    case "text": text = lines.map { $0 + "\n" }.joined()
    case "concise": concise = lines.map { $0 + "\n" }.joined()
    default: break
    }
  }

  /// How the findings differ from the drawing, a line each; none when it is right.
  func mismatches(with findings: [Finding]) -> [String] {
    var wanted = files.flatMap(\.findings)
    var wantedLabels = files.flatMap(\.labels)
    var found = files.flatMap(\.unreadable)
    for finding in findings {
      if let index = wanted.firstIndex(where: { $0.fits(finding) }) {
        wanted.remove(at: index)
      } else {
        found.append("not drawn: \(place(finding.range)) \(finding.kind.code) \(finding.message)")
      }
      for label in finding.labels {
        if let index = wantedLabels.firstIndex(where: { $0.fits(label) }) {
          wantedLabels.remove(at: index)
        } else {
          found.append("not drawn: \(place(label.range)) label: \(label.text)")
        }
      }
    }
    found += wanted.map { "not found: \(place($0.range)) \($0.code) \($0.message) \($0.notes)" }
    found += wantedLabels.map { "not found: \(place($0.range)) label: \($0.text)" }
    return found
  }

  private func place(_ range: SourceRange) -> String {
    guard let file = files.first(where: { $0.source.id == range.file })?.source else { return "in no file" }
    let (start, end) = (file.position(at: range.start), file.position(at: range.end))
    return "\(file.name):\(start.line):\(start.column)-\(end.line):\(end.column)"
  }
}
