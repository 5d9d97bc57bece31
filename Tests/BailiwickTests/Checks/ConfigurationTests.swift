import Bailiwick
import Testing

@Suite struct ConfigurationTests {
  @Test func readsEverything() throws {
    let text = """
      # a comment
      edition = "2026.1"   # and another
      select = ["all"]
      ignore = [
        "S001", # one
        'todo-comment',
      ]
      fail-on = "warning"
      max-warnings = 1_0
      acceptable = ["L009"]
      exclude = ["drafts", "old/**"]
      program = "tree"
      cache = false
      baseline = "a \\"b\\" \\u0063"

      [severity]
      time = "error"
      P002 = "off"

      [per-file-ignores]
      "drafts/**" = ["provenance"]

      [patterns]
      tags = '^[a-z]+$'
      """
    let configuration = try ConfigurationReader.read(text, file: "x/bailiwick.toml")
    #expect(configuration.failLevel == .warning)
    #expect(configuration.maximalWarnings == 10)
    #expect(configuration.acceptable == ["L009"])
    #expect(configuration.excluded == [PathPattern("drafts"), PathPattern("old/**")])
    #expect(configuration.program == .tree && !configuration.cachesResults)
    #expect(configuration.baseline == "a \"b\" c")
    #expect(configuration.severities["T001"] == .error)
    #expect(configuration.tagPattern?.matches("a-b") == false)
    let settings = try configuration.settings(for: "drafts/old/p.bwk", CheckSelection())
    let others = try configuration.settings(for: "p.bwk", CheckSelection(ignore: ["D004"]))
    #expect(!settings.enabled.contains("P001") && others.enabled.contains("P001"))
    #expect(!others.enabled.contains("S001") && !others.enabled.contains("P002") && !others.enabled.contains("D004"))
    #expect(others.enabled.contains("T004"), "`all` has those that are off by default")
  }

  @Test(arguments: [
    "severity = {C001 = \"error\", P001 = 'off'}",
    "severity.C001 = \"error\"\nseverity.\"P001\" = '''off'''",
    "[severity]\nunknown-place = \"error\"\np001 = \"\"\"\\\n  off\"\"\"",
  ]) func readsWhatSaysTheSame(_ text: String) throws {
    let configuration = try ConfigurationReader.read(text, file: "bailiwick.toml")
    #expect(configuration.severities == ["C001": .error] && configuration.switchedOff == ["P001"])
  }

  /// What the schema says of checks is what the reader does with them.
  @Test func theSchemaHasWhatIsAccepted() throws {
    let words = Check.all.flatMap { [$0.code, $0.code.lowercased(), $0.name] } + Check.categories + ["all"]
    let text = configurationSchema.text()
    let patterns = text.matches(of: /"\^\([^"]+\)\$"/).map { $0.0.dropFirst().dropLast() }
    try #require(patterns.count == 2)
    let (codes, fixed) = (
      try TextPattern(pattern: String(patterns[0]), flags: ""), try TextPattern(pattern: String(patterns[1]), flags: "")
    )
    for word in words {
      let isAccepted = (try? ConfigurationReader.read("ignore = [\"\(word)\"]", file: "")) != nil
      #expect(isAccepted == (text.contains("\"\(word)\"") || codes.matches(word) == true), "\(word)")
      let mayBeOff = (try? ConfigurationReader.read("[severity]\n\(word) = \"off\"", file: "")) != nil
      #expect(mayBeOff == (fixed.matches(word) == false), "\(word)")
      #expect(throws: Never.self) { try ConfigurationReader.read("[severity]\n\(word) = \"error\"", file: "") }
    }
  }

  @Test func theCommandLineGoesOverIt() throws {
    let configuration = try ConfigurationReader.read("select = [\"time\"]\nignore = [\"T001\"]", file: "bailiwick.toml")
    let selected = try configuration.settings(for: "p.bwk", CheckSelection(select: ["style"])).enabled
    #expect(selected == Set(Check.chosen(by: "style").map(\.code)))
    let extended = try configuration.settings(for: "p.bwk", CheckSelection(extend: ["T001"])).enabled
    #expect(extended == Set(Check.chosen(by: "time").map(\.code)))
  }

  /// A configuration, what the command line asks for, and which of some checks run.
  @Test(arguments: [
    // What is selected runs alone.
    ("extend-select = [\"S003\"]\nignore = [\"P001\"]", CheckSelection(select: ["leak"]), []),
    ("extend-select = [\"S003\"]\nignore = [\"P001\"]", CheckSelection(select: ["P001"]), ["P001"]),
    ("ignore = [\"provenance\"]", CheckSelection(select: ["provenance"]), ["P001", "P003"]),
    ("ignore = [\"P001\"]", CheckSelection(select: ["P001"], ignore: ["P001"]), []),
    // What is off stays so, unless it is asked for alone.
    ("severity.P001 = \"off\"", CheckSelection(select: ["P001"]), ["P001"]),
    ("severity.P001 = \"off\"", CheckSelection(extend: ["no-authority"]), ["P001", "P003"]),
    ("severity.P001 = \"off\"", CheckSelection(select: ["provenance"]), ["P003"]),
    ("severity.P001 = \"off\"", CheckSelection(extend: ["all"]), ["P003", "S003"]),
    ("per-file-ignores.\"*.bwk\" = [\"P001\"]", CheckSelection(select: ["P001"]), []),
    // A weight of its own selects a check.
    ("severity.S003 = \"error\"", CheckSelection(), ["P001", "P003", "S003"]),
    ("select = [\"P001\"]\nseverity.unnamed-rule = \"error\"", CheckSelection(), ["P001", "S003"]),
    ("ignore = [\"S003\"]\nseverity.S003 = \"error\"", CheckSelection(), ["P001", "P003"]),
    ("severity.style = \"error\"", CheckSelection(), ["P001", "P003"]),
    ("severity.S003 = \"error\"", CheckSelection(select: ["P003"]), ["P003"]),
  ]) func asksForChecks(_ text: String, _ request: CheckSelection, _ expected: [String]) throws {
    let enabled = try ConfigurationReader.read(text, file: "").settings(for: "p.bwk", request).enabled
    #expect(["P001", "P003", "S003"].filter(enabled.contains) == expected)
  }

  @Test func showsWhyACheckRuns() throws {
    let configuration = try ConfigurationReader.read("severity.S003 = \"error\"", file: "")
    let shown = try configuration.checks(for: "p.bwk").first { $0.code == "S003" }
    #expect(shown?.severity == .error && shown?.reason == "severity")
  }

  @Test(arguments: [
    ("fail_on = \"error\"", 1, "did you mean `fail-on`?"),
    ("\nignore = [\"redundant-plac\"]", 2, "'redundant-place'"),
    ("[severity]\nstyle = \"eror\"", 2, "did you mean `error`?"),
    ("[severty]\nstyle = \"error\"", 1, "did you mean `severity`?"),
    ("[severity]\n[severity]", 2, "a second table"),
    ("ignore = \"S001\"", 1, "an array of strings, not a string"),
    ("ignore = [\"S001\"", 1, "expected `,` or `]`"),
    ("ignore = []\nignore = []", 2, "stands twice"),
    ("max-warnings = -1", 1, "a whole number from 0"),
    ("max-warnings = 1 2", 1, "after the value"),
    ("edition = \"1999\"", 1, "\"2026.1\""),
    ("[patterns]\ntags = \"(\"", 2, "no regular expression"),
    ("fail-on = warning", 1, "in quotes: \"warning\""),
    ("baseline = \"a", 1, "not closed"),
    ("baseline = \"\\q\"", 1, "no such escape"),
    ("program = \"tre\"", 1, "did you mean `tree`?"),
    ("exclude = \"drafts\"", 1, "an array of strings, not a string"),
    ("cache = \"no\"", 1, "`cache` is true or false, not a string"),
    ("a.b = 1", 1, "there is no table `a`"),
    ("x = {a = 1}", 1, "there is no table `x`"),
    ("severity = \"off\"", 1, "`severity` is a table, not a string"),
    ("[[patterns]]\ntags = \"a\"", 1, "`patterns` is a table, not an array of tables"),
    ("[ignore]\nP001 = true", 1, "`ignore` is an array of strings, not a table"),
    ("severity.P001.x = \"off\"", 1, "`P001` is a string, not a table"),
    ("\nmax-warnings = 1.5", 2, "a whole number from 0, not a number with a fraction"),
    ("ignore = [2026-01-01]", 1, "a date or a time is in it"),
    ("[severity]\nC001 = \"warning\"", 2, "`C001` is always an error"),
    ("[severity]\nunknown-place = \"off\"", 2, "`C001` is always an error"),
    ("[severity]\nsyntax = \"info\"", 2, "`syntax` is always an error"),
  ]) func saysWhatIsWrong(_ text: String, _ line: Int, _ part: String) throws {
    let error = #expect(throws: ConfigurationError.self) {
      try ConfigurationReader.read(text, file: "bailiwick.toml")
    }
    #expect(error?.line == line)
    #expect(error?.message.contains(part) == true, "\(error?.message ?? "")")
  }

  @Test(arguments: [
    ("*.bwk", "a/b/p.bwk", true), ("a/*.bwk", "a/p.bwk", true), ("a/*.bwk", "a/b/p.bwk", false),
    ("a/**", "a/b/p.bwk", true), ("a/**/p.bwk", "a/p.bwk", true), ("**/b/*", "a/b/p.bwk", true),
    ("a/p?.bwk", "a/p1.bwk", true), ("a/p?.bwk", "a/p.bwk", false), ("./a/p.bwk", "a/p.bwk", true),
  ]) func patternsMatchPaths(_ pattern: String, _ path: String, _ isMatched: Bool) {
    #expect(PathPattern(pattern).matches(path) == isMatched)
  }

  @Test func whatStopsCompilationCannotBeSwitchedOff() throws {
    let settings = CheckSettings(enabled: [], severities: ["C001": .info])
    let linted = Linting.linted(Compilation(Program(text: "block participants in XQ")), settings)
    #expect(linted.findings.map(\.kind.code) == ["C001"])
    #expect(linted.findings[0].severity == .error)
  }

  @Test func findingsWeighWhatIsSaid() {
    let settings = CheckSettings(enabled: ["P001"], severities: ["P001": .error])
    let linted = Linting.linted(Compilation(Program(text: "block participants in CN")), settings)
    #expect(linted.findings.map(\.severity) == [.error])
  }
}
