import Bailiwick
import FoundationEssentials
import Testing

/// What holds of generated tests for every policy at hand: they pass, they are in canonical form, and with them every
/// side of every border is shown but those that are told.
@Suite struct GeneratedTestProperties {
  @Test(arguments: DecisionCase.all) func closeBordersOfFixtures(_ example: DecisionCase) {
    expectClosedBorders(of: Compilation(example.program), "\(example)")
  }

  @Test(arguments: policyPaths) func closeBordersOfExamples(_ path: String) throws {
    expectClosedBorders(of: Compilation(try Programs.one([path], ConfigurationFinder())), path)
  }

  @Test func findsPolicies() { #expect(Self.policyPaths.count >= 10) }

  private static let policyPaths: [String] = {
    let root = Document.root.appending(path: "Examples").path
    return (try? PolicyWalk(root, ConfigurationFinder()).files) ?? []
  }()
}

/// Writes the tests that a program misses, and runs the program with them.
func expectClosedBorders(of compilation: Compilation, _ name: String) {
  guard let runner = TestRunner(compilation, readFacts: FileSystem.facts) else { return }
  let generated = runner.borderTests()
  let file = SourceFile(id: FileID(compilation.files.count), name: "borders.bwk", text: generated.text)
  if generated.count > 0 {
    #expect((try? formatted(parse(file).tree)) == file.bytes, "\(name)\n\(generated.text)")
  }
  let with = Compilation(Program(files: compilation.files + [file]))
  guard let again = TestRunner(with, readFacts: FileSystem.facts) else {
    Issue.record("\(name): \(with.findings.map(\.message))\n\(generated.text)")
    return
  }
  let (results, coverage) = again.cover()
  let failed = results.filter { $0.file == file.name && !$0.passed }
  #expect(failed.isEmpty, "\(name)\n\(TestReport(failed).text())")
  #expect(results.count { $0.file == file.name } == generated.count)
  let open = coverage.borders.filter { !$0.isShown }.map(\.line)
  for line in open {
    #expect(generated.unwritten.contains { $0.hasPrefix(line) }, "\(name): open and not told: \(line)")
  }
}

extension FileSystem {
  fileprivate static func facts(_ path: String, of policy: String) throws(LoadingError) -> [UInt8] {
    try read(FileSystem.path(path, relativeTo: policy))
  }
}
