#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// A place in the input, line and byte column from 1.
struct TextPosition: Hashable, Sendable {
  var line = 1
  var column = 1

  /// The position after a range of bytes.
  func advanced(over bytes: [UInt8], _ range: Range<Int>) -> TextPosition {
    var position = self
    var start = range.lowerBound
    while let lineEnd = firstLineEnd(in: bytes, start..<range.upperBound) {
      position = TextPosition(line: position.line + 1)
      start = lineEnd + 1
    }
    position.column += range.upperBound - start
    return position
  }
}

/// The offset of the first line end in a range of bytes.
func firstLineEnd(in bytes: [UInt8], _ range: Range<Int>) -> Int? {
  bytes.withUnsafeBytes { buffer in
    guard let start = UnsafeRawBufferPointer(rebasing: buffer[range]).baseAddress,
      let found = memchr(start, 0x0A, range.count)
    else { return nil }
    return range.lowerBound + (UnsafeRawPointer(found) - start)
  }
}

/// The offset of the last line end in a range of bytes.
func lastLineEnd(in bytes: [UInt8], _ range: Range<Int>) -> Int? {
  bytes.withUnsafeBufferPointer { buffer in
    range.reversed().first { buffer[$0] == UInt8(ascii: "\n") }
  }
}
