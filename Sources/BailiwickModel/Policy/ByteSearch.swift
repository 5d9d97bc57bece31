#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Finding bytes among others.
public enum ByteSearch {
  /// Whether some bytes stand somewhere in a text.
  @inlinable
  public static func isContained(
    _ wanted: UnsafePointer<UInt8>, _ length: Int, in text: UnsafePointer<UInt8>, _ count: Int
  ) -> Bool {
    first(wanted, length, in: text, count) != nil
  }

  /// Where a word stands first in a text, from an offset on.
  public static func firstIndex(of word: StaticString, in text: UnsafeBufferPointer<UInt8>, from start: Int) -> Int? {
    guard let base = text.baseAddress else { return nil }
    return first(word.utf8Start, word.utf8CodeUnitCount, in: base + start, text.count - start).map { $0 + start }
  }

  /// Where some bytes stand first in a text.
  @inlinable
  static func first(
    _ wanted: UnsafePointer<UInt8>, _ length: Int, in text: UnsafePointer<UInt8>, _ count: Int
  ) -> Int? {
    if length == 0 { return 0 }
    guard length <= count else { return nil }
    var rest = UnsafeRawPointer(text)
    let last = UnsafeRawPointer(text) + (count - length)
    while rest <= last, let found = memchr(rest, Int32(wanted[0]), last - rest + 1) {
      if memcmp(found, wanted, length) == 0 { return UnsafeRawPointer(found) - UnsafeRawPointer(text) }
      rest = UnsafeRawPointer(found) + 1
    }
    return nil
  }

  /// Whether some bytes are the same as others.
  @inlinable
  public static func areSame(_ bytes: UnsafeBufferPointer<UInt8>, _ others: UnsafeBufferPointer<UInt8>) -> Bool {
    guard bytes.count == others.count else { return false }
    guard let first = bytes.baseAddress, let other = others.baseAddress else { return true }
    return memcmp(first, other, bytes.count) == 0
  }
}
