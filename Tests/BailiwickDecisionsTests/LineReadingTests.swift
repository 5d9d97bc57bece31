import Bailiwick
import BailiwickDecisions
import Testing

/// Lines that are read straight into slots give what the slow reader, the program and its printer give, byte for
/// byte; and never is a line taken that the slow reader refuses.
@Suite struct LineReadingTests {
  @Test(.enabled(if: RandomCase.canBeMade, "python3 is not installed"), arguments: [false, true])
  func readsLinesAsTheSlowReaderDoes(isStrict: Bool) throws {
    let count = wanted("LINE_CASES", unless: 24)
    let damagedCount = wanted("LINE_DAMAGES", unless: 20_000) / count
    var chance = Chance(seed: isStrict ? 2 : 1)
    var taken = 0
    for example in try RandomCase.make(seed: isStrict ? 12 : 11, count: count) {
      let policy = try #require(Compilation(Program(text: example.policy)).policySet, "\(example.policy)")
      guard let lanes = Lanes(policy, isStrict: isStrict) else { continue }
      let lines = example.lines.map { Array($0.utf8).filter { $0 != UInt8(ascii: "\n") } } + Self.usual
      let damaged = (0..<damagedCount).map { number in
        chance.damage(chance.one(of: number.isMultiple(of: 2) ? Self.usual : lines), lines)
      }
      for line in lines + damaged {
        guard let fast = lanes.fast(line) else { continue }
        taken += 1
        let slow = lanes.slow(line)
        if fast != slow {
          let text = String(decoding: line, as: UTF8.self)
          Issue.record("\(example.policy)\n\(text)\nfast: \(fast)\nslow: \(slow)")
          return
        }
      }
    }
    #expect(taken > count * damagedCount / 200)
  }

  /// Verdicts counted, some rules block by block, are what outcomes counted one by one are.
  @Test func countsVerdictsAsItCountsOutcomes() throws {
    let policy = try #require(Compilation(Program(text: Self.blocking)).policySet)
    let lanes = try #require(Lanes(policy, isStrict: false))
    var chance = Chance(seed: 5)
    let lines = (0..<500).map { _ in
      let members = [
        chance.one(of: ["", #""location":"CN""#, #""location":"US""#, #""location":"US-CA""#]),
        chance.one(of: [#""tags":["a"]"#, #""tags":["a","b","c"]"#, #""tags":[]"#, #""size":1"#]),
        chance.one(of: ["", #","topic":"vigil""#, #","topic":"a vigil, again""#]),
        chance.one(of: ["", #","size":9"#, #","size":10"#]),
      ]
      return Array(#"{"participant":{\#(members[0])},"meeting":{\#(members[1..<4].joined())}}"#.utf8)
    }
    let counts = lanes.counts(lines)
    #expect(SummaryJSON.object(counts.fast).text() == SummaryJSON.object(counts.slow).text())
    #expect(counts.slow.requests > 300)
    #expect(counts.inBlocks > 50)
  }

  /// Counts that are kept in little room are none the less for many requests.
  @Test func countsMillions() throws {
    let policy = try #require(Compilation(Program(text: Self.blocking)).policySet)
    let lanes = try #require(Lanes(policy, isStrict: false))
    let line = Array(#"{"participant":{"location":"CN"},"meeting":{"tags":["a"]}}"#.utf8)
    let summary = try #require(lanes.counts(line, times: 2_100_000))
    #expect(summary.uses.map(\.applied) == [2_100_000, 0, 0, 0, 0, 0, 0])
  }

  /// More tags than wait for their numbers at once, known and unknown, with escapes and twice.
  @Test func readsManyTags() throws {
    let policy = try #require(Compilation(Program(text: Self.blocking)).policySet)
    let lanes = try #require(Lanes(policy, isStrict: false))
    for count in [0, 1, 62, 63, 64, 65, 127, 128, 129, 1_000] {
      for last in [#""a""#, #""b""#, #""\u0061""#, #""c""#] {
        let tags = (Array(repeating: #""u-\#(count)""#, count: count) + [last]).joined(separator: ",")
        let line = Array(#"{"participant":{"location":"CN"},"meeting":{"tags":[\#(tags)],"size":9}}"#.utf8)
        #expect(lanes.fast(line) == lanes.slow(line), "\(count) and \(last)")
      }
    }
  }

  /// The codes of all places, those that stand for others, and what is no code.
  @Test func readsEveryPlace() throws {
    let policy = try #require(Compilation(Program(text: Self.blocking)).policySet)
    let lanes = try #require(Lanes(policy, isStrict: false))
    let codes = (0..<AtomSet.atomCount).map(Places.standard.name(ofAtom:))
    let others = [
      "UK", "EU", "150", "XX", "cn", "CN-", "CN-BJ-", "CN-BJX", "C", "", "GB-ENGLAND", "\u{1}", "é", "US\\u0041",
    ]
    var taken = 0
    for code in codes + others {
      for person in ["", #","people":[{"id":"p","location":"\#(code)"}]"#] {
        let place = person.isEmpty ? #","location":"\#(code)""# : ""
        let line = Array(#"{"participant":{"id":"p"\#(place)},"meeting":{"tags":["a","b"]\#(person)}}"#.utf8)
        guard let fast = lanes.fast(line) else { continue }
        taken += 1
        #expect(fast == lanes.slow(line), "\(code)")
      }
    }
    #expect(taken >= codes.count * 2)
  }

  /// Rules that need a place alone, and one thing more.
  static let blocking =
    """
    tag a on meeting
    tag b on meeting
    block participants in CN for meetings tagged a
    block participants in US for meetings tagged a
    block participants in US-CA for meetings tagged b when meeting.size is at least 10
    block participants in CN for meetings tagged b when meeting.topic matches /vigil.*again/
    block participants in "150" for meetings tagged b
    block participants for meetings tagged b when meeting.size is at most 9
    block participants in US

    """

  /// Requests to the shipped vocabulary with little that is unusual.
  private static let usual = [
    #"{"time":"2020-06-04T12:00:00Z","participant":{"id":"p","location":"CN","account":{"kind":"business"}},"meeting":{"tags":["a","b"],"topic":"x","size":3}}"#,
    #"{ "activity" : "host", "participant" : { "location" : "US-CA" } , "meeting" : { "tags" : [ ] , "host" : { "id" : "h" } } }"#,
    #"{"participant":{"id":"h","role":"cohost"},"meeting":{"tags":["\u0061"],"topic":"\u516d\n","host":{"id":"h","location":"UK"}}}"#,
    #"{"participant":{},"meeting":{"people":[],"starts":"2020-02-29T23:59:59.5+01:00","size":-0},"shoe":{"a":[1.5e3,{}]}}"#,
    #"{"time":"0001-03-01T00:00:00Z","participant":{"account":{"licensed":true,"email":"é😀"}},"meeting":null,"orders":null}"#,
    #"{"participant":{"id":"p"},"meeting":{"host":{"id":"h"},"people":[{"id":"p","location":"HK","account":{"kind":"business"}},{"id":"h","role":"panelist"}]}}"#,
    #"{"meeting":{"people":[{"id":"q","location":"US"},{"id":"p","location":"CN"}],"tags":["illegal-in-CN"]},"participant":{"id":"p"}}"#,
    #"{"participant":{"location":"CN"},"meeting":{"people":[{"location":"US"},{"id":"p"}]}}"#,
  ].map { Array($0.utf8) }
}

extension Chance {
  /// A line with a few bytes changed, or with pieces of others put in.
  fileprivate mutating func damage(_ line: [UInt8], _ lines: [[UInt8]]) -> [UInt8] {
    var line = line
    for _ in 0..<1 + below(2) where !line.isEmpty {
      let start = below(line.count)
      let range = start..<min(line.count, start + below(4))
      switch below(8) {
      case 0: line.removeSubrange(range)
      case 1: line.insert(contentsOf: line[range], at: start)
      case 2: line[start] = UInt8(32 + below(224))
      case 3: line.insert(contentsOf: one(of: Self.scraps), at: start)
      case 4, 5, 6: swapValue(&line, one(of: lines))
      default: line.replaceSubrange(range, with: one(of: Self.scraps))
      }
    }
    return line.filter { $0 != UInt8(ascii: "\n") }
  }

  /// Puts a string of another line in the place of one of this.
  private mutating func swapValue(_ line: inout [UInt8], _ other: [UInt8]) {
    guard let old = string(in: line), let new = string(in: other) else { return }
    line.replaceSubrange(old, with: other[new])
  }

  private mutating func string(in line: [UInt8]) -> Range<Int>? {
    let quote = UInt8(ascii: "\"")
    guard !line.isEmpty, let start = line[below(line.count)...].firstIndex(of: quote),
      let end = line[(start + 1)...].firstIndex(of: quote)
    else { return nil }
    return start..<end + 1
  }

  private static let scraps = [
    "{", "}", "[", "]", "[]", "{}", ",", ":", "\"", "\\", " ", "null", "true", "-", "0", ".5", "e9", "\\ud83d", "\\u00",
    "\u{FEFF}", "é", "\"a\":", "\"time\":", "[{", "}]", "},{", "'", "9223372036854775808", "\r", "\"shoe\":null,",
  ].map { Array($0.utf8) }
}
