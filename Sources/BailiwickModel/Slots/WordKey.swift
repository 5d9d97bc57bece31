/// The bytes of a word as two machine words and a length: all of it up to 16 bytes, and else its first eight and its
/// last eight.
///
///     t-1        "t-1" in the first, nothing in the second
///     government "governme"          "vernment"
public struct WordKey: Hashable, Sendable {
  public let first: UInt64
  public let second: UInt64
  public let length: Int32

  /// No byte beyond the word is read.
  @inlinable @inline(__always)
  public init(_ bytes: UnsafePointer<UInt8>, count: Int) {
    let raw = UnsafeRawPointer(bytes)
    length = Int32(truncatingIfNeeded: count)
    if count >= 8 {
      first = raw.loadUnaligned(as: UInt64.self)
      second = raw.loadUnaligned(fromByteOffset: count &- 8, as: UInt64.self)
    } else if count >= 4 {
      first =
        UInt64(raw.loadUnaligned(as: UInt32.self))
        | UInt64(raw.loadUnaligned(fromByteOffset: count &- 4, as: UInt32.self)) &<< 32
      second = 0
    } else if count > 0 {
      first = UInt64(bytes[0]) | UInt64(bytes[count &>> 1]) &<< 8 | UInt64(bytes[count &- 1]) &<< 16
      second = 0
    } else {
      first = 0
      second = 0
    }
  }

  /// Whether the key is the whole word.
  @inlinable @inline(__always)
  public var isWhole: Bool { length <= 16 }

  /// Mixes by multiplication (wyhash: Wang Yi, 2019).
  @inlinable @inline(__always)
  public var hash: UInt64 {
    let product = (first ^ 0x9E37_79B9_7F4A_7C15).multipliedFullWidth(
      by: second ^ 0xA076_1D64_78BD_642F ^ UInt64(truncatingIfNeeded: length))
    return product.high ^ product.low
  }
}
