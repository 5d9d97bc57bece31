import BailiwickCoverage
import BailiwickModel
import BailiwickReporting
import BailiwickSource
import BailiwickSyntax

/// Tests that show the sides of borders which no test shows. They expect what the policy does now.
public struct BorderTests: Sendable {
  /// Items of the language in canonical form; empty when nothing is missing.
  public let text: String
  /// How many there are.
  public let count: Int
  /// The files that they read, by their names: requests that no phrase states.
  public let factFiles: [(name: String, bytes: [UInt8])]
  /// What no test is written of, each with its place and the reason.
  public let unwritten: [String]
  /// What the program's own tests and these show together.
  public let coverage: CoverageReport
}

extension TestRunner {
  /// Writes the tests that are missing.
  ///
  /// - Parameters:
  ///   - known: what tests of other programs show, which need not be shown again.
  ///   - factFile: what a file of facts is named, beside that of the tests, by its number from 0; `nil` when there can
  ///     be none.
  public func borderTests(
    besides known: CoverageReport = CoverageReport(), factFile: ((Int) -> String)? = nil
  ) -> BorderTests {
    var failures: [String: Int] = [:]
    while true {
      let writing = BorderTestWriting(self, known, failures, factFile)
      let failed = writing.failed(in: compilation)
      guard !failed.isEmpty else { return writing.result }
      for name in failed { failures[name, default: 0] += 1 }
    }
  }
}

/// One attempt to write the missing tests.
private struct BorderTestWriting {
  private var written: [(test: WrittenTest, facts: Facts)] = []
  private var unwritten: [String] = []
  private var factFiles: [(name: String, bytes: [UInt8])] = []
  private let coverage: CoverageReport
  private let runner: TestRunner

  /// - Parameter failures: by the names of tests, how often they did not say what they are to say. Then a file of facts
  ///   is to say it, and then nothing.
  init(
    _ runner: TestRunner, _ known: CoverageReport, _ failures: [String: Int], _ factFile: ((Int) -> String)?
  ) {
    self.runner = runner
    let (policy, files) = (runner.policy, runner.compilation.files)
    let deciding = DecidingTests(policy, files: files)
    var meter = runner.measure(where: { _ in true }, by: deciding).meter
    var missing = meter.coverage
    deciding.missingTests.find(for: &missing)
    let points = CoverageReport(missing, of: policy, tables: deciding.tables, files: files).borders
    var names = Set(policy.declarations.tests.map(\.name))
    let (phrases, titles) = (GivenPhrases(policy), BorderTitles(policy))
    var number = 0
    for (border, covered) in missing.borders.enumerated() {
      for (index, side) in covered.sides.enumerated() {
        defer { number += 1 }
        guard meter.coverage.borders[border].sides[index].tests.isEmpty, !known.shows(points[number]) else { continue }
        guard case .request(let facts, let place) = side.missing else {
          let reason = points[number].isPossible ? "; no request was found that shows it" : ""
          unwritten.append(points[number].line + reason)
          continue
        }
        let name = Self.unused(titles.title(side.side, of: covered.border, place: place), &names)
        let givens: [String]
        if let stated = phrases.phrases(facts), failures[name] == nil {
          givens = stated
        } else if let factFile, failures[name, default: 0] < 2 {
          let file = factFile(factFiles.count)
          factFiles.append((file, Array((RequestJSON(policy: policy).object(facts).text(.indented) + "\n").utf8)))
          givens = [GivenPhrases.file(file)]
        } else {
          unwritten.append("\(points[number].line); no phrase states the request, so it needs a file of facts")
          continue
        }
        let outcome = deciding.decider.outcome(of: facts)
        meter.record(name, facts, outcome)
        let test = WrittenTest(name: name, givens: givens, expectations: WrittenTest.expectations(of: outcome))
        written.append((test, facts))
      }
    }
    coverage = CoverageReport(meter.coverage, of: policy, tables: deciding.tables, files: files)
  }

  private static func unused(_ name: String, _ names: inout Set<String>) -> String {
    var (found, number) = (name, 1)
    while !names.insert(found).inserted {
      number += 1
      found = "\(name) (\(number))"
    }
    return found
  }

  var result: BorderTests {
    BorderTests(
      text: String(decoding: file.bytes, as: UTF8.self), count: written.count, factFiles: factFiles,
      unwritten: unwritten, coverage: coverage)
  }

  /// The tests in canonical form, as one more file of the program.
  private var file: SourceFile {
    let text = written.map(\.test.text).joined(separator: "\n")
    let id = FileID(runner.compilation.files.count)
    let plain = SourceFile(id: id, name: "<tests>", text: text)
    let bytes = try? formatted(parse(plain).tree)
    return SourceFile(id: id, name: plain.name, bytes: bytes ?? plain.bytes)
  }

  /// The names of those that, read again, do not pass or do not state what they are to state.
  func failed(in compilation: Compilation) -> Set<String> {
    guard !written.isEmpty else { return [] }
    let program = Program(files: compilation.files + [file])
    let read: (String, String) throws(LoadingError) -> [UInt8] = { [factFiles] path, _ throws(LoadingError) in
      guard let file = factFiles.first(where: { $0.name == path }) else {
        throw LoadingError(path: path, reason: "it is not written")
      }
      return file.bytes
    }
    guard let again = TestRunner(Compilation(program), readFacts: read) else { return Set(written.map(\.test.name)) }
    var stated: [String: Facts] = [:]
    let names = Set(written.map(\.test.name))
    let deciding = DecidingTests(again.policy, files: program.files)
    let results = again.run(where: names.contains, by: deciding) { name, facts, _ in stated[name] = facts }
    let passed = Set(results.filter(\.passed).map(\.name))
    return Set(written.filter { !passed.contains($0.test.name) || stated[$0.test.name] != $0.facts }.map(\.test.name))
  }
}
