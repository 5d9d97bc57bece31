/// Months that have been read, by their bytes: streams have few, and one after the other the same.
struct MonthMemory {
  /// A month, from its first day.
  struct Month {
    /// As it is written: `2020-06-`.
    let bytes: UInt64
    /// Days since 1970.
    let start: Int32
    let length: UInt32
  }

  private let months: UnsafeMutablePointer<Month>

  /// A month has its place by its two digits.
  private static let capacity = 32

  init() {
    months = .allocate(capacity: Self.capacity)
    // A month without days has no date.
    months.initialize(repeating: Month(bytes: 0, start: 0, length: 0), count: Self.capacity)
  }

  func deallocate() { months.deallocate() }

  /// The month of eight bytes, which are as they lie in memory; `nil` unless they are one.
  @inline(__always)
  func month(of bytes: UInt64) -> Month? {
    let digits = UInt64(littleEndian: bytes)
    // The digits of the month are the sixth byte and the seventh.
    let place = months + Int(truncatingIfNeeded: digits &>> 36 & 0x10 | digits &>> 48 & 0xF)
    return place.pointee.bytes == bytes ? place.pointee : readMonth(bytes, place)
  }

  @inline(never)
  private func readMonth(_ bytes: UInt64, _ place: UnsafeMutablePointer<Month>) -> Month? {
    guard let month = InstantScanning.month(bytes) else { return nil }
    place.pointee = month
    return month
  }
}
