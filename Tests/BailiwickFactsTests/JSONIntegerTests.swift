import BailiwickFacts
import Testing

@Suite struct JSONIntegerTests {
  @Test(
    arguments: [
      ("250", 250), ("-250", -250), ("250.0", 250), ("25e1", 250), ("2.5E+2", 250), ("2500e-1", 250),
      ("0", 0), ("-0", 0),
      ("0.000", 0), ("-0.0e5", 0), ("0e999999999999999999999", 0), ("0.00025e6", 250), ("100e-2", 1),
      ("9223372036854775807", .max), ("-9223372036854775808", .min), ("9223372036854775807.000", .max),
      ("0.9223372036854775807e19", .max), ("1e18", 1_000_000_000_000_000_000),
    ] as [(String, Int64)])
  func readsIntegers(_ spelling: String, _ value: Int64) throws {
    #expect(try integer(spelling) == .integer(value))
  }

  @Test(arguments: [
    "0.5", "1e-1", "250.01", "-1.5", "25e-2", "1e-99999999999999999999", "123456789012345678901234.5",
  ])
  func tellsFractions(_ spelling: String) throws {
    #expect(try integer(spelling) == .fraction)
  }

  @Test(arguments: [
    "9223372036854775808", "-9223372036854775809", "1e19", "1e400", "-1e99999999999999999999",
    "123456789012345678901234567890", "92233720368547758.08e2",
  ])
  func tellsWhatIsOutOfRange(_ spelling: String) throws {
    #expect(try integer(spelling) == .outOfRange)
  }

  @Test func readsLongSpellings() throws {
    let zeros = String(repeating: "0", count: 1_000_000)
    #expect(try integer("0.\(zeros)7e1000001") == .integer(7))
    #expect(try integer("7\(zeros)e-1000000") == .integer(7))
    #expect(try integer("7\(zeros)") == .outOfRange)
  }

  private func integer(_ spelling: String) throws -> JSONInteger {
    try JSONTree(reading: Array(spelling.utf8)).integer(JSONTree.root)
  }
}
