import BailiwickReporting
import BailiwickSource
import Synchronization
import Testing

@Suite struct FingerprintTests {
  private let dead = FindingKind("D001", "dead-rule", category: "redundancy", .warning)
  private let shadowed = FindingKind("D002", "shadowed-rule", category: "redundancy", .warning)

  private func finding(_ kind: FindingKind, at start: Int) -> Finding {
    Finding(kind, "message \(start)", at: SourceRange(file: FileID(0), start: start, end: start + 1))
  }

  private func prints(_ findings: [Finding], in item: String) -> [String] {
    fingerprints(of: findings, in: ItemTexts(range: \.range, text: { _ in item }))
  }

  @Test func isAHashOfCodeAndItem() {
    #expect(prints([finding(dead, at: 3)], in: "block") == ["c271bbaf0d6e61cf"])
  }

  @Test func ignoresPlaceMessageAndWhiteSpace() {
    let here = prints([finding(dead, at: 3)], in: "block  participants\r\n\tin CN ")
    let there = prints([finding(dead, at: 90)], in: "block participants in CN")
    #expect(here == there)
  }

  @Test func differsByCodeAndItem() {
    let found =
      prints([finding(dead, at: 3), finding(shadowed, at: 3)], in: "a")
      + prints([finding(dead, at: 3)], in: "b")
    #expect(Set(found).count == 3)
  }

  @Test func countsEqualFindingsInSourceOrder() {
    let (first, second) = (finding(dead, at: 1), finding(dead, at: 2))
    let found = prints([first, second], in: "a")
    #expect(found[0] != found[1])
    #expect(prints([second, first], in: "a") == found.reversed())
    #expect(prints([first], in: "a") == [found[0]])
  }

  @Test func looksAtAnItemOnce() {
    let findings = (0..<100).map { finding($0.isMultiple(of: 2) ? dead : shadowed, at: $0) }
    let looks = Mutex(0)
    let items = ItemTexts(
      range: { SourceRange(file: $0.range.file, start: 0, end: 200) },
      text: { _ in
        looks.withLock { $0 += 1 }
        return "block participants in CN"
      })
    #expect(Set(fingerprints(of: findings, in: items)).count == 100)
    #expect(looks.withLock { $0 } == 1)
  }
}
