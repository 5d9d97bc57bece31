import BailiwickSource
import Testing

@Suite struct ConcurrentMapTests {
  @Test func worksWithinItself() {
    let sums = concurrentMap(Array(0..<40)) { outer in
      concurrentMap(Array(0..<outer), inPiecesOf: 3) { inner in
        let (left, right) = concurrently({ inner * 2 }, { inner + 1 })
        return left + right
      }.reduce(0, +)
    }
    #expect(sums == (0..<40).map { outer in (0..<outer).reduce(0) { $0 + $1 * 3 + 1 } })
  }

  @Test func worksOnValuesAfterSomethingElse() {
    for count in [0, 1, 2, 300] {
      let numbers = Array(0..<count)
      let (squares, others) = concurrentMap(numbers, after: { concurrentMap(numbers) { $0 + 1 } }, { $0 * $0 })
      #expect(squares == (0..<count).map { $0 * $0 })
      #expect(others == Array(1..<(count + 1)))
    }
  }

  @Test func doesEachPieceOnce() {
    let texts = (0..<200).map { String(repeating: "x", count: $0) }
    #expect(concurrentMap(piecesOf: texts, 7) { $0.map(\.count) }.flatMap(\.self) == Array(0..<200))
  }
}
