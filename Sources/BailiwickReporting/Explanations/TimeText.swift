import BailiwickModel

/// An instant as requests write it, in UTC: `2020-06-04T20:00:00Z`.
func timeText(_ instant: Instant) -> String {
  let (day, second) = instant.dayAndSecond
  let clock = [second / 3600, second / 60 % 60, second % 60].map { digits($0, 2) }.joined(separator: ":")
  var fraction = instant.nanoseconds == 0 ? "" : "." + digits(Int(instant.nanoseconds), 9)
  while fraction.last == "0" { fraction.removeLast() }
  return "\(dayText(day))T\(clock)\(fraction)Z"
}

/// An instant as authors write it: a day alone where one begins.
func briefTime(_ instant: Instant) -> String {
  let (day, second) = instant.dayAndSecond
  return second == 0 && instant.nanoseconds == 0 ? dayText(day) : timeText(instant)
}

/// A day by its number, after Howard Hinnant's `civil_from_days` ("chrono-Compatible Low-Level Date
/// Algorithms", 2013).
private func dayText(_ day: Int) -> String {
  let shifted = day + 719_468
  let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
  let dayOfEra = shifted - era * 146_097
  let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
  let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
  let shiftedMonth = (5 * dayOfYear + 2) / 153
  let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
  let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
  return "\(digits(year, 4))-\(digits(month, 2))-\(digits(dayOfYear - (153 * shiftedMonth + 2) / 5 + 1, 2))"
}

private func digits(_ number: Int, _ width: Int) -> String {
  let text = String(number)
  return String(repeating: "0", count: max(0, width - text.count)) + text
}

extension Instant {
  fileprivate var dayAndSecond: (day: Int, second: Int) {
    let second = Int(((seconds % 86_400) + 86_400) % 86_400)
    return (Int((seconds - Int64(second)) / 86_400), second)
  }
}
