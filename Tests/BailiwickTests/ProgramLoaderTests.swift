import Bailiwick
import Foundation
import Testing

/// What `use` and directories make of files, in temporary folders.
@Suite struct ProgramLoaderTests {
  @Test func readsWhatIsUsedBeforeWhatUsesIt() throws {
    try withFiles([
      "policy.bwk": "use \"b.bwk\"\nuse \"sub/a.bwk\"", "b.bwk": "use \"sub/c.bwk\"", "sub/a.bwk": "",
      "sub/c.bwk": "",
    ]) { folder in
      let program = try folder.load("policy.bwk")
      #expect(folder.names(program) == ["sub/c.bwk", "b.bwk", "sub/a.bwk", "policy.bwk"])
      #expect(program.findings.isEmpty)
      #expect(program.files.map(\.id) == (0..<4).map { FileID($0) })
    }
  }

  @Test func readsEveryFileOnce() throws {
    try withFiles([
      "a.bwk": "use \"common.bwk\"",
      "b.bwk": "use \"common.bwk\"\nuse \"./sub/../common.bwk\"\nuse \"a.bwk\"",
      "common.bwk": "territory Bay = HK", "sub/x.txt": "",
    ]) { folder in
      let program = try folder.load("b.bwk", "a.bwk", "common.bwk", "b.bwk")
      #expect(folder.names(program) == ["common.bwk", "a.bwk", "b.bwk"])
      #expect(Compilation(program).findings.isEmpty)
    }
  }

  @Test func readsWhatALinkLeadsToOnce() throws {
    try withFiles(["a.bwk": "", "b.bwk": "use \"link.bwk\"\nuse \"a.bwk\""]) { folder in
      try FileManager.default.createSymbolicLink(
        atPath: folder.path("link.bwk"), withDestinationPath: folder.path("a.bwk"))
      let program = try folder.load("b.bwk")
      #expect(folder.names(program).count == 2)
    }
  }

  @Test func reportsACycleWhereItIsClosed() throws {
    try withFiles([
      "a.bwk": "use \"b.bwk\"", "b.bwk": "\n  use \"c.bwk\"", "c.bwk": "use \"a.bwk\" # again",
      "self.bwk": "use \"self.bwk\"",
    ]) { folder in
      let cycle = try folder.load("a.bwk")
      #expect(folder.names(cycle) == ["c.bwk", "b.bwk", "a.bwk"])
      #expect(folder.findings(cycle) == ["c.bwk:1:5-12 C020 the file is used by what it uses itself"])
      let closed = try folder.load("self.bwk")
      #expect(folder.findings(closed).count == 1)
    }
  }

  @Test func refusesWhatLiesOutsideTheRoot() throws {
    try withFiles([
      "outside.bwk": "", "root/policy.bwk": "use \"../outside.bwk\"\nuse \"in.bwk\"", "root/in.bwk": "",
    ]) {
      folder in
      let program = try folder.load("root/policy.bwk")
      #expect(folder.names(program) == ["root/in.bwk", "root/policy.bwk"])
      #expect(
        folder.findings(program)
          == ["root/policy.bwk:1:5-21 C020 `../outside.bwk` lies outside the program's directory"])
      // With both named, the root is the folder that holds both.
      let both = try folder.load("root/policy.bwk", "outside.bwk")
      #expect(both.findings.isEmpty)
    }
  }

  @Test func refusesALinkOutOfTheRoot() throws {
    try withFiles(["outside.bwk": "", "root/policy.bwk": "use \"link.bwk\""]) { folder in
      try FileManager.default.createSymbolicLink(
        atPath: folder.path("root/link.bwk"), withDestinationPath: folder.path("outside.bwk"))
      let program = try folder.load("root/policy.bwk")
      #expect(folder.names(program) == ["root/policy.bwk"])
      #expect(program.findings.count == 1)
    }
  }

  @Test func reportsAMissingFileWhereItIsUsed() throws {
    try withFiles(["policy.bwk": "use \"none.bwk\"\nblock participants in CN"]) { folder in
      let program = try folder.load("policy.bwk")
      #expect(
        folder.findings(program) == [
          "policy.bwk:1:5-15 C020 `none.bwk` cannot be read: No such file or directory"
        ])
      #expect(Compilation(program).policySet == nil)
    }
  }

  @Test func failsOnAMissingFileThatIsNamed() throws {
    try withFiles([:]) { folder in
      #expect(throws: LoadingError.self) { try folder.load("none.bwk") }
    }
  }

  @Test func reportsAUseOfADirectory() throws {
    try withFiles(["policy.bwk": "use \"sub\"", "sub/a.bwk": ""]) { folder in
      let program = try folder.load("policy.bwk")
      #expect(folder.names(program) == ["policy.bwk"])
      #expect(program.findings.map(\.kind.code) == ["C020"])
    }
  }

  @Test func readsDirectoriesInByteOrder() throws {
    try withFiles([
      "b.bwk": "", "a.bwk": "", "B.bwk": "", "a/z.bwk": "", "a-b.bwk": "", "é.bwk": "", "a/b/c.bwk": "",
      "notes.txt": "",
      "a/.bwk": "", "x.bwk.old": "",
    ]) { folder in
      let program = try folder.load("")
      #expect(
        folder.names(program) == ["B.bwk", "a-b.bwk", "a.bwk", "a/b/c.bwk", "a/z.bwk", "b.bwk", "é.bwk"])
    }
  }

  @Test func readsWhatADirectorysFileUsesBeforeIt() throws {
    try withFiles(["a.bwk": "use \"z.bwk\"", "m.bwk": "", "z.bwk": ""]) { folder in
      let program = try folder.load("")
      #expect(folder.names(program) == ["z.bwk", "a.bwk", "m.bwk"])
    }
  }

  @Test func skipsFoldersAndFilesThatStartWithADot() throws {
    try withFiles([".git/a.bwk": "", "sub/.hidden/b.bwk": "", ".c.bwk": "", "sub/d.bwk": ""]) { folder in
      let program = try folder.load("")
      #expect(folder.names(program) == ["sub/d.bwk"])
      // Named, it is read.
      let named = try folder.load(".c.bwk")
      #expect(folder.names(named) == [".c.bwk"])
    }
  }

  @Test func doesNotFollowLinksToDirectories() throws {
    try withFiles(["sub/a.bwk": ""]) { folder in
      try FileManager.default.createSymbolicLink(
        atPath: folder.path("sub/loop"), withDestinationPath: folder.path("sub"))
      let program = try folder.load("")
      #expect(folder.names(program) == ["sub/a.bwk"])
    }
  }

  @Test func failsOnADirectoryWithoutPolicies() throws {
    try withFiles(["notes.txt": "", ".hidden/a.bwk": ""]) { folder in
      #expect(throws: LoadingError.self) { try folder.load("") }
    }
  }
}

/// A temporary folder with files.
private struct Folder {
  let root: String

  func path(_ name: String) -> String { name.isEmpty ? root : "\(root)/\(name)" }

  func load(_ names: String...) throws -> Program {
    var loader = ProgramLoader()
    return try loader.load(names.map(path))
  }

  /// The names of a program's files, relative to this folder.
  func names(_ program: Program) -> [String] { program.files.map { relative($0.name) } }

  /// `file:line:column-column code message`
  func findings(_ program: Program) -> [String] {
    program.findings.map { finding in
      let file = program.files[Int(finding.range.file.number)]
      let (start, end) = (file.position(at: finding.range.start), file.position(at: finding.range.end))
      return
        "\(relative(file.name)):\(start.line):\(start.column)-\(end.column) \(finding.kind.code) \(finding.message)"
    }
  }

  private func relative(_ name: String) -> String {
    name.hasPrefix(root + "/") ? String(name.dropFirst(root.count + 1)) : name
  }
}

private func withFiles(_ files: [String: String], _ body: (Folder) throws -> Void) throws {
  let manager = FileManager.default
  let root = FileSystem.absolute(manager.temporaryDirectory.path) + "/bailiwick-\(UUID().uuidString)"
  try manager.createDirectory(atPath: root, withIntermediateDirectories: true)
  defer { try? manager.removeItem(atPath: root) }
  for (name, text) in files {
    let url = URL(filePath: "\(root)/\(name)")
    try manager.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try text.write(to: url, atomically: true, encoding: .utf8)
  }
  try body(Folder(root: root))
}
