import Glibc
import Synchronization

/// How far something long is: a line on standard error, only on a terminal and after half a second.
///
///     deciding: 1200000 requests, 5100000 a second
///     looking for tests: 12000 of 30000 borders, 2500 a second, 7 s left
struct Progress {
  private let phase: String
  private let unit: String
  /// How many there are in all, where that is known.
  private var total: Int?
  private let isWanted: Bool
  private let start = Progress.now
  private var shownAt = 0.0
  private var count = 0
  private var isShown = false

  /// - Parameters:
  ///   - phase: what is being done: `deciding`.
  ///   - unit: what is counted, in the plural: `requests`.
  ///   - sharesTerminal: whether results are printed meanwhile, which must not meet it on one terminal.
  init(_ phase: String, of unit: String, shared: SharedOptions, sharesTerminal: Bool = false) {
    self.phase = phase
    self.unit = unit
    isWanted =
      !shared.quiet && StandardStreams.isTerminal(STDERR_FILENO)
      && !(sharesTerminal && StandardStreams.isTerminal(STDOUT_FILENO))
  }

  /// Counts one more.
  mutating func advance() {
    count += 1
    if count.isMultiple(of: 64) { show() }
  }

  /// Counts many more.
  mutating func advance(by added: Int) {
    count += added
    show()
  }

  /// So many are done of so many.
  mutating func reach(_ done: Int, of total: Int) {
    count = done
    self.total = total
    show()
  }

  private mutating func show() {
    guard isWanted else { return }
    let elapsed = Self.now - start
    guard elapsed > 0.5, elapsed - shownAt > 0.2 else { return }
    shownAt = elapsed
    isShown = true
    let rate = Double(count) / elapsed
    let amount = total.map { "\(count) of \($0) \(unit)" } ?? "\(count) \(unit)"
    let left = total.map { ", \(Int((Double($0 - count) / max(rate, 1)).rounded(.up))) s left" } ?? ""
    write("\r\u{1B}[K\(phase): \(amount), \(Int(rate)) a second\(left)")
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

/// The same for work that goes on in several threads.
final class SharedProgress: Sendable {
  private let progress: Mutex<Progress>

  init(_ progress: consuming Progress) { self.progress = Mutex(progress) }

  /// So many are done of so many.
  func reach(_ done: Int, of total: Int) { progress.withLock { $0.reach(done, of: total) } }

  /// Takes the line away, as before results.
  func erase() { progress.withLock { $0.erase() } }
}
