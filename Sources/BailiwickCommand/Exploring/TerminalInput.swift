import Glibc

/// What is typed, as bytes come from the terminal.
enum TerminalInput {
  // There is one terminal, and one that reads from it.
  nonisolated(unsafe) private static var pending: ArraySlice<UInt8> = []

  /// The next byte; `nil` at the end of input.
  ///
  /// - Parameter idle: done before it is waited, and again after a signal and when the time has passed that it returns,
  ///   in milliseconds; -1 is for ever. `nil` for just waiting.
  static func next(idle: (() -> Int32)?) -> UInt8? {
    while pending.isEmpty {
      if let idle, !wait(idle()) { continue }
      fill()
      if pending.isEmpty { return nil }
    }
    return pending.removeFirst()
  }

  /// The next byte, if it is there already: pasted, or typed ahead.
  static var ahead: UInt8? {
    if pending.isEmpty, wait(0) { fill() }
    return pending.first
  }

  /// The next character; what is no UTF-8 is U+FFFD.
  static func nextScalar(idle: (() -> Int32)?) -> Unicode.Scalar? {
    guard let first = next(idle: idle) else { return nil }
    let count = first < 0xC0 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4
    var bytes = [first]
    while bytes.count < count, let byte = next(idle: nil) { bytes.append(byte) }
    return String(decoding: bytes, as: UTF8.self).unicodeScalars.first
  }

  /// Whether there is something to read, or the end of input.
  private static func wait(_ milliseconds: Int32) -> Bool {
    var input = pollfd(fd: STDIN_FILENO, events: Int16(POLLIN), revents: 0)
    return poll(&input, 1, milliseconds) == 1
  }

  private static func fill() {
    var buffer = [UInt8](repeating: 0, count: 4_096)
    var count = 0
    repeat { count = read(STDIN_FILENO, &buffer, buffer.count) } while count < 0 && errno == EINTR
    pending = buffer.prefix(max(0, count))[...]
  }
}
