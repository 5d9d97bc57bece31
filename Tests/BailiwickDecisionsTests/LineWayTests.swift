import Bailiwick
import BailiwickDecisions
import Testing

/// Each way that a line's values may go is held against the slow reader and the program.
@Suite struct LineWayTests {
  /// Tags of which many are known, or many are not.
  @Test func readsManyKnownTags() throws {
    let policy = try #require(Compilation(Program(text: LineReadingTests.blocking)).policySet)
    let lanes = try #require(Lanes(policy, isStrict: false))
    for count in [31, 32, 63, 64, 65, 127, 128, 129, 1_000] {
      for (known, unknown) in [(count, 0), (count, 1), (1, count), (count, count)] {
        let tags = Array(repeating: #""b""#, count: known) + Array(repeating: #""u""#, count: unknown) + [#""a""#]
        let line = Array(
          #"{"participant":{"location":"CN"},"meeting":{"tags":[\#(tags.joined(separator: ","))]}}"#.utf8)
        #expect(lanes.fast(line) == lanes.slow(line), "\(known) and \(unknown)")
      }
    }
  }

  /// What stands between values, of every length, as it was before and with one byte changed.
  @Test func comparesWhatStandsBetweenValues() throws {
    let policy = try #require(Compilation(Program(text: LineReadingTests.blocking)).policySet)
    let lanes = try #require(Lanes(policy, isStrict: false))
    for length in 0...100 {
      let space = String(repeating: " ", count: length)
      let line = Array(#"{"participant":{"location":"CN"},\#(space)"meeting":{"tags":["a"],"size":9}}"#.utf8)
      #expect(lanes.fast(line) != nil)
      #expect(lanes.fast(line) == lanes.slow(line))
      for position in line.indices {
        var damaged = line
        damaged[position] = damaged[position] == UInt8(ascii: "x") ? UInt8(ascii: "y") : UInt8(ascii: "x")
        guard let fast = lanes.fast(damaged) else { continue }
        #expect(fast == lanes.slow(damaged), "\(String(decoding: damaged, as: UTF8.self))")
      }
    }
  }

  /// Instants of all months and the ends of days, and what is no instant; each twice, since months are remembered.
  @Test func readsEveryMonth() throws {
    let policy = try #require(Compilation(Program(text: Self.dated)).policySet)
    let lanes = try #require(Lanes(policy, isStrict: false))
    let years = ["0000", "0001", "1900", "1970", "2000", "2020", "2021", "2100", "9999", "20x0"]
    let days = ["00", "01", "28", "29", "30", "31", "32", "3x"]
    let clocks = ["00:00:00", "23:59:59", "24:00:00", "12:60:00", "12:00:60", "1x:00:00"]
    var taken = 0
    for year in years {
      for month in 0...19 {
        for day in days {
          for clock in clocks {
            let time = "\(year)-\(month < 10 ? "0" : "")\(month)-\(day)T\(clock)Z"
            let line = Array(#"{"time":"\#(time)","participant":{"location":"CN"},"meeting":{"tags":["a"]}}"#.utf8)
            guard let fast = lanes.fast(line) else { continue }
            taken += 1
            #expect(fast == lanes.slow(line), "\(time)")
            #expect(fast == lanes.fast(line), "\(time)")
          }
        }
      }
    }
    #expect(taken > 800)
  }

  /// Many rules of one tag, of which those are told as a whole that need no more than a place.
  @Test func tellsManyRulesAsAWhole() throws {
    let policy = try #require(Compilation(Program(text: Self.many)).policySet)
    let lanes = try #require(Lanes(policy, isStrict: false))
    var lines: [[UInt8]] = []
    for place in Self.countries + ["US-CA", "US-TX", "CN-BJ", "GB-ENG", ""] {
      for facts in ["", #","size":9"#, #","size":10"#] {
        for tags in [#""a""#, #""b""#, #""a","b""#, #""a","a""#] {
          let members = place.isEmpty ? "" : #""location":"\#(place)""#
          lines.append(Array(#"{"participant":{\#(members)},"meeting":{"tags":[\#(tags)]\#(facts)}}"#.utf8))
        }
      }
    }
    lines.append(Array(#"{"participant":{"location":"CN"},"meeting":{}}"#.utf8))
    for line in lines {
      let fast = try #require(lanes.fast(line))
      #expect(fast == lanes.slow(line), "\(String(decoding: line, as: UTF8.self))")
    }
    let counts = lanes.counts(lines)
    #expect(SummaryJSON.object(counts.fast).text() == SummaryJSON.object(counts.slow).text())
    #expect(counts.inBlocks > 300)
  }

  /// Rules that hold from a day on, or up to one.
  private static let dated =
    """
    tag a on meeting
    block participants in CN for meetings tagged a until 1900-02-28
    block participants in CN for meetings tagged a from 1900-03-01
    block participants in CN for meetings tagged a from 2000-02-29
    block participants in CN for meetings tagged a from 2100-03-01

    """
    + (1...12).map {
      "block participants in CN for meetings tagged a from 2020-\($0 < 10 ? "0" : "")\($0)-28\n"
    }.joined()

  private static let countries = [
    "AR", "AT", "AU", "BE", "BR", "CA", "CH", "CL", "CN", "CZ", "DE", "DK", "EG", "ES", "FI", "FR", "GB", "GR", "HK",
    "HU",
    "IE", "IN", "IT", "JP", "KR", "MX", "NL", "NO", "NZ", "PL", "PT", "RO", "RU", "SE", "SG", "TH", "TR", "UA", "US",
    "ZA",
  ]

  /// Rules of a tag in many places, some of which need more, and of another.
  private static let many =
    """
    tag a on meeting
    tag b on meeting
    order closing issued by US on 2020-05-20

    """
    + countries.map { "block participants in \($0) for meetings tagged a\n" }.joined()
      + """
      block participants in US-CA for meetings tagged a
      block participants in "150" for meetings tagged a
      block participants in GB for meetings tagged a when meeting.size is at least 10
      warn participants in CN for meetings tagged a
      block participants in US for meetings tagged a under closing
      block participants for meetings tagged a
      block participants in DE for meetings tagged b

      """
}
