/// Whether the bytes at an offset are the UTF-8 of a character (Unicode 16.0, table 3-7).
enum UTF8Sequence: Equatable {
  /// They are, this many of them.
  case scalar(length: Int)
  /// They are its beginning, and the text ends there.
  case cutOff
  case invalid

  init(in bytes: [UInt8], at offset: Int) {
    let continuation: UInt8 = 0x80
    let (length, second): (Int, ClosedRange<UInt8>) =
      switch bytes[offset] {
      case 0x00...0x7F: (1, 0...0)
      case 0xC2...0xDF: (2, continuation...0xBF)
      case 0xE0: (3, 0xA0...0xBF)
      case 0xE1...0xEC, 0xEE...0xEF: (3, continuation...0xBF)
      case 0xED: (3, continuation...0x9F)
      case 0xF0: (4, 0x90...0xBF)
      case 0xF1...0xF3: (4, continuation...0xBF)
      case 0xF4: (4, continuation...0x8F)
      default: (0, 0...0)
      }
    guard length > 0 else {
      self = .invalid
      return
    }
    for index in 1..<max(1, length) {
      guard offset + index < bytes.count else {
        self = .cutOff
        return
      }
      guard (index == 1 ? second : continuation...0xBF) ~= bytes[offset + index] else {
        self = .invalid
        return
      }
    }
    self = .scalar(length: length)
  }
}
