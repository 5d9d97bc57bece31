import Foundation
import Testing

/// `lint` as a process: where its results go, and what it does with a baseline.
@Suite struct LintCommandTests {
  private static let policy = "block participants in EU, FR under EU\n"

  @Test(arguments: ["json", "sarif", "junit", "gitlab", "github"])
  func statisticsLeaveProgramsTheirDocument(_ format: String) throws {
    let shell = try Shell()
    try shell.write(Self.policy, to: "p.bwk")
    #expect(
      try shell.run(
        """
        bailiwick lint --quiet --format \(format) p.bwk > plain
        bailiwick lint --quiet --statistics --format \(format) p.bwk 2> counts | cmp - plain && cat counts
        bailiwick lint --quiet --statistics --format \(format)=file --format concise p.bwk && cmp file plain
        """) == "1  warning[D004] redundant-place\n1  warning[D004] redundant-place\n")
  }

  @Test(arguments: ["--select ''", "--select , --ignore D004"]) func anEmptySelectionIsNone(_ options: String) throws {
    let shell = try Shell()
    try shell.write(Self.policy, to: "p.bwk")
    let said = try shell.run(
      "bailiwick lint \(options) p.bwk 2>&1 | head -n 1; bailiwick lint \(options) p.bwk; echo $?")
    #expect(said.hasPrefix("Error: --select names no check\n") && said.hasSuffix("2\n"), "\(said)")
  }

  @Test func aBaselineThatIsConfiguredCanBeWritten() throws {
    let shell = try Shell()
    try shell.write(Self.policy, to: "p.bwk")
    try shell.write("baseline = \"new.jsonl\"\n", to: "bailiwick.toml")
    #expect(
      try shell.run("bailiwick lint -q --write-baseline ./new.jsonl p.bwk; echo $?; wc -l < new.jsonl") == "0\n1\n")
    #expect(try shell.run("bailiwick lint p.bwk 2>&1") == "no findings (1 in the baseline)\n")
  }

  /// What is said of a check goes before what is said of its category, in whatever order it stands.
  @Test(arguments: [["P001 = \"error\"", "provenance = \"off\""], ["provenance = \"off\"", "P001 = \"error\""]])
  func aCheckGoesBeforeItsCategory(lines: [String]) throws {
    let shell = try Shell()
    try shell.write("block participants in CN\n", to: "p.bwk")
    try shell.write("[severity]\n" + lines.map { $0 + "\n" }.joined(), to: "bailiwick.toml")
    #expect(
      try shell.run("bailiwick lint -q --no-cache --format concise p.bwk | cut -d : -f 1-4")
        == "p.bwk:1:1: error[P001] no-authority\n")
  }

  /// A baseline that is written anew for some files keeps what it knows of others.
  @Test func aBaselineIsWrittenForTheFilesThatAreLookedAt() throws {
    let shell = try Shell()
    for name in ["a", "b"] {
      _ = try shell.run("mkdir \(name)")
      try shell.write("block participants in CN\n", to: "\(name)/p.bwk")
    }
    let lint = "bailiwick lint -q --write-baseline known.jsonl"
    #expect(try shell.run("\(lint) a; \(lint) b; cut -d '\"' -f 4 known.jsonl") == "a/p.bwk\nb/p.bwk\n")
    // What is mended is known no more, and neither is what is gone.
    #expect(try shell.run(": > a/p.bwk; \(lint) a; cut -d '\"' -f 4 known.jsonl") == "b/p.bwk\n")
    #expect(try shell.run("rm b/p.bwk; : > b/q.bwk; \(lint) b; cat known.jsonl") == "")
  }

  /// Leaks are in no baseline, so a run that writes one tells them, and fails.
  @Test func whatABaselineCannotKnowIsTold() throws {
    let shell = try Shell()
    try shell.write("end meetings tagged illegal-in-CN\nblock participants in CN\n", to: "p.bwk")
    let lint = "bailiwick lint -q --write-baseline known.jsonl"
    #expect(
      try shell.run("\(lint) --format concise p.bwk | cut -d : -f 1-4; wc -l < known.jsonl")
        == "p.bwk:1:1: error[L002] collective-leak\n1\n")
    #expect(try shell.run("\(lint) p.bwk > report; echo $?") == "1\n")
  }

  /// Nothing that somebody has written is lost by what a command makes.
  @Test(arguments: [
    ("lint --write-baseline p.bwk p.bwk", "files that end with .bwk are policies"),
    ("lint --write-baseline new.bwk p.bwk", "files that end with .bwk are policies"),
    ("lint --write-baseline notes.txt p.bwk", "it is there, and no baseline"),
    ("lint --write-baseline bailiwick.toml p.bwk", "it is a configuration"),
    ("lint --format json=p.bwk p.bwk", "files that end with .bwk are policies"),
    ("lint --format json=link p.bwk", "files that end with .bwk are policies"),
    ("lint --format json=p.bwk none.bwk", "files that end with .bwk are policies"),
    ("lint --format concise --format sarif=bailiwick.toml p.bwk", "it is a configuration"),
    ("lint --format json=known.jsonl --baseline known.jsonl p.bwk", "the command reads it"),
    ("lint --format json=facts.json p.bwk", "the command reads it"),
    ("lint --format json=./other.toml --config other.toml p.bwk", "the command reads it"),
    ("lint --format json=notes.txt notes.txt", "the command reads it"),
    ("test --coverage-report lcov=p.bwk p.bwk", "files that end with .bwk are policies"),
    ("test --coverage-report lcov=facts.json p.bwk", "the command reads it"),
    ("test --generate borders --output bailiwick.toml p.bwk", "it is a configuration"),
    ("repl p.bwk -c ':transcript p.bwk'", "files that end with .bwk are policies"),
    ("repl p.bwk -c ':transcript new.bwk'", "files that end with .bwk are policies"),
    ("repl p.bwk -c 'block participants in CN' -c ':save bailiwick.toml'", "it is a configuration"),
  ]) func writesOverNothingElse(_ command: String, _ reason: String) throws {
    let shell = try Shell()
    try shell.write("block participants in CN\ntest \"t\" given facts \"facts.json\" expect block\n", to: "p.bwk")
    try shell.write("{\"participant\": {\"location\": \"CN\"}}\n", to: "facts.json")
    for name in ["bailiwick.toml", "other.toml", "known.jsonl"] { try shell.write("", to: name) }
    try shell.write("hello\n", to: "notes.txt")
    let said = try shell.run(
      """
      ln -s p.bwk link; sha256sum * > .before; ls >> .before
      bailiwick \(command) 2>&1; echo $?
      (sha256sum *; ls) | cmp - .before
      """)
    #expect(said.contains("error: will not write over ") && said.hasSuffix(": \(reason)\n2\n"), "\(said)")
  }

  /// Of two results in one file the first would be lost.
  @Test(arguments: [
    ("lint --format json=o --format sarif=o", 2), ("lint --format json=o --format sarif=./o", 2),
    ("lint --format json=o --format json=link", 2), ("test --coverage-report json=o --coverage-report lcov=o", 2),
    ("lint --format json=o --format sarif=p", 0), ("lint --format json=/dev/null --format sarif=/dev/null", 0),
  ]) func writesEachResultToAFileOfItsOwn(_ command: String, _ status: Int) throws {
    let shell = try Shell()
    try shell.write("block participants in CN\n", to: "p.bwk")
    let said = try shell.run("touch o; ln -s o link; bailiwick \(command) p.bwk 2>&1; echo $?; wc -c < o")
    #expect(said.contains("\(status)\n"), "\(said)")
    if status == 2 { #expect(said.contains("would be written to one file") && said.hasSuffix("2\n0\n"), "\(said)") }
  }

  @Test func writesWhereNothingIsLost() throws {
    let shell = try Shell()
    try shell.write("block participants in CN\n", to: "p.bwk")
    let said = try shell.run(
      """
      touch empty.jsonl; echo old > report.json
      bailiwick lint -q --write-baseline empty.jsonl p.bwk && bailiwick lint -q --write-baseline empty.jsonl p.bwk
      bailiwick lint -q --format json=report.json --format concise --format sarif=/dev/null p.bwk
      head -n 2 report.json
      """)
    #expect(
      said == """
        p.bwk:1:1: warning[P001] no-authority: the rule `rule-1` singles out a place and does not say on whose word
        {
          "schema": "bailiwick.findings/1",

        """, "\(said)")
  }

  /// What was known of an item is known of what fixes make of it.
  @Test func whatIsKnownStaysKnownWhenItIsFixed() throws {
    let shell = try Shell()
    try shell.write(
      """
      tag spare on meeting
      block participants in EU, FR for meetings tagged a
      block participants in EU, FR for meetings tagged a
      # A comment.
      rule last: block participants in CN,  CN for meetings tagged b
      block participants in US

      """, to: "p.bwk")
    let said = try shell.run(
      """
      lint() { bailiwick lint --select P001,D004,D006,M004,S001 --baseline known.jsonl --format concise "$@" 2>&1; }
      bailiwick lint -q --select P001 --write-baseline known.jsonl p.bwk
      lint --diff p.bwk | grep -c '^[-+]{'
      lint --fix p.bwk
      lint p.bwk
      wc -l < known.jsonl
      LC_ALL=C sort -c known.jsonl
      bailiwick lint -q --select P001 --write-baseline other.jsonl p.bwk && cmp known.jsonl other.jsonl
      """)
    #expect(
      said == """
        6
        5 findings fixed in 1 file; 3 entries carried over in known.jsonl
        no findings (4 in the baseline)
        no findings (4 in the baseline)
        4

        """, "\(said)")
  }

  /// Formatting writes many items anew at once.
  @Test func whatIsKnownStaysKnownWhenItIsFormatted() throws {
    let shell = try Shell()
    try shell.write(
      """
      territory Spare = CN
      block participants   in EU, FR
      rule two: block participants in CN when (meeting.size is 2)
      rule three: block participants  in US, US


      """, to: "p.bwk")
    let said = try shell.run(
      """
      bailiwick lint -q --select P001 --write-baseline known.jsonl p.bwk
      bailiwick lint --select P001,D004,D006,M004,S001 --baseline known.jsonl --fix --format concise p.bwk 2>&1
      """)
    #expect(said.hasSuffix("; 2 entries carried over in known.jsonl\nno findings (3 in the baseline)\n"), "\(said)")
  }

  @Test func entriesOfFilesThatAreNoMoreArePruned() throws {
    let shell = try Shell()
    for name in ["kept", "gone", "away"] {
      try shell.write("block participants in CN\n", to: "\(name).bwk")
    }
    let said = try shell.run(
      """
      lint() { bailiwick lint --select P001,M004 "$@"; }
      mkdir a b; mv kept.bwk gone.bwk a; mv away.bwk b
      lint -q --write-baseline known.jsonl .
      rm a/gone.bwk b/away.bwk
      lint --baseline known.jsonl --format concise a/kept.bwk 2>&1
      lint --baseline known.jsonl --format concise a 2>&1
      lint --baseline known.jsonl --fix a 2>&1
      wc -l < known.jsonl
      lint --baseline known.jsonl --diff . 2>/dev/null | tail -n 1 | cut -c 1-22
      lint --baseline known.jsonl --fix . 2>&1
      cut -c 10-19 known.jsonl
      """)
    #expect(
      said == """
        no findings (1 in the baseline)
        known.jsonl:1:1: error[M004] stale-baseline: there is no a/gone.bwk any more, of which this entry knows something
        1 error (1 in the baseline)
        1 entry taken out of known.jsonl
        no findings (1 in the baseline)
        2
        -{"file":"b/away.bwk",
        1 entry taken out of known.jsonl
        no findings (1 in the baseline)
        a/kept.bwk

        """, "\(said)")
  }
}
