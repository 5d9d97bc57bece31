import Glibc

/// How far a long stream is: a line on standard error, only on a terminal and after half a second.
struct Progress {
  private let phase: String
  private let isWanted: Bool
  private let start = Progress.now
  private var shownAt = 0.0
  private var count = 0
  private var isShown = false

  /// - Parameters:
  ///   - phase: what is being done: `deciding`.
  ///   - sharesTerminal: whether results are printed meanwhile, which must not meet it on one terminal.
  init(_ phase: String, shared: SharedOptions, sharesTerminal: Bool) {
    self.phase = phase
    isWanted =
      !shared.quiet && StandardStreams.isTerminal(STDERR_FILENO)
      && !(sharesTerminal && StandardStreams.isTerminal(STDOUT_FILENO))
  }

  /// Counts one request more.
  mutating func advance() {
    count += 1
    if count.isMultiple(of: 64) { show() }
  }

  /// Counts many requests more.
  mutating func advance(by added: Int) {
    count += added
    show()
  }

  private mutating func show() {
    guard isWanted else { return }
    let elapsed = Self.now - start
    guard elapsed > 0.5, elapsed - shownAt > 0.2 else { return }
    shownAt = elapsed
    isShown = true
    write("\r\u{1B}[K\(phase): \(count) requests, \(Int(Double(count) / elapsed)) a second")
  }

  /// Takes the line away, as before results.
  mutating func erase() {
    if isShown { write("\r\u{1B}[K") }
    isShown = false
  }

  private func write(_ text: String) {
    let bytes = Array(text.utf8)
    _ = Glibc.write(STDERR_FILENO, bytes, bytes.count)
  }

  /// Seconds since some moment.
  private static var now: Double {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }
}
