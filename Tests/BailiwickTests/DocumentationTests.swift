import Bailiwick
import FoundationEssentials
import Glibc
import Testing

/// What the documents for readers say, held against the program: examples, requests, commands and tables.
@Suite struct DocumentationTests {
  @Test(arguments: Document.all.flatMap(\.examples)) func isAsItSays(_ example: DocumentedExample) throws {
    try example.run()
  }

  @Test(arguments: Document.all) func linksLeadSomewhere(_ document: Document) throws {
    for link in document.links {
      let parts = link.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
      let folder = document.url.deletingLastPathComponent()
      let target = parts[0].isEmpty ? document.url : folder.appending(path: String(parts[0]))
      #expect(FileManager.default.fileExists(atPath: target.path), "\(document): \(link)")
      guard parts.count == 2, let text = try? String(contentsOf: target, encoding: .utf8) else { continue }
      #expect(Document.anchors(of: text).contains(String(parts[1])), "\(document): \(link)")
    }
  }

  @Test func listsTheReservedWords() throws {
    let quotation = try Document("Grammar/reference/1-files.md").text.split(separator: "\n").filter {
      $0.hasPrefix("> ")
    }
    let words = quotation.flatMap { $0.matches(of: /`([a-z]+)`/) }.map { String($0.1) }
    #expect(words == ReservedWords.all.sorted())
  }

  @Test func showsTheShippedVocabulary() throws {
    let text = try Document("Grammar/reference/3-vocabularies.md").text
    let shipped = try Document("Sources/Bailiwick/Vocabularies/meetings.bwk").text
    #expect(text.contains("\n```bwk\n\(shipped)```\n"))
  }

  @Test(arguments: [
    ("a policy file", "\(SyntaxLimit.fileSize >> 20) MiB"),
    ("a word, string or expression in a policy", "\(SyntaxLimit.tokenLength >> 10) KiB"),
    ("parentheses, `not` and quantifiers inside each other", "\(SyntaxLimit.nesting)"),
    ("a request", "\(JSONTree.lengthLimit) bytes"),
    ("objects and arrays inside each other in a request", "\(JSONTree.depthLimit)"),
    ("steps of a regular expression on a text", "\(TextPattern.Limit.steps), then unknown"),
    ("nested backtracking of a regular expression", "\(TextPattern.Limit.depth), then unknown"),
    ("heap of a regular expression", "\(TextPattern.Limit.heap) KiB, then unknown"),
    ("steps of one question to the proofs", "\(Effort.perQuestion), then not proved"),
    (
      "steps of questions about leaks that take more than \(Effort.atFirst), together",
      "\(Effort.perPolicy), then not proved"
    ),
    ("numbers", "\(Int64.min) to \(Int64.max)"),
  ]) func statesTheLimits(_ what: String, _ limit: String) throws {
    #expect(try Document("Grammar/reference/11-limits.md").text.contains("\n| \(what) | \(limit) |\n"))
  }
}

/// A Markdown file that the project shows to readers.
struct Document: Sendable, CustomTestStringConvertible {
  let url: URL
  let text: String

  static let root = (0..<3).reduce(URL(filePath: #filePath)) { url, _ in url.deletingLastPathComponent() }

  static let all: [Document] = {
    let chapters = ((try? names(in: "Grammar/reference")) ?? []).map { "Grammar/reference/\($0)" }
    let paths = ["README.md", "Grammar/README.md", "Grammar/reference.md"] + chapters
    return paths.compactMap { try? Document($0) }
  }()

  init(_ path: String) throws {
    url = Self.root.appending(path: path)
    text = try String(contentsOf: url, encoding: .utf8)
  }

  private static func names(in folder: String) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: root.appending(path: folder).path).sorted()
  }

  var testDescription: String { url.lastPathComponent }

  /// What stands below each heading.
  var examples: [DocumentedExample] {
    MarkdownSection.sections(of: text).map { DocumentedExample(file: url.lastPathComponent, section: $0) }
  }

  /// The targets of its links to files of the project.
  var links: [String] {
    text.matches(of: /\]\(([^)]+)\)/).map { String($0.1) }.filter { !$0.contains("://") }
  }

  /// The names by which links reach the headings of a text.
  static func anchors(of text: String) -> Set<String> {
    let headings = text.split(separator: "\n").filter { $0.hasPrefix("#") }
    return Set(
      headings.map { heading in
        let words = heading.drop { $0 == "#" || $0 == " " }.lowercased()
        let kept = words.filter { $0.isLetter || $0.isNumber || "-_ ".contains($0) }
        return String(kept.map { $0 == " " ? "-" : $0 })
      })
  }
}

/// The blocks below one heading.
///
///     bwk                   a program, without errors and without warnings
///     bwk error C001        a program with just this error; `warning C002` with this warning
///     bwk NAME …            one file of a program, and a file for the commands
///     eval                  requests to the program above, a line each: `{…} => ` and a `TerseOutcome`;
///                           one that states no time is decided at noon
///     leaks                 what is proved of the program above, as in `Fixtures/Leaks`
///     json NAME, toml NAME  a file for the commands; without a name, for reading only
///     sh run                commands that print nothing
///     console               commands after `$ `, each with what it prints on both streams; statements after `> ` are
///                           a transcript, which other tests run
///     yaml NAME             for reading only; the commands of its `script` stand in a `console` below
struct DocumentedExample: Sendable, CustomTestStringConvertible {
  let file: String
  let section: MarkdownSection

  var testDescription: String { "\(file): \(section.heading)" }

  func run() throws {
    let shell = try Shell()
    var files: [SourceFile] = []
    for block in section.fences {
      switch block.words.first {
      case "bwk":
        if block.name == nil || files.first?.name.isEmpty == true { files = [] }
        files.append(SourceFile(id: FileID(files.count), name: block.name ?? "", text: block.text))
        check(files, block)
        if let name = block.name { try shell.write(block.text, to: name) }
      case "json", "toml":
        if let name = block.name { try shell.write(block.text, to: name) }
      case "eval": try evaluate(block, by: files)
      case "leaks": try prove(block, of: files)
      case "sh" where block.words.last == "run": #expect(try shell.run(block.text) == "", at(block))
      case "console" where block.lines.first?.hasPrefix("> ") != true: try converse(block, with: shell)
      default: break
      }
    }
  }

  private func check(_ files: [SourceFile], _ block: MarkdownSection.Fence) {
    let announced = block.words.dropFirst(block.name == nil ? 1 : 2).joined(separator: " ")
    let findings = Compilation(Program(files: files)).findings.filter { $0.severity > .info }
    let found = Set(findings.map { "\($0.severity.rawValue) \($0.kind.code)" })
    #expect(found == (announced.isEmpty ? [] : [announced]), at(block, "\(findings.map(\.message))"))
  }

  private func evaluate(_ block: MarkdownSection.Fence, by files: [SourceFile]) throws {
    let policy = try #require(Compilation(Program(files: files)).policySet, at(block))
    let decider = Decider(DecisionProgram(policy, tables: tabulate(policy)))
    for line in block.lines {
      let parts = line.split(separator: " => ").map(String.init)
      let outcome: TerseOutcome
      switch FactsReader(policy).read(Array(parts[0].utf8)) {
      case .failure(let error): outcome = TerseOutcome(errorAt: error.path)
      case .success(let read):
        var facts = read.facts
        facts.time = facts.time ?? DecisionCase.noon
        outcome = TerseOutcome(decider.outcome(of: facts), warnings: read.warnings)
      }
      let isMet = parts.last.map { TerseOutcome(parsing: $0).isMet(by: outcome) }
      #expect(isMet == true, at(block, "\(line)\ngot \(outcome)"))
    }
  }

  private func prove(_ block: MarkdownSection.Fence, of files: [SourceFile]) throws {
    let grounds = try #require(Compilation(Program(files: files)).grounds, at(block))
    let report = try ReportedLeaks(of: grounds, files: files)
    let expected = LeakExpectations(parsing: block)
    let isMet = expected.unmatched.isEmpty && expected.areMet(by: report)
    #expect(isMet, at(block, report.lines.joined(separator: "\n")))
  }

  private func converse(_ block: MarkdownSection.Fence, with shell: Shell) throws {
    var said: [String] = []
    for line in block.lines where line.hasPrefix("$ ") {
      let printed = try shell.run(String(line.dropFirst(2)))
      let lines = printed.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
      said += [line] + lines.map(String.init)
    }
    #expect(said == block.lines, at(block))
  }

  private func at(_ block: MarkdownSection.Fence, _ what: String = "") -> Comment {
    "\(file):\(block.firstLine) \(what)"
  }
}

extension MarkdownSection.Fence {
  fileprivate var words: [String] { info.split(separator: " ").map(String.init) }
  fileprivate var text: String { lines.map { $0 + "\n" }.joined() }
  /// The name of the file that it is.
  fileprivate var name: String? { words.dropFirst().first.flatMap { $0.contains(".") ? $0 : nil } }
}

/// A shell in a directory of its own, which finds the executable that was built with the tests.
final class Shell {
  /// Where the executable lies.
  static let executables = URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent()

  private let directory: URL
  private var status: Int32 = 0

  init() throws {
    directory = FileManager.default.temporaryDirectory.appending(path: "bailiwick-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: false)
  }

  deinit { try? FileManager.default.removeItem(at: directory) }

  func write(_ text: String, to name: String) throws {
    try text.write(to: directory.appending(path: name), atomically: false, encoding: .utf8)
  }

  /// What commands print on both streams; `$?` is the status of those before.
  func run(_ commands: String) throws -> String {
    let built = Self.executables.path
    try #require(FileManager.default.isExecutableFile(atPath: built + "/bailiwick"), "bailiwick is not built")
    let surroundings = "PATH='\(built)':$PATH\nexport XDG_CACHE_HOME=\"$PWD/.cache\"\n"
    try write(surroundings + "(exit \(status))\n\(commands)", to: ".commands")
    status = system("cd '\(directory.path)' && sh .commands > .printed 2>&1 < /dev/null") >> 8
    return try String(contentsOf: directory.appending(path: ".printed"), encoding: .utf8)
  }
}
