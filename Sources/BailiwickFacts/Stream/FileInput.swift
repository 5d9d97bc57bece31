#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Bytes from an open file, pipe or terminal.
public struct FileInput: Sendable {
  /// The descriptor, which stays its owner's to close.
  public let descriptor: Int32

  public init(descriptor: Int32) {
    self.descriptor = descriptor
  }

  /// Standard input.
  public static let standard = FileInput(descriptor: 0)

  /// Whether there is something to read, or the end, without waiting.
  public var isReady: Bool {
    var request = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
    return poll(&request, 1, 0) > 0
  }

  /// Reads what is there, at most a buffer, and waits only while nothing is; 0 at the end.
  public func fill(_ buffer: inout [UInt8]) throws(InputFailure) -> Int {
    while true {
      let count = buffer.withUnsafeMutableBytes { read(descriptor, $0.baseAddress, $0.count) }
      if count >= 0 { return count }
      if errno != EINTR { throw InputFailure(reason: String(cString: strerror(errno))) }
    }
  }
}
