/// Instants as they are mostly written: `2020-06-04T12:00:00Z`.
///
/// Eight bytes are looked at together, some of them twice; the first are a month, which is mostly known:
///
///     2020-06-04T12:00:00Z
///     0000-00-
///             00T00:00
///                 0:00:00Z
enum InstantScanning {
  /// The seconds since 1970 of twenty bytes; `nil` unless they are an instant in just this form.
  @inline(__always)
  static func seconds(_ text: UnsafePointer<UInt8>, _ months: MonthMemory) -> Int64? {
    guard let month = months.month(of: UnsafeRawPointer(text).loadUnaligned(as: UInt64.self)) else { return nil }
    let (clock, clockFaults) = digits(text + 8, form: 0x3030_3A30_3054_3030, room: 0x7676_7F76_767F_7676)
    let (end, endFaults) = digits(text + 12, form: 0x5A30_303A_3030_3A30, room: 0x7F76_767F_7676_7F76)
    let day = pair(clock, 0) &- 1
    let hour = pair(clock, 3)
    let minute = pair(clock, 6)
    let second = pair(end, 5)
    guard (clockFaults | endFaults) & 0x8080_8080_8080_8080 == 0, day < month.length, hour < 24, minute < 60,
      second < 60
    else { return nil }
    return (Int64(month.start) &+ Int64(day)) &* 86400 &+ Int64(hour &* 3600 &+ minute &* 60 &+ second)
  }

  /// The month of eight bytes such as `2020-06-`; `nil` unless they are a month in just this form.
  static func month(_ bytes: UInt64) -> MonthMemory.Month? {
    let (date, faults) = digits(bytes, form: 0x2D30_302D_3030_3030, room: 0x7F76_767F_7676_7676)
    guard faults & 0x8080_8080_8080_8080 == 0 else { return nil }
    let year = pair(date, 0) * 100 + pair(date, 2)
    let month = pair(date, 5)
    guard year > 0, 1...12 ~= month else { return nil }
    let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    // A bit for each month of 31 days.
    let length: UInt32 = month == 2 ? (isLeap ? 29 : 28) : 30 + (0b10101_10101010 >> month & 1)
    return MonthMemory.Month(bytes: bytes, start: Int32(days(year, month, 1)), length: length)
  }

  /// Eight bytes less those of a form, which are the values of digits where it has `0`, and nothing elsewhere.
  ///
  /// - Parameter room: by byte, what may be added before its highest bit is set: the faults have that of a byte that
  ///   is no digit where the form has one, or is another than that of the form.
  @inline(__always)
  private static func digits(
    _ text: UnsafePointer<UInt8>, form: UInt64, room: UInt64
  ) -> (digits: UInt64, faults: UInt64) {
    digits(UnsafeRawPointer(text).loadUnaligned(as: UInt64.self), form: form, room: room)
  }

  @inline(__always)
  private static func digits(_ bytes: UInt64, form: UInt64, room: UInt64) -> (digits: UInt64, faults: UInt64) {
    let digits = UInt64(littleEndian: bytes) ^ form
    return (digits &* 10 &+ digits &>> 8, digits &+ room | digits)
  }

  /// The number of two digits, of which the first is a byte.
  @inline(__always)
  private static func pair(_ digits: UInt64, _ byte: UInt64) -> UInt32 {
    UInt32(truncatingIfNeeded: digits &>> (byte &* 8) & 0xFF)
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
