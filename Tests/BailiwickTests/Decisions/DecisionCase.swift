import Bailiwick
import FoundationEssentials
import Testing

/// A policy, and what it decides in some requests: one heading of a fixture.
///
/// `bwk` blocks are the policy; several join, and one with a name after it is a file of its own. A comment
/// `# error: words` or `# warning: words` expects such a finding on its line. Requests stand in `eval` blocks,
/// each followed by `=>` and a `TerseOutcome`, or as `json request` and `json outcome`. A request that states no
/// time has that of `noon`, unless its block says `no clock`; a block may also say `strict`.
struct DecisionCase: Sendable {
  let url: URL
  let section: MarkdownSection

  static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "Fixtures/Decisions")

  /// 2020-06-04T12:00:00Z
  static let noon = Instant("2020-06-04T12:00:00Z")

  /// Every case of every fixture.
  static let all: [DecisionCase] = cases(in: folder)

  /// Every case of a folder's fixtures, in order of their names; its `README.md` is none.
  static func cases(in folder: URL) -> [DecisionCase] {
    let files = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return files.filter { $0.hasSuffix(".md") && $0 != "README.md" }.sorted().flatMap { file in
      let url = folder.appending(path: file)
      let text = (try? String(contentsOf: url, encoding: .utf8)) ?? ""
      return MarkdownSection.sections(of: text).map { DecisionCase(url: url, section: $0) }
    }
  }

  /// The policy's files; blocks without a name are one.
  var program: Program {
    var texts: [(name: String, text: String)] = []
    for fence in section.fences where fence.info.hasPrefix("bwk") {
      let title = fence.info.dropFirst(3).drop { $0 == " " }
      let name = title.isEmpty ? "policy.bwk" : String(title)
      let text = fence.lines.map { $0 + "\n" }.joined()
      if let known = texts.firstIndex(where: { $0.name == name }) {
        texts[known].text += text
      } else {
        texts.append((name, text))
      }
    }
    return Program(
      files: texts.enumerated().map { SourceFile(id: FileID($0), name: $1.name, text: $1.text) })
  }

  /// Reports something that is not as the case says, at a line of the fixture.
  func fail(_ message: String, line: Int) {
    Issue.record(
      "\(url.lastPathComponent):\(line): \(section.heading)\n\(message)",
      sourceLocation: SourceLocation(
        fileID: "BailiwickTests/\(url.lastPathComponent)", filePath: url.path, line: line, column: 1))
  }
}

extension DecisionCase: CustomTestStringConvertible {
  var testDescription: String { "\(url.deletingPathExtension().lastPathComponent): \(section.heading)" }
}
