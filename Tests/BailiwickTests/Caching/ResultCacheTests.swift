import Bailiwick
import Foundation
import Synchronization
import Testing

/// What is known from an earlier run is what a new look would find, and whatever it hangs on makes it unknown.
@Suite struct ResultCacheTests {
  /// All of which reports are made, of every fixture of the checks and of the findings.
  @Test(arguments: CheckFixtures.cases + FindingFixtures.cases)
  func everythingIsTheSame(_ fixture: FindingCase) throws {
    let desk = try Desk()
    let files = fixture.files.map(\.source)
    let (first, second) = (desk.lint(files), desk.lint(files))
    #expect(desk.looks == 1)
    #expect(second.findings == first.findings && second.accepted == first.accepted)
    #expect(second.findings.map(\.witness) == first.findings.map(\.witness))
    #expect(
      fingerprints(of: second.findings, in: second.itemTexts) == fingerprints(of: first.findings, in: first.itemTexts))
  }

  @Test func whatItHangsOnIsLookedAtAnew() throws {
    let desk = try Desk()
    let file = SourceFile(name: "p.bwk", text: "block participants in CN under CN until 2026-07-01\n")
    _ = desk.lint([file])
    let changes: [(what: String, lint: () -> LintedPrograms)] = [
      ("a text", { desk.lint([SourceFile(name: "p.bwk", text: "block participants in HK\n")]) }),
      ("a name", { desk.lint([SourceFile(name: "q.bwk", bytes: file.bytes)]) }),
      ("another file", { desk.lint([file, SourceFile(id: FileID(1), name: "q.bwk", text: "")]) }),
      ("the day", { desk.lint([file], today: "2026-08-01") }),
      ("the build", { desk.lint([file], build: "another") }),
      ("which checks run", { desk.lint([file], CheckSettings(enabled: ["P001"])) }),
      (
        "what findings weigh",
        {
          desk.lint([file], CheckSettings(enabled: Linting.settings.enabled, severities: ["T003": .error]))
        }
      ),
      (
        "a pattern",
        {
          let pattern = try? TextPattern(pattern: "^x", flags: "")
          return desk.lint([file], CheckSettings(enabled: Linting.settings.enabled, tagPattern: pattern))
        }
      ),
      ("a file that is missing", { desk.lint([file], isComplete: false) }),
    ]
    for (number, change) in changes.enumerated() {
      _ = change.lint()
      #expect(desk.looks == number + 2, "\(change.what)")
    }
    _ = desk.lint([file])
    #expect(desk.looks == changes.count + 1, "what was known still is")
  }

  @Test func theDayCountsOnlyWhereOneIsWritten() throws {
    let desk = try Desk()
    let file = SourceFile(name: "p.bwk", text: "block participants in CN under CN\n")
    _ = desk.lint([file], today: "2026-06-15")
    _ = desk.lint([file], today: "2027-06-15")
    #expect(desk.looks == 1)
  }

  @Test func theFactsOfTestsCount() throws {
    let desk = try Desk()
    let text = """
      block participants in CN under CN
      test "t" given facts "facts.json" expect block

      """
    let file = SourceFile(name: "p.bwk", text: text)
    func found(_ facts: String?) -> [String] {
      desk.facts = facts
      return desk.lint([file]).findings.map(\.kind.code)
    }
    let inside = found(#"{"participant":{"location":"CN"}}"#)
    let outside = found(#"{"participant":{"location":"HK"}}"#)
    let unreadable = found(nil)
    #expect(!inside.contains("X001") && outside.contains("X001") && unreadable.contains("X001"))
    #expect(desk.looks == 3)
    #expect(found(nil) == unreadable)
    #expect(desk.looks == 3, "facts that cannot be read are known as such")
  }

  /// An entry is changed in every way that a disk, or somebody else's program, may have changed it.
  @Test func whatIsDamagedIsLookedAtAnew() throws {
    let desk = try Desk()
    let file = SourceFile(name: "p.bwk", text: "block participants in EU, FR\n")
    let settings = CheckSettings(enabled: ["P001", "D004"])
    let first = desk.lint([file], settings).findings
    let entry = try #require(try desk.entries().first)
    let whole = try Data(contentsOf: entry)
    var damaged = stride(from: 0, to: whole.count, by: 37).map { index in
      var bytes = whole
      bytes[index] ^= 0x55
      return bytes
    }
    damaged += [Data(), whole.prefix(60), whole.dropLast(), whole + [0], Data(count: whole.count)]
    for (number, bytes) in damaged.enumerated() {
      try bytes.write(to: entry)
      #expect(desk.lint([file], settings).findings == first)
      #expect(desk.looks == number + 2)
    }
    #expect(try Data(contentsOf: entry) == whole, "it is written anew")
  }

  /// An entry whose hash is right, though nobody would have written it, may say anything, and breaks nothing.
  @Test func whatIsForgedBreaksNothing() throws {
    let desk = try Desk()
    let text = "#! accept no-authority: ours\nblock participants in CN\nblock participants in EU, FR under EU\n"
    let file = SourceFile(name: "p.bwk", text: text)
    let settings = CheckSettings(enabled: ["P001", "D004"])
    _ = desk.lint([file], settings)
    let entry = try #require(try desk.entries().first)
    let whole = Array(try Data(contentsOf: entry))
    let payload = "bailiwick findings 1\n".utf8.count + 2 * 32
    for index in stride(from: payload, to: whole.count, by: 3) {
      var bytes = Array(whole[payload...])
      bytes[index - payload] ^= index.isMultiple(of: 2) ? 0x01 : 0x80
      try Data(whole[..<(payload - 32)] + SHA256.digest(of: bytes) + bytes).write(to: entry)
      let linted = desk.lint([file], settings)
      _ =
        FindingsText(files: linted.files).render(linted.findings)
        + fingerprints(of: linted.findings, in: linted.itemTexts).joined()
    }
    #expect(desk.looks > 3, "much of it cannot be read")
  }

  @Test func aFolderThatCannotBeMadeIsNoHindrance() throws {
    let desk = try Desk()
    try Data().write(to: desk.folder)
    let file = SourceFile(name: "p.bwk", text: "block participants in CN\n")
    #expect(desk.lint([file]).findings.count == desk.lint([file]).findings.count && desk.looks == 2)
  }

  @Test func theOldestGoWhenThereIsTooMuch() throws {
    let desk = try Desk()
    try FileManager.default.createDirectory(at: desk.folder, withIntermediateDirectories: true)
    for (number, name) in ["b", "c", "a"].enumerated() {
      let file = desk.folder.appending(path: name)
      try Data(count: 30 << 20).write(to: file)
      let day = Date(timeIntervalSince1970: Double(1_000_000 + number))
      try FileManager.default.setAttributes([.modificationDate: day], ofItemAtPath: file.path)
    }
    _ = desk.lint([SourceFile(name: "p.bwk", text: "block participants in CN\n")])
    desk.cacheFolder.trim()
    let names = Set(try desk.entries().map(\.lastPathComponent))
    #expect(names.isSuperset(of: ["a", "c"]) && !names.contains("b") && names.count == 3)
  }

  /// As a process, with everything that the command adds.
  @Test(arguments: [
    "text", "concise", "json", "sarif", "sarif --show-accepted", "github", "junit", "gitlab", "text --statistics",
    "json --baseline known.jsonl", "text --color always", "json --fail-on never",
  ]) func theCommandSaysTheSame(_ format: String) throws {
    let shell = try Shell()
    try shell.write(
      """
      #! accept no-authority: ours
      block participants in CN
      end meetings tagged illegal-in-CN when any participant in CN
      block participants in EU, FR under EU until 2026-07-01  # TODO

      """, to: "policy.bwk")
    let lint = "bailiwick lint --today 2026-06-15 policy.bwk --format \(format)"
    _ = try shell.run("bailiwick lint --select D004 --write-baseline known.jsonl --no-cache -q policy.bwk")
    let without = try shell.run("\(lint) --no-cache; echo $?; ls .cache 2>/dev/null")
    let first = try shell.run("\(lint); echo $?")
    let second = try shell.run("\(lint); echo $?")
    #expect(first == without && second == without)
    #expect(
      try shell.run("ls .cache/bailiwick | wc -l; chmod 500 .cache/bailiwick; \(lint); echo $?") == "1\n\(without)")
    try shell.write("cache = false\n", to: "bailiwick.toml")
    #expect(try shell.run("rm -r .cache; \(lint); echo $?; ls .cache 2>/dev/null") == without)
  }
}

/// The linter with a cache in a temporary folder, which counts how often it looks.
private final class Desk: Sendable {
  let folder: URL
  let cacheFolder: CacheFolder
  private let count = Atomic(0)
  private let statedFacts = Mutex<String?>(nil)

  init() throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "bailiwick-\(UUID().uuidString)")
    cacheFolder = CacheFolder(folder.path)
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  var looks: Int { count.load(ordering: .relaxed) }

  /// The text of every file of facts; `nil` when there is none.
  var facts: String? {
    get { statedFacts.withLock { $0 } }
    set { statedFacts.withLock { $0 = newValue } }
  }

  func lint(
    _ files: [SourceFile], _ settings: CheckSettings = Linting.settings, today: String = CheckPage.today,
    build: String = "build", isComplete: Bool = true
  ) -> LintedPrograms {
    let day = Day(today)!
    let readFacts: @Sendable (String, String) throws(LoadingError) -> [UInt8] = { [self] path, _ throws(LoadingError) in
      guard let facts else { throw LoadingError(path: path, reason: "there is none") }
      return Array(facts.utf8)
    }
    let linter: @Sendable () -> Linter = { [self] in
      count.add(1, ordering: .relaxed)
      return Linter(today: day, readFacts: readFacts)
    }
    let session = LintSession([Program(files: files, isComplete: isComplete)], linter: linter) { _ in settings }
    return session.linted(ResultCache(cacheFolder, build: build, today: day, readFacts: readFacts))
  }

  func entries() throws -> [URL] {
    try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
  }
}
