/// Instants as they are mostly written: `2020-06-04T12:00:00Z`.
enum InstantScanning {
  /// The seconds since 1970 of twenty bytes; `nil` unless they are an instant in just this form.
  @inline(__always)
  static func seconds(_ text: UnsafePointer<UInt8>) -> Int64? {
    guard text[4] == UInt8(ascii: "-"), text[7] == UInt8(ascii: "-"), text[10] == UInt8(ascii: "T"),
      text[13] == UInt8(ascii: ":"), text[16] == UInt8(ascii: ":"), text[19] == UInt8(ascii: "Z")
    else { return nil }
    var fault: UInt8 = 0
    let year = pair(text, &fault) &* 100 &+ pair(text + 2, &fault)
    let month = pair(text + 5, &fault)
    let day = pair(text + 8, &fault)
    let hour = pair(text + 11, &fault)
    let minute = pair(text + 14, &fault)
    let second = pair(text + 17, &fault)
    guard fault == 0, year > 0, month &- 1 < 12, hour < 24, minute < 60, second < 60 else { return nil }
    let isLeap = year & 3 == 0 && (year % 100 != 0 || year % 400 == 0)
    // A bit for each month of 31 days.
    let length = month == 2 ? (isLeap ? 29 : 28) : 30 &+ (0b10101_10101010 &>> month & 1)
    guard day &- 1 < length else { return nil }
    return (days(year, month, day) &* 24 &+ Int64(hour)) &* 3600 &+ Int64(minute &* 60 &+ second)
  }

  /// Two digits; anything else leaves a fault.
  @inline(__always)
  private static func pair(_ text: UnsafePointer<UInt8>, _ fault: inout UInt8) -> UInt32 {
    let (tens, ones) = (text[0] &- UInt8(ascii: "0"), text[1] &- UInt8(ascii: "0"))
    fault |= (tens > 9 ? 1 : 0) | (ones > 9 ? 1 : 0)
    return UInt32(tens) &* 10 &+ UInt32(ones)
  }

  /// Howard Hinnant's `days_from_civil` ("chrono-Compatible Low-Level Date Algorithms", 2013), for years above 0.
  @inline(__always)
  private static func days(_ year: UInt32, _ month: UInt32, _ day: UInt32) -> Int64 {
    let shifted = month <= 2 ? year &- 1 : year
    let era = shifted / 400
    let yearOfEra = shifted &- era &* 400
    let dayOfYear = (153 &* (month > 2 ? month &- 3 : month &+ 9) &+ 2) / 5 &+ day &- 1
    let dayOfEra = yearOfEra &* 365 &+ yearOfEra / 4 &- yearOfEra / 100 &+ dayOfYear
    return Int64(era) &* 146_097 &+ Int64(dayOfEra) &- 719_468
  }
}
