/// A string with escapes, which have been checked, as the text that it is.
struct EscapedText {
  private var bytes: [UInt8] = []

  var count: Int { bytes.count }

  /// An escape makes at least one byte.
  func withBytes<Result>(_ use: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
    bytes.withUnsafeBufferPointer(use)
  }

  init?(_ start: UnsafePointer<UInt8>, _ length: Int) {
    var position = start
    let end = start + length
    while position < end {
      guard position.pointee == UInt8(ascii: "\\") else {
        bytes.append(position.pointee)
        position += 1
        continue
      }
      switch position[1] {
      case UInt8(ascii: "b"): bytes.append(0x08)
      case UInt8(ascii: "f"): bytes.append(0x0C)
      case UInt8(ascii: "n"): bytes.append(0x0A)
      case UInt8(ascii: "r"): bytes.append(0x0D)
      case UInt8(ascii: "t"): bytes.append(0x09)
      case UInt8(ascii: "u"):
        guard let length = appendUnit(position) else { return nil }
        position += length
        continue
      case let itself: bytes.append(itself)
      }
      position += 2
    }
  }

  /// Appends the character of one escape, or of the two that are a surrogate pair. Returns their length.
  private mutating func appendUnit(_ position: UnsafePointer<UInt8>) -> Int? {
    guard var unit = LineScanning.unit(position) else { return nil }
    var length = 6
    if 0xD800..<0xDC00 ~= unit {
      guard let second = LineScanning.unit(position + 6) else { return nil }
      unit = 0x10000 + (unit - 0xD800) << 10 + (second &- 0xDC00)
      length = 12
    }
    guard let scalar = Unicode.Scalar(unit) else { return nil }
    bytes += UTF8.encode(scalar)!
    return length
  }
}
