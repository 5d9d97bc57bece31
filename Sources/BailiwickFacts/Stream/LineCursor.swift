#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// A walk through whole lines, from one request to the next.
public struct LineCursor {
  /// How many line ends have been passed.
  @inlinable public var lineEnds: Int { passed }

  @usableFromInline var passed: Int
  @usableFromInline var position: UnsafePointer<UInt8>
  @usableFromInline let end: UnsafePointer<UInt8>

  /// - Parameter lines: the last of them ends with a line end.
  @inlinable @inline(__always)
  public init?(_ lines: UnsafeBufferPointer<UInt8>, lineEnds: Int) {
    guard let start = lines.baseAddress else { return nil }
    passed = lineEnds
    position = start
    end = start + lines.count
  }

  /// Where the next request begins, after blank lines and space; `nil` after the last.
  @inlinable @inline(__always)
  public mutating func next() -> UnsafePointer<UInt8>? {
    while position < end {
      if position.pointee > 0x20 || !skipBlank() { return position }
    }
    return nil
  }

  /// Goes on after a request, to where its line ends.
  @inlinable @inline(__always)
  public mutating func pass(to lineEnd: UnsafePointer<UInt8>) {
    position = lineEnd + 1
    passed &+= 1
  }

  /// Fails if what stands here is no space.
  @usableFromInline mutating func skipBlank() -> Bool {
    guard ByteInput.isBlank(position.pointee) else { return false }
    if position.pointee == UInt8(ascii: "\n") { passed += 1 }
    position += 1
    return true
  }

  /// Where the line ends of a request that begins here.
  public func lineEnd(after start: UnsafePointer<UInt8>) -> UnsafePointer<UInt8> {
    guard let found = memchr(start, 0x0A, end - start) else { return end }
    return UnsafePointer(found.assumingMemoryBound(to: UInt8.self))
  }
}
