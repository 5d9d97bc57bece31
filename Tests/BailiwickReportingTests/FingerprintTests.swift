import BailiwickReporting
import BailiwickSource
import Testing

@Suite struct FingerprintTests {
  private let dead = FindingKind("D001", "dead-rule", category: "redundancy", .warning)
  private let shadowed = FindingKind("D002", "shadowed-rule", category: "redundancy", .warning)

  private func finding(_ kind: FindingKind, at start: Int) -> Finding {
    Finding(kind, "message \(start)", at: SourceRange(file: FileID(0), start: start, end: start + 1))
  }

  @Test func isAHashOfCodeAndItem() {
    #expect(fingerprints(of: [finding(dead, at: 3)]) { _ in "block" } == ["c271bbaf0d6e61cf"])
  }

  @Test func ignoresPlaceMessageAndWhiteSpace() {
    let here = fingerprints(of: [finding(dead, at: 3)]) { _ in "block  participants\r\n\tin CN " }
    let there = fingerprints(of: [finding(dead, at: 90)]) { _ in "block participants in CN" }
    #expect(here == there)
  }

  @Test func differsByCodeAndItem() {
    let prints =
      fingerprints(of: [finding(dead, at: 3), finding(shadowed, at: 3)]) { _ in "a" }
      + fingerprints(of: [finding(dead, at: 3)]) { _ in "b" }
    #expect(Set(prints).count == 3)
  }

  @Test func countsEqualFindingsInSourceOrder() {
    let (first, second) = (finding(dead, at: 1), finding(dead, at: 2))
    let prints = fingerprints(of: [first, second]) { _ in "a" }
    #expect(prints[0] != prints[1])
    #expect(fingerprints(of: [second, first]) { _ in "a" } == prints.reversed())
    #expect(fingerprints(of: [first]) { _ in "a" } == [prints[0]])
  }
}
