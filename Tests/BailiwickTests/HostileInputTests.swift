import FoundationEssentials
import Testing

/// Files that are not what they should be, and results that cannot be written: the right code, a message, and nothing
/// damaged.
@Suite struct HostileInputTests {
  private let shell: Shell

  init() throws {
    shell = try Shell()
    try shell.write("block participants in CN\n", to: "fine.bwk")
  }

  /// What a command says on both streams, and its exit code.
  private func said(_ command: String) throws -> String { try shell.run("\(command) 2>&1; echo $?") }

  @Test func linksToDevices() throws {
    _ = try shell.run(
      "mkdir odd && cp fine.bwk odd && ln -s /dev/zero odd/zero.bwk && mkfifo f && ln -s ../f odd/f.bwk")
    #expect(try said("bailiwick leaks --quiet odd") == "no authority's word is used\n0\n")
    #expect(try said("bailiwick fmt --quiet odd") == "0\n")
    #expect(
      try said("bailiwick leaks odd/zero.bwk")
        == "error: cannot read odd/zero.bwk: it is longer than 256 MiB\n3\n")
  }

  @Test func linksToNothing() throws {
    _ = try shell.run("mkdir lost && ln -s nowhere lost/p.bwk")
    #expect(try said("bailiwick leaks lost") == "error: cannot read lost/p.bwk: No such file or directory\n3\n")
  }

  @Test(arguments: ["lint", "leaks", "table", "table --format json", "test"]) func fullDisk(_ command: String) throws {
    let error = try shell.run("bailiwick \(command) --quiet fine.bwk 2>&1 >/dev/full; echo $?")
    #expect(error == "error: cannot write the result: No space left on device\n3\n")
  }

  @Test func nobodyReadsTheErrors() throws {
    #expect(try shell.run("bailiwick lint --select D001 fine.bwk 2>&-; echo $?") == "0\n")
  }

  @Test func namesInOtherEncodings() throws {
    _ = try shell.run("mkdir latin && cp fine.bwk latin/$(printf 'p\\351.bwk')")
    #expect(try said("bailiwick leaks latin").contains(": its name is not in UTF-8\n3\n"))
  }

  @Test func lineEndsOfWindows() throws {
    try shell.write("block participants in CN\r\n  for meetings tagged x\r\n", to: "crlf.bwk")
    #expect(try said("bailiwick leaks crlf.bwk") == "no authority's word is used\n0\n")
  }

  @Test func otherEncodings() throws {
    _ = try shell.run("printf '## caf\\351\\nblock participants in CN\\n' > latin.bwk; cp latin.bwk before")
    #expect(try said("bailiwick lint --format concise latin.bwk").contains("latin.bwk:1:7: error[Y003]"))
    #expect(try said("bailiwick fmt latin.bwk; cmp latin.bwk before").hasSuffix("\n0\n"))
    try shell.write("\u{FEFF}block participants in CN\n", to: "mark.bwk")
    #expect(try said("bailiwick leaks --quiet mark.bwk").hasSuffix("\n0\n"))
  }

  @Test func endlessFiles() throws {
    _ = try shell.run("head -c 50000000 /dev/zero | tr '\\0' x > huge.bwk")
    #expect(try said("bailiwick lint --format concise huge.bwk").contains("error[Y005]"))
    #expect(try said("bailiwick fmt huge.bwk; wc -c < huge.bwk").contains("50000000\n"))
  }

  @Test func filesOfFacts() throws {
    try shell.write(
      "block participants in CN\ntest \"x\" given facts \"none.json\" expect allow\n", to: "facts.bwk")
    let unread = try said("bailiwick test facts.bwk")
    #expect(unread.hasPrefix("facts.bwk:2: not run: x\n") && unread.hasSuffix("0 passed, 0 failed, 1 not run\n3\n"))
    let json = try said("bailiwick test --format json facts.bwk")
    #expect(json.contains("\"status\": \"error\"") && json.contains("\"errors\": 1\n"), "\(json)")
    #expect(try said("bailiwick test --format tap facts.bwk").contains("not ok 1 - x\n  ---\n  severity: error\n"))
    #expect(try said("bailiwick test --format junit facts.bwk").contains("failures=\"0\" errors=\"1\""))
    let folder = "error: cannot read .: it is a directory, and no file of facts\n3\n"
    #expect(try said("bailiwick explain --facts . fine.bwk") == folder)
  }

  @Test(arguments: [
    ("", 0), ("lint", 0), ("config show", 0), ("help", 0), ("nope", 2), ("config nope", 2), ("lint p", 2),
  ])
  func helpWithWhatThereIs(_ topic: String, _ status: Int) throws {
    #expect(try shell.run("bailiwick help \(topic) > out 2>&1; echo $?") == "\(status)\n")
    #expect(try shell.run("grep -c 'there is no command' out").hasPrefix(status == 0 ? "0" : "1"))
  }

  @Test func documentsOfTestsThatDoNotRun() throws {
    func document(_ format: String) throws -> String {
      try shell.run("bailiwick test --format \(format) none.bwk 2>/dev/null")
    }
    #expect(try document("json").contains("\"message\": \"cannot read none.bwk: No such file or directory\""))
    #expect(try document("junit").contains("errors=\"1\""))
    #expect(try document("tap") == "TAP version 14\nBail out! cannot read none.bwk: No such file or directory\n")
  }

  @Test func oneInputForTwo() throws {
    #expect(try said("bailiwick diff - - < fine.bwk | head -n 1").hasPrefix("Error: the two policies"))
  }

  @Test func patchesFromElsewhere() throws {
    let patched = try shell.run(
      """
      git init --quiet . && printf 'block   participants in CN\\n' > odd.bwk
      bailiwick fmt --quiet --diff "$PWD/odd.bwk" | git apply && cat odd.bwk
      """)
    #expect(patched == "block participants in CN\n")
  }
}
