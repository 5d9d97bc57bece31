/// Dates and times as TOML writes them.
enum TOMLMoment {
  /// Whether a word is a date, a time, or both, with an offset or without one.
  static func isMoment(_ word: String) -> Bool {
    let bytes = Array(word.utf8)
    if isTime(bytes[...], mayHaveOffset: false) { return true }
    guard isDay(bytes.prefix(10)) else { return false }
    if bytes.count == 10 { return true }
    return [UInt8(ascii: "T"), UInt8(ascii: "t"), UInt8(ascii: " ")].contains(bytes[10])
      && isTime(bytes[11...], mayHaveOffset: true)
  }

  static func isDay(_ word: String) -> Bool { isDay(Array(word.utf8)[...]) }

  /// `1979-05-27`, a day that there is.
  private static func isDay(_ bytes: ArraySlice<UInt8>) -> Bool {
    guard let numbers = numbers(bytes, "0000-00-00") else { return false }
    let (year, month) = (numbers[0], numbers[1])
    guard (1...12).contains(month) else { return false }
    let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    let days = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1]
    return (1...days).contains(numbers[2])
  }

  /// `07:32:00.999`, and with an offset `07:32:00Z` or `07:32:00-08:00`
  private static func isTime(_ bytes: ArraySlice<UInt8>, mayHaveOffset: Bool) -> Bool {
    guard let numbers = numbers(bytes.prefix(8), "00:00:00"), isClock(numbers), numbers[2] < 60 else { return false }
    var rest = bytes.dropFirst(8)
    if rest.first == UInt8(ascii: ".") {
      let digits = rest.dropFirst().prefix { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
      guard !digits.isEmpty else { return false }
      rest = rest[digits.endIndex...]
    }
    guard mayHaveOffset, let first = rest.first else { return rest.isEmpty }
    if first == UInt8(ascii: "Z") || first == UInt8(ascii: "z") { return rest.count == 1 }
    guard first == UInt8(ascii: "+") || first == UInt8(ascii: "-") else { return false }
    return Self.numbers(rest.dropFirst(), "00:00").map(isClock) ?? false
  }

  private static func isClock(_ numbers: [Int]) -> Bool { numbers[0] < 24 && numbers[1] < 60 }

  /// The numbers in a text that has digits where a form has zeros, and else what that has.
  private static func numbers(_ bytes: ArraySlice<UInt8>, _ form: StaticString) -> [Int]? {
    let form = Array(form.description.utf8)
    guard bytes.count == form.count else { return nil }
    var numbers = [0]
    for (byte, sign) in zip(bytes, form) {
      if sign != UInt8(ascii: "0") {
        guard byte == sign else { return nil }
        numbers.append(0)
      } else {
        guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) else { return nil }
        numbers[numbers.count - 1] = numbers[numbers.count - 1] * 10 + Int(byte - UInt8(ascii: "0"))
      }
    }
    return numbers
  }
}
