import FoundationEssentials
import Testing

/// `bailiwick test` as somebody types it: exit codes, files and what is refused.
@Suite struct TestCommandTests {
  private let shell: Shell

  init() throws {
    shell = try Shell()
    try shell.write("rule mainland: block participants in CN\n", to: "policy.bwk")
    try shell.write(
      "use \"policy.bwk\"\n\ntest \"in\" given participant in CN expect block\n", to: "inside.bwk")
    try shell.write(
      "use \"policy.bwk\"\n\ntest \"out\" given participant in HK expect allow\n", to: "outside.bwk")
  }

  @Test(arguments: [
    ("--min-coverage 33 inside.bwk", 0), ("--min-coverage 34 inside.bwk", 1), ("--min-coverage 0 policy.bwk", 0),
    ("--min-coverage 101 inside.bwk", 2), ("--min-coverage=-1 inside.bwk", 2), ("--min-coverage half inside.bwk", 2),
    ("--coverage-report lcov inside.bwk", 0), ("--coverage-report xml=out inside.bwk", 2),
    ("--coverage-report lcov --coverage inside.bwk", 2), ("--coverage-report json --format json inside.bwk", 2),
    ("--coverage-report lcov= inside.bwk", 2), ("--coverage-report text inside.bwk", 0),
    ("--coverage-report lcov=missing/out inside.bwk", 3), ("--generate rules inside.bwk", 2),
    ("--generate borders --coverage inside.bwk", 2), ("--output x.bwk inside.bwk", 2), ("--filter '(' inside.bwk", 2),
    ("--watch - ", 2), ("--coverage missing.bwk", 3), ("--generate borders inside.bwk", 0),
    ("--coverage transcript.md", 2),
  ]) func endsWith(_ arguments: String, _ status: Int) throws {
    let printed = try shell.run("bailiwick test --quiet \(arguments) > out 2> err; echo $?")
    let said = try shell.run("cat out err")
    #expect(printed == "\(status)\n", "\(said)")
  }

  @Test func measuresAllProgramsOfADirectory() throws {
    let printed = try shell.run("bailiwick test --coverage .")
    #expect(printed.contains("2 passed, 0 failed"))
    #expect(printed.contains("borders   2      3   66"))
    #expect(!printed.contains("just outside"))
  }

  @Test func printsOneDocumentAlone() throws {
    let printed = try shell.run(
      "bailiwick test --coverage-report lcov inside.bwk 2> err | head -n 2; cat err; bailiwick test --coverage-report json none.bwk 2> err"
    )
    #expect(printed.hasPrefix("TN:\nSF:policy.bwk\n1 passed, 0 failed\n{\n  \"schema\": \"bailiwick.coverage/1\",\n"))
  }

  @Test func measuresTheTestsThatRan() throws {
    let printed = try shell.run("bailiwick test --coverage --filter '^out$' .")
    #expect(printed.contains("rule mainland applies in no test"))
  }

  @Test func writesTestsToTheEndOfAPolicy() throws {
    let printed = try shell.run(
      """
      bailiwick test --quiet --generate borders --output inside.bwk inside.bwk
      head -n 3 inside.bwk
      bailiwick fmt --check --quiet inside.bwk > /dev/null 2>&1 || bailiwick fmt --quiet inside.bwk
      bailiwick test --min-coverage 100 inside.bwk | head -n 1
      """)
    #expect(
      printed == """
        use "policy.bwk"

        test "in" given participant in CN expect block
        3 passed, 0 failed

        """)
  }

  @Test func writesAFileThatUsesThePolicy() throws {
    let printed = try shell.run(
      """
      mkdir tests
      bailiwick test --quiet --generate borders --output tests/borders.bwk policy.bwk
      head -n 1 tests/borders.bwk
      bailiwick test --min-coverage 100 tests/borders.bwk | head -n 1
      """)
    #expect(printed == "use \"../policy.bwk\"\n3 passed, 0 failed\n")
  }

  @Test func writesNoFileThatCannotUseThePolicy() throws {
    let printed = try shell.run(
      """
      mkdir inner other
      cp policy.bwk inner
      cd inner
      bailiwick test --quiet --generate borders --output ../other/borders.bwk policy.bwk
      echo $?
      ls ../other
      """)
    #expect(printed == "error: cannot write ../other/borders.bwk: from there policy.bwk cannot be used\n3\n")
  }

  @Test func leavesOtherFilesAlone() throws {
    let printed = try shell.run(
      """
      echo '# mine' > notes.bwk
      bailiwick test --generate borders --output notes.bwk inside.bwk
      echo $?
      bailiwick test --generate borders --output new.bwk .
      echo $?
      cat notes.bwk
      ls
      """)
    #expect(printed.contains("error: will not write over notes.bwk: it is there, and no part of the program\n2\n"))
    #expect(printed.contains("--output takes the tests of one program, and there are 3: name one"))
    #expect(printed.hasSuffix("# mine\ninside.bwk\nnotes.bwk\noutside.bwk\npolicy.bwk\n"))
  }

  @Test func closesTheBordersOfAnExample() throws {
    let printed = try shell.run(
      """
      cp -r '\(Document.root.appending(path: "Examples/zoom-2020").path)' meetings
      for policy in as-done as-promised officials-block; do
        bailiwick test --quiet --generate borders --output meetings/$policy.bwk meetings/$policy.bwk
        bailiwick fmt --quiet --check meetings/$policy.bwk || echo $policy is not formatted
      done
      bailiwick test --coverage meetings | grep -v '^$'
      """)
    let lines = printed.split(separator: "\n")
    #expect(lines.first?.hasSuffix(" passed, 0 failed") == true, "\(printed)")
    #expect(lines.contains { $0.hasPrefix("borders ") && $0.hasSuffix(" 100") }, "\(printed)")
  }

  @Test func runsAgainWhenAFileChanges() throws {
    let printed = try shell.run(
      """
      await() { for i in $(seq 600); do grep -qs "$1" "$2" && return; sleep 0.05; done; }
      bailiwick test --watch inside.bwk > out 2> err &
      await watching err
      sed -i 's/block$/allow/' inside.bwk
      await '1 failed' out
      kill -TERM $!
      wait $! 2> /dev/null
      echo $?
      grep passed out
      """)
    #expect(printed == "143\n1 passed, 0 failed\n0 passed, 1 failed\n")
  }
}
