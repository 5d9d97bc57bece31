import Bailiwick
import FoundationEssentials

/// What `leaks --format json` prints, as a program would read it.
struct ReportedLeaks: Decodable {
  let authorities: [Verdict]
  let leaks: [Leak]
  let assumptions: [String]
  let unproved: [Unproved]?

  struct Verdict: Decodable {
    let authority: String
    let binds: [String]
    let verdict: String
  }

  struct Leak: Decodable {
    let rule: String
    let authority: String
    let kind: String
    let via: [String]
    let effect: String
    let person: String
    let place: String
    let changes: [Change]
    let before: UnorderedJSON
    let after: UnorderedJSON
    let confirmed: Bool
    let message: String
    let edits: [Edit]
    let file: String
  }

  struct Edit: Decodable {
    let range: Range
    let text: String

    struct Range: Decodable {
      let start: Position
      let end: Position
    }

    struct Position: Decodable {
      let byte: Int
    }
  }

  struct Change: Decodable, Hashable {
    let input: String
    let from: Bool
    let to: Bool
  }

  struct Unproved: Decodable {
    let rule: String
    let authority: String
  }

  init(of grounds: Grounds, files: [SourceFile]) throws {
    let report = LeakProver(grounds).report()
    let document = LeaksJSON(grounds.policy, files: files).document(report, policyFiles: files.map(\.name))
    self = try JSONDecoder().decode(ReportedLeaks.self, from: Data(document.text().utf8))
  }

  /// In the words of the fixtures, the leaks with all that may be said of them.
  var lines: [String] {
    let open = (unproved ?? []).map { "\($0.authority): unproved in \($0.rule)" }
    return leaks.map(\.line) + authorities.filter { $0.verdict == "confined" }.map { "\($0.authority): confined" }
      + open
  }
}

extension ReportedLeaks.Leak {
  /// A file after the repair.
  func repaired(_ file: SourceFile) -> SourceFile {
    guard file.name == self.file else { return file }
    var bytes = file.bytes
    for edit in edits.sorted(by: { $0.range.start.byte > $1.range.start.byte }) {
      bytes.replaceSubrange(edit.range.start.byte..<edit.range.end.byte, with: Array(edit.text.utf8))
    }
    return SourceFile(id: file.id, name: file.name, bytes: bytes)
  }

  var line: String {
    let inputs = changes.map(\.input).joined(separator: ", ")
    return "\(authority): \(kind) in \(rule)" + (via.isEmpty ? "" : " via \(via.joined(separator: ", "))")
      + " by \(inputs) hits \(person) at \(place)" + (confirmed ? "" : " unconfirmed")
  }
}
