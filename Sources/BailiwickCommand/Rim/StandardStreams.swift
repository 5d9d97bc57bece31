import Bailiwick
import Glibc

/// The result goes to standard output, everything else to standard error.
enum StandardStreams {
  nonisolated(unsafe) private static var pending: [UInt8] = []
  private static let pendingLimit = 1 << 16
  /// Whether there is any result.
  nonisolated(unsafe) private(set) static var hasResult = false

  /// Adds to the result, which is written in large pieces.
  static func result(_ text: String) {
    hasResult = hasResult || !text.isEmpty
    pending.append(contentsOf: text.utf8)
    if pending.count >= pendingLimit { flush() }
  }

  static func result(_ bytes: [UInt8]) {
    guard bytes.count < pendingLimit else { return bytes.withUnsafeBytes { result($0) } }
    hasResult = hasResult || !bytes.isEmpty
    pending.append(contentsOf: bytes)
    if pending.count >= pendingLimit { flush() }
  }

  /// Writes many bytes at once, after what is pending.
  static func result(_ bytes: UnsafeRawBufferPointer) {
    flush()
    hasResult = hasResult || !bytes.isEmpty
    write(bytes, to: STDOUT_FILENO)
  }

  /// Writes what is pending, as before waiting for more input.
  static func flush() {
    write(pending, to: STDOUT_FILENO)
    pending.removeAll(keepingCapacity: true)
  }

  /// A line that is no result.
  static func error(_ text: String) {
    flush()
    write(Array((text + "\n").utf8), to: STDERR_FILENO)
  }

  static func finish(with status: ExitStatus) -> Never {
    flush()
    exit(status.rawValue)
  }

  static func isTerminal(_ descriptor: Int32) -> Bool { isatty(descriptor) == 1 }

  static var environment: [String: String] {
    var found: [String: String] = [:]
    for name in ["NO_COLOR", "FORCE_COLOR", "TERM"] {
      if let value = getenv(name) { found[name] = String(cString: value) }
    }
    return found
  }

  private static func write(_ bytes: [UInt8], to descriptor: Int32) {
    bytes.withUnsafeBytes { write($0, to: descriptor) }
  }

  private static func write(_ bytes: UnsafeRawBufferPointer, to descriptor: Int32) {
    var offset = 0
    while offset < bytes.count {
      let count = Glibc.write(descriptor, bytes.baseAddress! + offset, bytes.count - offset)
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return giveUp(descriptor, errno) }
      offset += count
    }
  }

  /// A result that cannot be written is no result; the answer stands without a message.
  private static func giveUp(_ descriptor: Int32, _ problem: Int32) {
    guard descriptor == STDOUT_FILENO else { return }
    if problem == EPIPE { exit(141) }
    write(Array("error: cannot write the result: \(String(cString: strerror(problem)))\n".utf8), to: STDERR_FILENO)
    exit(ExitStatus.unreadable.rawValue)
  }
}
