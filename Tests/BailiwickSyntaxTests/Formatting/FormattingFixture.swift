import FoundationEssentials

/// A Markdown file of cases: a heading, a fenced block with a text, and one with what it becomes. A case
/// with one block is a text that is canonical.
///
/// `RECORD=1 swift test` rewrites the second blocks.
struct FormattingFixture {
  struct Case {
    let title: String
    let text: String
    let canonical: String
  }

  static let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Fixtures")
  private static let fence = "```"

  private let url: URL
  /// Prose and texts in turn, prose first and last.
  private var parts: [String] = [""]

  /// The names of all fixtures.
  static var names: [String] {
    let files = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return files.filter { $0.hasSuffix(".md") }.sorted()
  }

  init(_ name: String) throws {
    url = Self.folder.appending(path: name)
    let lines = try String(contentsOf: url, encoding: .utf8)
      .split(separator: "\n", omittingEmptySubsequences: false)
    for line in lines.dropLast() {
      let isText = parts.count.isMultiple(of: 2)
      if line.hasPrefix(Self.fence) {
        if isText { parts.append(line + "\n") } else { parts += [parts.removeLast() + line + "\n", ""] }
      } else {
        parts[parts.count - 1] += line + "\n"
      }
    }
  }

  /// For each case where its first and its last text are in `parts`.
  private var places: [(title: String, text: Int, canonical: Int)] {
    var places: [(title: String, text: Int, canonical: Int)] = []
    for index in stride(from: 1, to: parts.count, by: 2) {
      let heading = parts[index - 1].split(separator: "\n").last { $0.hasPrefix("#") }
      if let heading {
        places.append((String(heading), index, index))
      } else if !places.isEmpty {
        places[places.count - 1].canonical = index
      }
    }
    return places
  }

  var cases: [Case] {
    places.map { Case(title: $0.title, text: parts[$0.text], canonical: parts[$0.canonical]) }
  }

  /// Writes other texts for the second blocks of the cases that have two.
  mutating func record(_ results: [String]) throws {
    for (place, result) in zip(places, results) where place.canonical > place.text {
      parts[place.canonical] = result
    }
    try parts.joined().write(to: url, atomically: true, encoding: .utf8)
  }
}
