/// A moment in time, exact to the nanosecond, in the proleptic Gregorian calendar and UTC without
/// leap seconds (RFC 3339).
public struct Instant: Hashable, Sendable, Comparable {
  /// Seconds since 1970-01-01T00:00:00Z.
  public let seconds: Int64
  /// The rest, from 0 to 999,999,999.
  public let nanoseconds: Int32

  public init(seconds: Int64, nanoseconds: Int32 = 0) {
    self.seconds = seconds
    self.nanoseconds = nanoseconds
  }

  public static func < (left: Instant, right: Instant) -> Bool {
    left.seconds == right.seconds
      ? left.nanoseconds < right.nanoseconds : left.seconds < right.seconds
  }

  /// Reads `2020-06-04T20:00:00Z`, with an optional fraction of up to nine digits, and `Z` or an
  /// offset such as `+08:00`. Anything else, and a date that does not exist, is `nil`.
  public init?(_ text: some StringProtocol) {
    var scanner = DigitScanner(text.utf8)
    guard let day = scanner.day(), scanner.take("T"),
      let hour = scanner.number(digits: 2), hour < 24, scanner.take(":"),
      let minute = scanner.number(digits: 2), minute < 60, scanner.take(":"),
      let second = scanner.number(digits: 2), second < 60
    else { return nil }
    var fraction = 0
    if scanner.take(".") {
      guard let digits = scanner.fraction(limit: 9) else { return nil }
      fraction = digits
    }
    guard let offset = scanner.offset(), scanner.isAtEnd else { return nil }
    let time = Int64(hour * 3600 + minute * 60 + second)
    seconds = day.number * 86_400 + time - Int64(offset)
    nanoseconds = Int32(fraction)
  }
}

/// A UTC day.
public struct Day: Hashable, Sendable, Comparable {
  /// Days since 1970-01-01.
  public let number: Int64

  public init(number: Int64) { self.number = number }

  public static func < (left: Day, right: Day) -> Bool { left.number < right.number }

  /// Reads `2020-06-04`; a date that does not exist is `nil`.
  public init?(_ text: some StringProtocol) {
    var scanner = DigitScanner(text.utf8)
    guard let day = scanner.day(), scanner.isAtEnd else { return nil }
    self = day
  }

  /// The day of a year, month and day of the month, if there is one.
  ///
  /// The day number is Howard Hinnant's `days_from_civil` ("chrono-Compatible Low-Level Date
  /// Algorithms", 2013).
  init?(year: Int, month: Int, day: Int) {
    let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    let lengths = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    guard year > 0, (1...12).contains(month), (1...lengths[max(0, month - 1)]).contains(day) else { return nil }
    let shifted = month <= 2 ? year - 1 : year
    let era = shifted / 400
    let yearOfEra = shifted - era * 400
    let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    number = Int64(era * 146_097 + dayOfEra - 719_468)
  }

  public var start: Instant { Instant(seconds: number * 86_400) }
  /// The start of the next day.
  public var end: Instant { Instant(seconds: (number + 1) * 86_400) }
}

/// Reads fixed runs of ASCII digits.
private struct DigitScanner {
  private var rest: ArraySlice<UInt8>

  init(_ bytes: some Sequence<UInt8>) { rest = Array(bytes)[...] }

  var isAtEnd: Bool { rest.isEmpty }

  mutating func take(_ character: Unicode.Scalar) -> Bool {
    guard rest.first == UInt8(ascii: character) else { return false }
    rest = rest.dropFirst()
    return true
  }

  mutating func number(digits: Int) -> Int? {
    var value = 0
    for _ in 0..<digits {
      guard let digit = nextDigit() else { return nil }
      value = value * 10 + digit
    }
    return value
  }

  /// The digits after a decimal point, scaled to `limit` digits.
  mutating func fraction(limit: Int) -> Int? {
    var value = 0
    var count = 0
    while count < limit, let digit = nextDigit() {
      value = value * 10 + digit
      count += 1
    }
    guard count > 0 else { return nil }
    for _ in count..<limit { value *= 10 }
    return value
  }

  mutating func day() -> Day? {
    guard let year = number(digits: 4), take("-"), let month = number(digits: 2), take("-"),
      let day = number(digits: 2)
    else { return nil }
    return Day(year: year, month: month, day: day)
  }

  /// Seconds east of UTC.
  mutating func offset() -> Int? {
    if take("Z") { return 0 }
    let sign: Int
    if take("+") { sign = 1 } else if take("-") { sign = -1 } else { return nil }
    guard let hours = number(digits: 2), hours < 24, take(":"),
      let minutes = number(digits: 2), minutes < 60
    else { return nil }
    return sign * (hours * 3600 + minutes * 60)
  }

  private mutating func nextDigit() -> Int? {
    guard let byte = rest.first, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) else { return nil }
    rest = rest.dropFirst()
    return Int(byte - UInt8(ascii: "0"))
  }
}
