import Foundation
import Testing

/// A format for programs is one document also when a command has no result, whatever the reason.
@Suite struct FailureDocumentTests {
  @Test(arguments: [
    ("explain NOPE --format json", 2),
    ("explain --format=json", 2),
    ("eval --facts ok.json --at noon --format json ok.bwk", 2),
    ("eval --facts none.json --format jsonl ok.bwk", 3),
    ("eval --facts ok.json --format json bad.bwk", 3),
    ("lint --format json --select Z999 ok.bwk", 2),
    ("lint --format sarif --nothing ok.bwk", 2),
    ("lint --format gitlab --fail-on x ok.bwk", 2),
    ("lint --format json none.bwk", 3),
    ("leaks --format json --authority Nobody ok.bwk", 2),
    ("leaks --format json bad.bwk", 3),
    ("diff --format json ok.bwk", 2),
    ("diff --format json ok.bwk bad.bwk", 3),
    ("table --format json --decision nothing ok.bwk", 2),
    ("table --format json bad.bwk", 3),
    ("test --format json --min-coverage 101 ok.bwk", 2),
    ("test --format json none.bwk", 3),
    ("test --coverage-report json none.bwk", 3),
    ("test --coverage-report json bad.bwk", 3),
    ("test --coverage-report json --min-coverage 101 ok.bwk", 2),
    ("test --coverage-report=json --coverage-report lcov=ok.bwk ok.bwk", 2),
    ("config show --format json --config none.toml ok.bwk", 3),
    ("config show --format json none.bwk", 3),
  ]) func saysWhy(_ command: String, _ status: Int) throws {
    let shell = try Shell()
    try shell.write("block participants in CN under CN\n", to: "ok.bwk")
    try shell.write("blok participants in CN\n", to: "bad.bwk")
    try shell.write("{}", to: "ok.json")
    let said = try shell.run("bailiwick \(command) 2> told; echo $?; grep -q . told && echo told")
    #expect(said.hasSuffix("\n\(status)\ntold\n"), "\(said)")
    let document = said.dropLast("\(status)\ntold\n".count)
    #expect(throws: Never.self) { try JSONSerialization.jsonObject(with: Data(document.utf8)) }
  }

  /// A coverage of nothing would be one of 100 percent.
  @Test(arguments: ["none.bwk", "bad.bwk"]) func coverageThatWasNotMeasured(_ policy: String) throws {
    let shell = try Shell()
    try shell.write("blok participants in CN\n", to: "bad.bwk")
    for name in ["c.json", "c.lcov", "c.txt"] { try shell.write("old\n", to: name) }
    let said = try shell.run(
      "bailiwick test --coverage-report json --coverage-report json=c.json --coverage-report lcov=c.lcov"
        + " --coverage-report text=c.txt \(policy) 2> told; echo $?; cat told")
    #expect(said.contains("\"error\"") && !said.contains("percent") && said.contains("}\n3\n"), "\(said)")
    #expect(!said.contains("0 passed"), "\(said)")
    let files = try shell.run("cat c.json c.lcov c.txt")
    #expect(files.hasPrefix("{\n  \"schema\": \"bailiwick.coverage/1\",\n  \"error\": {"), "\(files)")
    #expect(!files.contains("old") && files.contains("\n}\nno coverage: "), "\(files)")
  }
}
