import FoundationEssentials
import Testing

/// A file that holds a question and its answers, each in a section under a line `== heading`.
///
/// `RECORD=1 swift test` rewrites the answers; one that is missing is made, and fails once.
struct Golden {
  struct Section: Equatable {
    let heading: String
    var body: String

    /// Byte by byte: equal Swift strings may still be different texts.
    static func == (left: Section, right: Section) -> Bool {
      left.heading == right.heading && left.body.utf8.elementsEqual(right.body.utf8)
    }
  }

  let url: URL
  var sections: [Section]

  static let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Goldens")

  /// Reads the file of this name in `Goldens`; without one there are no sections.
  init(_ name: String) {
    url = Self.folder.appending(path: name + ".txt")
    sections = []
    let text = (try? String(contentsOf: url, encoding: .utf8)) ?? ""
    for line in text.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false).map(String.init) {
      if line.hasPrefix("== ") {
        sections.append(Section(heading: String(line.dropFirst(3)), body: ""))
      } else if !sections.isEmpty {
        sections[sections.count - 1].body += line + "\n"
      }
    }
    if !sections.isEmpty { sections[sections.count - 1].body.removeLast() }
  }

  /// The names of the goldens in a folder of `Goldens`.
  static func names(in folder: String) -> [String] {
    let path = Self.folder.appending(path: folder).path
    let files = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
    return files.filter { $0.hasSuffix(".txt") }.map { "\(folder)/\($0.dropLast(4))" }.sorted()
  }

  /// Compares the sections with what they should be, and writes them when that is asked for.
  func expect(_ wanted: [Section], sourceLocation: SourceLocation = #_sourceLocation) throws {
    let wanted = wanted.map { section in
      Section(
        heading: section.heading,
        body: section.body.isEmpty || section.body.hasSuffix("\n") ? section.body : section.body + "\n")
    }
    let isRecording = ProcessInfo.processInfo.environment["RECORD"] == "1"
    let isMissing = wanted.contains { section in
      sections.first { $0.heading == section.heading }?.body.isEmpty ?? true && !section.body.isEmpty
    }
    if isRecording || isMissing {
      let text = wanted.map { "== \($0.heading)\n\($0.body)" }.joined()
      try FileManager.default.createDirectory(
        at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
      try text.write(to: url, atomically: true, encoding: .utf8)
      if !isRecording {
        Issue.record("\(url.lastPathComponent) is made: look at it", sourceLocation: sourceLocation)
      }
      return
    }
    for (section, other) in zip(sections, wanted) where section != other {
      Issue.record(
        "\(url.lastPathComponent), \(other.heading): wanted\n\(section.body)got\n\(other.body)",
        sourceLocation: sourceLocation)
    }
    #expect(sections.count == wanted.count, sourceLocation: sourceLocation)
  }
}

/// Compares a question and its answers with the golden of this name.
func expectGolden(
  _ name: String, _ sections: KeyValuePairs<String, String>, sourceLocation: SourceLocation = #_sourceLocation
) throws {
  let wanted = sections.map { Golden.Section(heading: $0.key, body: $0.value) }
  try Golden(name).expect(wanted, sourceLocation: sourceLocation)
}
