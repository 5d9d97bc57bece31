extension Instant {
  /// RFC 3339 in UTC: `2020-06-04T20:00:00Z`.
  public var timestamp: String {
    let day = seconds.flooredQuotient(by: 86_400)
    let second = Int(seconds - day * 86_400)
    let clock = [second / 3600, second / 60 % 60, second % 60].map { padded($0, 2) }.joined(separator: ":")
    var fraction = nanoseconds == 0 ? "" : "." + padded(Int(nanoseconds), 9)
    while fraction.hasSuffix("0") { fraction.removeLast() }
    return "\(Day(number: day).date)T\(clock)\(fraction)Z"
  }

  /// As an author writes it: the day where one begins, `2020-06-04`, else the moment.
  package var words: String {
    let day = seconds.flooredQuotient(by: 86_400)
    return day * 86_400 == seconds && nanoseconds == 0 ? Day(number: day).date : timestamp
  }
}

extension Day {
  /// `2020-06-04`, by Howard Hinnant's `civil_from_days` ("chrono-Compatible Low-Level Date
  /// Algorithms", 2013).
  package var date: String {
    let shifted = number + 719_468
    let era = shifted.flooredQuotient(by: 146_097)
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shiftedMonth = (5 * dayOfYear + 2) / 153
    let day = dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
    let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
    let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    return "\(padded(Int(year), 4))-\(padded(Int(month), 2))-\(padded(Int(day), 2))"
  }
}

extension Int64 {
  fileprivate func flooredQuotient(by divisor: Int64) -> Int64 {
    (self >= 0 ? self : self - divisor + 1) / divisor
  }
}

private func padded(_ number: Int, _ width: Int) -> String {
  let digits = String(number)
  return String(repeating: "0", count: max(0, width - digits.count)) + digits
}
