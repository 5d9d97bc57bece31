import Bailiwick
import Testing

/// Coverage of several programs together, and as lcov has it.
@Suite struct CoverageReportTests {
  private let shared = "rule mainland: block participants in CN\n"

  private func report(_ name: String, _ test: String) throws -> CoverageReport {
    let files = [
      SourceFile(id: FileID(0), name: "shared.bwk", text: shared), SourceFile(id: FileID(1), name: name, text: test),
    ]
    let runner = TestRunner(Compilation(Program(files: files))) { path, _ throws(LoadingError) in
      throw LoadingError(path: path, reason: "none here")
    }
    return try #require(runner).cover().coverage
  }

  @Test func whatIsSharedCountsOnce() throws {
    let inside = try report("a.bwk", "test \"in\" given participant in CN expect block\n")
    let outside = try report("b.bwk", "test \"out\" given participant in HK expect allow\n")
    #expect(inside.borders.map(\.isShown) == [true, false, false])
    #expect(outside.borders.map(\.isShown) == [false, true, false])
    var both = inside
    both.merge(outside)
    #expect(both.borders.map(\.isShown) == [true, true, false])
    #expect(both.rules.map(\.state) == [.shown(["in"])])
    #expect(both.files == ["shared.bwk", "a.bwk", "b.bwk"])
    #expect(both.whole.percent == 80)
    var reversed = outside
    reversed.merge(inside)
    #expect(reversed.borders.map(\.isShown) == both.borders.map(\.isShown))
  }

  @Test func lcovCountsTests() throws {
    let report = try report(
      "a.bwk",
      """
      test "in" given participant in CN expect block
      test "also in" given participant in CN-BJ expect block
      test "out" given participant in HK expect allow
      """)
    #expect(
      report.lcov == """
        TN:
        SF:shared.bwk
        FN:1,mainland
        FNDA:2,mainland
        FNF:1
        FNH:1
        BRDA:1,0,0,2
        BRDA:1,0,1,1
        BRDA:1,0,2,0
        BRF:3
        BRH:2
        DA:1,0
        LF:1
        LH:0
        end_of_record

        """)
  }

  @Test func nothingToShowIsAllShown() {
    #expect(CoverageReport().whole.percent == 100)
    #expect(CoverageReport().lcov == "")
  }
}
