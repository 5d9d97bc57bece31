import BailiwickCoverage
import BailiwickReporting

extension TestRunner {
  /// The results, and what the tests show of the program.
  ///
  /// - Parameter progress: told how many borders have been looked at, and how many there are.
  public func cover(
    where isChosen: (String) -> Bool = { _ in true }, progress: (_ done: Int, _ total: Int) -> Void = { _, _ in }
  ) -> (results: [TestResult], coverage: CoverageReport) {
    let deciding = DecidingTests(policy, files: compilation.files)
    let (results, meter) = measure(where: isChosen, by: deciding)
    var coverage = meter.coverage
    deciding.missingTests.find(for: &coverage, progress: progress)
    return (results, CoverageReport(coverage, of: policy, tables: deciding.tables, files: compilation.files))
  }

  /// What the tests show of the program, without what it would take to show the rest.
  public var shown: CoverageReport {
    let deciding = DecidingTests(policy, files: compilation.files)
    let coverage = measure(where: { _ in true }, by: deciding).meter.coverage
    return CoverageReport(coverage, of: policy, tables: deciding.tables, files: compilation.files)
  }

  func measure(
    where isChosen: (String) -> Bool, by deciding: DecidingTests
  ) -> (results: [TestResult], meter: CoverageMeter) {
    var meter = CoverageMeter(policy, tables: deciding.tables, files: compilation.files)
    let results = run(where: isChosen, by: deciding) { meter.record($0, $1, $2) }
    return (results, meter)
  }
}

extension DecidingTests {
  /// Finds requests for what no test shows, such as a test can state if there are any.
  var missingTests: MissingTests {
    let phrases = GivenPhrases(policy)
    return MissingTests(policy, decider: decider) { phrases.phrases($0) != nil }
  }
}
