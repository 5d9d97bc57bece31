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
    if length == 0 { return true }
    guard length <= count else { return false }
    var rest = UnsafeRawPointer(text)
    let last = UnsafeRawPointer(text) + (count - length)
    while rest <= last, let found = memchr(rest, Int32(wanted[0]), last - rest + 1) {
      if memcmp(found, wanted, length) == 0 { return true }
      rest = UnsafeRawPointer(found) + 1
    }
    return false
  }
}
