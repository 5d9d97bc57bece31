/// What a JSON number is as an integer. `250`, `250.0` and `25e1` are one integer, exactly.
package enum JSONInteger: Hashable, Sendable {
  case integer(Int64)
  case fraction
  case outOfRange

  /// Reads a number whose spelling has been checked.
  init(_ spelling: ArraySlice<UInt8>) {
    let isNegative = spelling.first == UInt8(ascii: "-")
    let magnitude = isNegative ? spelling.dropFirst() : spelling
    let mantissa = magnitude.prefix { $0 | 0x20 != UInt8(ascii: "e") }
    let whole = mantissa.prefix { $0 != UInt8(ascii: ".") }
    var digits = Array(whole)
    if whole.endIndex < mantissa.endIndex { digits += mantissa[(whole.endIndex + 1)...] }
    // The value is the digits, read as one integer, times ten to this power.
    var power = Self.exponent(magnitude[mantissa.endIndex...].dropFirst()) - (digits.count - whole.count)

    let zeros = digits.reversed().prefix { $0 == UInt8(ascii: "0") }.count
    guard zeros < digits.count else {
      self = .integer(0)
      return
    }
    digits.removeLast(zeros)
    power += zeros
    guard power >= 0 else {
      self = .fraction
      return
    }
    self = Self.integer(digits, power: power, isNegative: isNegative)
  }

  private static func integer(_ digits: [UInt8], power: Int, isNegative: Bool) -> JSONInteger {
    // Below zero the range has one number more, so the digits are taken away from zero.
    var value: Int64 = 0
    let significant = digits.drop { $0 == UInt8(ascii: "0") }
    guard significant.count + power <= 19 else { return .outOfRange }
    for index in 0..<significant.count + power {
      let digit = index < significant.count ? significant[significant.startIndex + index] : UInt8(ascii: "0")
      let (product, isOver) = value.multipliedReportingOverflow(by: 10)
      let (difference, isUnder) = product.subtractingReportingOverflow(Int64(digit - UInt8(ascii: "0")))
      guard !isOver, !isUnder else { return .outOfRange }
      value = difference
    }
    if isNegative { return .integer(value) }
    return value == .min ? .outOfRange : .integer(-value)
  }

  /// The exponent after the `e`; one beyond a trillion is cut off there, where no text is long enough to matter.
  private static func exponent(_ spelling: ArraySlice<UInt8>) -> Int {
    let isNegative = spelling.first == UInt8(ascii: "-")
    var value = 0
    for byte in spelling where byte != UInt8(ascii: "-") && byte != UInt8(ascii: "+") {
      value = min(value * 10 + Int(byte - UInt8(ascii: "0")), 1_000_000_000_000)
    }
    return isNegative ? -value : value
  }
}
