import Bailiwick
import FoundationEssentials
import Testing

/// A policy whose tables are compared with goldens: files beside it, one for each format.
struct TableFixture: CustomTestStringConvertible {
  /// The path from the repository's root.
  let path: String
  /// The folder of its goldens.
  let name: String

  var testDescription: String { name }

  static let root = URL(filePath: #filePath).appending(path: "../../../..").standardized
  static let folder = root.appending(path: "Tests/BailiwickTests/Fixtures/Tables")

  static let all =
    ["mainland", "everything"].map {
      TableFixture(path: "Tests/BailiwickTests/Fixtures/Tables/\($0).bwk", name: $0)
    }
    + [
      "one-line/one-line", "withheld-posts/withheld", "blackout/blackout", "zoom-2020/as-done",
      "zoom-2020/as-promised", "zoom-2020/officials-block",
    ].map { path in
      TableFixture(path: "Examples/\(path).bwk", name: String(path.split(separator: "/")[1]))
    }

  /// The policy, its files named as from the root.
  func compilation() throws -> Compilation {
    let program = try Programs.one([Self.root.appending(path: path).path], ConfigurationFinder())
    let prefix = Self.root.path.hasSuffix("/") ? Self.root.path : Self.root.path + "/"
    let files = program.files.map { file in
      let name = file.name.hasPrefix(prefix) ? String(file.name.dropFirst(prefix.count)) : file.name
      return SourceFile(id: file.id, name: name, bytes: file.bytes)
    }
    return Compilation(Program(files: files, findings: program.findings))
  }

  func report() throws -> TableReport {
    let compilation = try compilation()
    let policy = try #require(compilation.policySet)
    return TableReport(policy, tables: tabulate(policy), files: compilation.files)
  }

  /// Compares a text with its golden; `RECORD=1 swift test` writes it, and one that is missing is made,
  /// and fails once.
  func expect(_ text: String, in file: String, sourceLocation: SourceLocation = #_sourceLocation) throws {
    let url = Self.folder.appending(path: "\(name)/\(file)")
    let wanted = try? String(contentsOf: url, encoding: .utf8)
    let isRecording = ProcessInfo.processInfo.environment["RECORD"] == "1"
    guard isRecording || wanted == nil else {
      let isEqual = wanted.map { $0.utf8.elementsEqual(text.utf8) } ?? false
      if !isEqual { Issue.record("\(name)/\(file) differs: got\n\(text)", sourceLocation: sourceLocation) }
      return
    }
    try FileManager.default.createDirectory(
      at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try text.write(to: url, atomically: true, encoding: .utf8)
    if !isRecording { Issue.record("\(name)/\(file) is made: look at it", sourceLocation: sourceLocation) }
  }
}
