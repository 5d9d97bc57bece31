import CByteScanning

/// The bytes of a word as two machine words and a length: its first sixteen, and zeros after a shorter one.
///
///     t-1        "t-1" in the first, nothing in the second
///     government "governme"          "nt"
public struct WordKey: Hashable, Sendable {
  public let first: UInt64
  public let second: UInt64
  public let length: Int32

  /// The key of no word.
  static let none = WordKey(first: 0, second: 0, length: -1)

  private init(first: UInt64, second: UInt64, length: Int32) {
    (self.first, self.second, self.length) = (first, second, length)
  }

  /// No byte beyond the word is read.
  public init(_ bytes: UnsafePointer<UInt8>, count: Int) {
    let start = UnsafeRawBufferPointer(start: bytes, count: min(count, 16))
    self = withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 16) { room in
      room.initialize(repeating: 0)
      UnsafeMutableRawBufferPointer(room).copyMemory(from: start)
      return WordKey(readable: room.baseAddress.map { UnsafePointer($0) } ?? bytes, count: count)
    }
  }

  /// - Parameter bytes: sixteen can be read from there on, however short the word is.
  @inlinable @inline(__always)
  public init(readable bytes: UnsafePointer<UInt8>, count: Int) {
    let prefix = bailiwick_prefix(bytes, Int64(count))
    (first, second, length) = (prefix.first, prefix.second, Int32(truncatingIfNeeded: count))
  }

  /// Whether the key is the whole word.
  @inlinable @inline(__always)
  public var isWhole: Bool { length <= 16 }

  /// Whether keys are equal, told without a branch.
  @inlinable @inline(__always)
  func isSame(_ other: WordKey) -> Bool {
    (first ^ other.first) | (second ^ other.second) | UInt64(truncatingIfNeeded: length ^ other.length) == 0
  }

  /// Mixes by multiplication (wyhash: Wang Yi, 2019).
  @inlinable @inline(__always)
  public var hash: UInt64 {
    let product = (first ^ 0x9E37_79B9_7F4A_7C15).multipliedFullWidth(
      by: second ^ 0xA076_1D64_78BD_642F ^ UInt64(truncatingIfNeeded: length))
    return product.high ^ product.low
  }
}
