import BailiwickFacts
import Testing

/// Whatever the input is, there is a result, and nothing but the input decides on it.
@Suite struct RequestFuzzTests {
  private static let seeds =
    Sample.wellFormed.map(\.text) + Sample.malformed.map(\.text)
    + ArrayStreamTests.samples.map(\.text) + [request, "[\(request),\n\(request)]"]

  private static let request = #"""
    {"activity":"host","time":"2020-06-04T12:00:00Z","participant":{"id":"p7","location":["HK","UK"],
    "account":{"country":"US","kind":"business","licensed":true}},"meeting":{"id":"m1","tags":["illegal-in-CN"],
    "size":25e1,"host":{"id":"h","role":"cohost"},"people":[{"id":"p1","location":"CN"},{}]},"orders":{"CN":true}}
    """#

  @Test func readsAnything() {
    var chance = Chance(seed: 3)
    let reader = Meetings.reader(strict: true)
    for _ in 0..<20_000 {
      let text = chance.mutate(Array(chance.one(of: Self.seeds).utf8))
      let result = reader.read(text)
      if case .failure(let error) = result {
        let lines = text.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
        #expect(error.line >= 1 && error.line <= lines.count && !error.message.isEmpty)
        #expect(error.column >= 1 && error.column <= lines[error.line - 1].count + 1)
      }
    }
  }

  @Test func streamsAnythingHoweverItIsCut() throws {
    var chance = Chance(seed: 4)
    for _ in 0..<2_000 {
      let text = chance.mutate(Array(chance.one(of: Self.seeds).utf8))
      let whole = try Streamed(text)
      let step = 1 + chance.below(20)
      #expect(
        try Streamed(text, step: step) == whole, "\(String(decoding: text, as: UTF8.self)), \(step) at a time"
      )
    }
  }

  /// A mistake in one line or element stays there: those around it are read as if it were not.
  @Test func keepsAMistakeToItsLine() throws {
    var chance = Chance(seed: 5)
    for _ in 0..<3_000 {
      let middle = chance.mutate(Array(Sample.a("b").utf8)).filter { $0 != UInt8(ascii: "\n") }
      let text = Array((Sample.a("a") + "\n").utf8) + middle + Array(("\n" + Sample.a("c")).utf8)
      let requests = try Streamed(text).requests
      #expect(requests.first == "1 a")
      #expect(requests.last == "3 c")
    }
  }
}
