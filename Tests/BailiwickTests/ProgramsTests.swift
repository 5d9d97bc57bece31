import Bailiwick
import Foundation
import Testing

/// What `use` and directories make of files, in temporary folders.
@Suite struct ProgramsTests {
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

/// How directories are divided into programs, and what of them is passed over.
@Suite struct ProgramDivisionTests {
  @Test func whatUsesNothingIsOneProgram() throws {
    try withFiles(["a.bwk": "", "b.bwk": "", "x/a.bwk": "", "x/y/a.bwk": ""]) { folder in
      try #expect(folder.programs("") == [": a.bwk b.bwk x/a.bwk x/y/a.bwk"])
    }
  }

  @Test func everyFolderIsAProgramWhereTheConfigurationSaysSo() throws {
    try withFiles([
      "bailiwick.toml": "program = \"folder\"", "a.bwk": "", "b.bwk": "", "x/a.bwk": "", "x/y/a.bwk": "",
      "x/y/b.bwk": "",
    ]) { folder in
      try #expect(
        folder.programs("") == ["*.bwk: a.bwk b.bwk", "x/*.bwk: x/a.bwk", "x/y/*.bwk: x/y/a.bwk x/y/b.bwk"])
      #expect(throws: LoadingError.self) { try folder.load("") }
    }
  }

  @Test func whatUsesOthersIsAProgramWithThem() throws {
    try withFiles([
      "common/tags.bwk": "", "x/a.bwk": "use \"../common/tags.bwk\"", "x/b.bwk": "use \"a.bwk\"", "x/loose.bwk": "",
      "y/a.bwk": "use \"../common/tags.bwk\"", "z/a.bwk": "", "z/b.bwk": "",
    ]) { folder in
      try #expect(
        folder.programs("") == [
          "x/b.bwk: common/tags.bwk x/a.bwk x/b.bwk", "x/loose.bwk: x/loose.bwk", "y/a.bwk: common/tags.bwk y/a.bwk",
          ": z/a.bwk z/b.bwk",
        ])
      // Whoever decides takes all of it.
      try #expect(
        folder.names(folder.load("")) == [
          "common/tags.bwk", "x/a.bwk", "x/b.bwk", "x/loose.bwk", "y/a.bwk", "z/a.bwk", "z/b.bwk",
        ])
    }
  }

  @Test func whatOnlyUsesItselfIsAProgramOnce() throws {
    try withFiles(["a.bwk": "use \"b.bwk\"", "b.bwk": "use \"a.bwk\"", "self.bwk": "use \"self.bwk\""]) { folder in
      try #expect(folder.programs("") == ["self.bwk: self.bwk", "a.bwk: b.bwk a.bwk"])
    }
  }

  @Test func whatIsNamedIsOneProgram() throws {
    try withFiles(["x/a.bwk": "", "y/a.bwk": "", "y/b.bwk": ""]) { folder in
      try #expect(folder.names(folder.load("x/a.bwk", "y/a.bwk")) == ["x/a.bwk", "y/a.bwk"])
      try #expect(folder.names(folder.load("x/a.bwk", "y")) == ["x/a.bwk", "y/a.bwk", "y/b.bwk"])
      try #expect(folder.names(folder.load("x", "y")) == ["x/a.bwk", "y/a.bwk", "y/b.bwk"])
      try #expect(
        folder.names(folder.load("", "y")) == ["x/a.bwk", "y/a.bwk", "y/b.bwk"],
        "a file that is reached twice is there once")
    }
  }

  @Test func aTreeIsOneProgramWhereTheConfigurationSaysSo() throws {
    try withFiles([
      "one/bailiwick.toml": "program = \"tree\"", "one/a.bwk": "", "one/x/a.bwk": "", "two/a.bwk": "",
    ]) { folder in
      try #expect(folder.programs("") == ["one: one/a.bwk one/x/a.bwk", ": two/a.bwk"])
    }
  }

  @Test func passesOverWhatIsHiddenVendoredOrExcluded() throws {
    try withFiles([
      ".git/a.bwk": "", ".build/a.bwk": "", "node_modules/x/a.bwk": "", "x/vendor/a.bwk": "", "x/drafts/a.bwk": "",
      "x/old.bwk": "", "x/a.bwk": "", "bailiwick.toml": "exclude = [\"drafts\", \"x/old.bwk\"]",
    ]) { folder in
      try #expect(folder.programs("") == [": x/a.bwk"])
      // Named, it is looked at.
      try #expect(folder.programs("x/vendor") == ["x/vendor: x/vendor/a.bwk"])
      try #expect(folder.names(folder.load("x/old.bwk")) == ["x/old.bwk"])
    }
  }

  @Test func goesOnAfterWhatCannotBeRead() throws {
    try withFiles(["x/a.bwk": "", "y/a.bwk": "", "bailiwick.toml": "program = \"folder\""]) { folder in
      for (link, target) in [("x/nothing.bwk", "none"), ("x/loop.bwk", "loop.bwk")] {
        try FileManager.default.createSymbolicLink(atPath: folder.path(link), withDestinationPath: target)
      }
      let programs = try Programs([folder.root], ConfigurationFinder())
      #expect(programs.failures.map { folder.relative($0.path) } == ["x/loop.bwk", "x/nothing.bwk"])
      #expect(programs.list.map(\.program.isComplete) == [false, true])
      #expect(throws: LoadingError.self) { try Programs.one([folder.path("x")], ConfigurationFinder()) }
    }
  }

  @Test func filesThatBringSeveralVocabulariesAreSeveralPrograms() throws {
    let vocabulary = """
      vocabulary posts
        person viewer
          id: text
        thing post
          people: people
        activity read, reading
        effect hide restricts viewer

      """
    try withFiles([
      "common.bwk": vocabulary, "a.bwk": "use \"common.bwk\"", "b.bwk": "use \"common.bwk\"",
      "more/c.bwk": "use \"own.bwk\"", "more/own.bwk": vocabulary,
    ]) { folder in
      #expect(throws: LoadingError.self) { try Programs.one([folder.path("")], ConfigurationFinder()) }
      #expect(throws: Never.self) { try Programs.one([folder.path("more")], ConfigurationFinder()) }
    }
  }

  @Test func readsNothingThatIsNoFile() throws {
    try withFiles(["a.bwk": ""]) { folder in
      #expect(mkfifo(folder.path("pipe.bwk"), 0o600) == 0)
      try #expect(folder.names(folder.load("")) == ["a.bwk"])
    }
  }
}

/// A temporary folder with files.
private struct Folder {
  let root: String

  func path(_ name: String) -> String { name.isEmpty ? root : "\(root)/\(name)" }

  func load(_ names: String...) throws -> Program {
    try Programs.one(names.map(path), ConfigurationFinder())
  }

  /// The programs of paths, each as its title and the names of its files.
  func programs(_ names: String...) throws -> [String] {
    try Programs(names.map(path), ConfigurationFinder()).list.map { titled in
      "\(titled.title == root ? "" : relative(titled.title)): \(self.names(titled.program).joined(separator: " "))"
    }
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

  func relative(_ name: String) -> String {
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
