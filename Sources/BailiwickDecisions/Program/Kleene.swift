/// Truth values of Kleene's strong logic as numbers, so that `and` is the lesser and `or` the greater.
enum Kleene {
  static let no: UInt8 = 0
  static let unknown: UInt8 = 1
  static let yes: UInt8 = 2

  @inline(__always)
  static func not(_ truth: UInt8) -> UInt8 { 2 - truth }
}
