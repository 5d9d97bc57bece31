import FoundationEssentials
import Glibc
import Testing

/// What runs `bailiwick` elsewhere, held against the program: the hooks for pre-commit, the action for GitHub and
/// the pipelines of the reference.
@Suite struct PipelineTests {
  private static let chapter = "Grammar/reference/15-pipelines.md"

  @Test func hooksNameWhatThereIs() throws {
    let hooks = try Document(".pre-commit-hooks.yaml").text
    let entries = hooks.matches(of: /(?m)^  entry: (.+)$/).map { String($0.1) }
    #expect(entries.count == hooks.matches(of: /(?m)^- id:/).count)
    for entry in entries { try expectOptions(of: entry) }
    for arguments in hooks.matches(of: /(?m)^  args: (.+)$/) {
      #expect(Self.options(in: String(arguments.1)).isEmpty, "options belong into the entry, where they are looked at")
    }
  }

  @Test func actionNamesOnlyOptionsThereAre() throws {
    try expectOptions(of: "bailiwick lint " + Document("Packaging/action/lint").text)
    try expectOptions(of: "bailiwick lint " + Document("action.yml").text)
  }

  @Test func actionUsesAndExplainsItsInputs() throws {
    let text = try Document("action.yml").text
    let declared = try #require(text.firstMatch(of: /(?s)\ninputs:\n(.*?)\n\n/)).1
      .matches(of: /(?m)^  ([a-z-]+):$/).map { String($0.1) }
    let used = text.matches(of: /\$\{\{ inputs\.([a-z-]+) \}\}/).map { String($0.1) }
    #expect(Set(declared) == Set(used))
    let rows = try Document(Self.chapter).text.matches(of: /(?m)^\| `([a-z-]+)` \|/).map { String($0.1) }
    #expect(rows == declared)
  }

  @Test(
    arguments: [
      ("block participants in CN for meetings tagged illegal-in-CN", "", "no findings\n", 0),
      (
        "end meetings tagged illegal-in-CN when any participant in CN", "",
        "::error file=a b.bwk,line=1,endLine=1,col=1,endColumn=13,title=L002 collective-leak"
          + "::a tag of CN reaches people outside CN\n1 error\n", 1
      ),
      ("block participants in CN", "warning", nil, 1),
      ("block participants in CN", "error", nil, 0),
    ] as [(String, String, String?, Int)]) func actionLints(
      _ policy: String, _ failOn: String, _ says: String?, _ status: Int
    ) throws
  {
    let shell = try Shell()
    let defaults = try Self.defaultFormats()
    try shell.write(policy + "\n", to: "a b.bwk")
    let said = try shell.run(
      """
      export GITHUB_OUTPUT=output GITHUB_STEP_SUMMARY=summary PATHS='a b.bwk' FAIL_ON='\(failOn)'
      export FORMAT='\(defaults.joined(separator: "\n"))\n'
      '\(Document.root.path)/Packaging/action/lint'
      """)
    if let says { #expect(said == says) }
    #expect(try shell.run("echo $?") == "\(status)\n", "\(said)")
    #expect(
      try shell.run("cat output; head -c 13 summary; grep -c sarif-schema-2.1.0 bailiwick.sarif")
        == "sarif=bailiwick.sarif\n### bailiwick1\n")
  }

  @Test(arguments: [("", 0), ("VERSION", 0), ("vVERSION", 0), ("0.0.0", 2)])
  func actionHoldsTheVersion(_ version: String, _ status: Int) throws {
    let shell = try Shell()
    let said = try shell.run(
      """
      version=$(bailiwick --version)
      export VERSION=$(echo '\(version)' | sed "s/VERSION/$version/") GITHUB_PATH=path GITHUB_ACTION_PATH=.
      '\(Document.root.path)/Packaging/action/provide'
      """)
    #expect(try shell.run("echo $?") == "\(status)\n", "\(said)")
  }

  @Test func isOneVersionEverywhere() throws {
    let version = try Shell().run("bailiwick --version").split(separator: "\n").joined()
    #expect(try Document("Packaging/debian/changelog").text.hasPrefix("bailiwick (\(version)-"))
    let named = try Document(Self.chapter).text.matches(of: /ref: v([0-9.]+)/).map { String($0.1) }
    #expect(named == [version])
  }

  @Test func pipelinesRunWhatTheReferenceRuns() throws {
    let sections = MarkdownSection.sections(of: try Document(Self.chapter).text)
    let hooks = try Document(".pre-commit-hooks.yaml").text
    for section in sections {
      let shown = section.fences.filter { $0.info == "console" }.flatMap(\.lines)
      for line in section.fences.filter({ $0.info.hasPrefix("yaml") }).flatMap(\.lines) {
        let item = line.drop { $0 == " " }
        if item.hasPrefix("- bailiwick ") { #expect(shown.contains("$ \(item.dropFirst(2))")) }
        if item.hasPrefix("- id: bailiwick-") { #expect(hooks.contains("\n\(item)\n")) }
      }
      for fence in section.fences where fence.info.contains(".pre-commit-config.yaml") {
        let members = fence.lines.drop { !$0.contains("- id:") }.map { $0.drop { $0 == " " } }
        #expect(!members.isEmpty && members.allSatisfy { hooks.contains("\($0)\n") })
      }
    }
  }

  @Test(
    .enabled(if: system("python3 -c 'import yaml' 2>/dev/null") == 0),
    arguments: [".pre-commit-hooks.yaml", "action.yml"])
  func isYAML(_ path: String) throws {
    let program = "import sys, yaml; yaml.safe_load(open(sys.argv[1]))"
    #expect(try Shell().run("python3 -c '\(program)' '\(Document.root.path)/\(path)'") == "")
  }

  @Test func theReferenceShowsYAML() throws {
    let shell = try Shell()
    guard try shell.run("python3 -c 'import yaml' 2>/dev/null; echo $?") == "0\n" else { return }
    for section in MarkdownSection.sections(of: try Document(Self.chapter).text) {
      for fence in section.fences where fence.info.hasPrefix("yaml") {
        try shell.write(fence.lines.map { $0 + "\n" }.joined(), to: "shown.yml")
        #expect(try shell.run("python3 -c 'import yaml; yaml.safe_load(open(\"shown.yml\"))'") == "", "\(fence.info)")
      }
    }
  }

  /// The options in a call are among those of the subcommand's help.
  private func expectOptions(of call: String) throws {
    let words = call.split(whereSeparator: { $0 == " " || $0 == "\n" })
    try #require(words.count > 1 && words[0] == "bailiwick", "\(call)")
    let known = Self.options(in: try Shell().run("bailiwick \(words[1]) --help"))
    try #require(known.contains("--help"), "\(words[1]) is no subcommand")
    let unknown = Self.options(in: call).subtracting(known)
    #expect(unknown.isEmpty, "bailiwick \(words[1]) has no \(unknown.sorted())")
  }

  private static func options(in text: String) -> Set<String> {
    Set(text.matches(of: /(?:^|[ \n"'\[,])(--[a-z][a-z-]*)/).map { String($0.1) })
  }

  /// The formats of the action when nobody says any.
  private static func defaultFormats() throws -> [String] {
    let block = try #require(
      try Document("action.yml").text.firstMatch(of: /(?m)^  format:\n.*\n    default: \|\n((?:      .+\n)+)/))
    return block.1.split(separator: "\n").map { String($0.drop { $0 == " " }) }
  }
}
