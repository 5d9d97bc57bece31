import Glibc

/// Times in nanoseconds.
enum Clocks {
  /// The processor time of this thread: what others run beside it does not count.
  static var thread: Int { read(CLOCK_THREAD_CPUTIME_ID) }

  /// The time that passes. To ask for it takes some 20 ns, against 200 and more for a thread's.
  static var wall: Int { read(CLOCK_MONOTONIC) }

  private static func read(_ clock: clockid_t) -> Int {
    var time = timespec()
    clock_gettime(clock, &time)
    return time.tv_sec * 1_000_000_000 + time.tv_nsec
  }

  /// What it takes to ask twice for the time and do nothing between.
  static let wallOverhead = (0..<10_000).reduce(Int.max) { least, _ in
    let start = wall
    return min(least, wall - start)
  }
}

/// The processor time that the quickest of several passes takes.
func leastTime(passes: Int, _ work: () throws -> Void) rethrows -> Int {
  var least = Int.max
  for _ in 0..<passes {
    let start = Clocks.thread
    try work()
    least = min(least, Clocks.thread - start)
  }
  return least
}

/// The time of each of many short works, the quickest of several passes over them all: a pass that was
/// interrupted does not count, and each work finds the caches as its predecessors leave them.
func leastTimes(of count: Int, passes: Int, _ work: (Int) -> Void) -> [Int] {
  var least = [Int](repeating: .max, count: count)
  for _ in 0..<passes {
    for index in 0..<count {
      let start = Clocks.wall
      work(index)
      least[index] = min(least[index], Clocks.wall - start)
    }
  }
  return least.map { max(0, $0 - Clocks.wallOverhead) }
}

extension [Int] {
  /// The number at or below which this share of them is, in percent.
  func percentile(_ share: Int) -> Int {
    sorted()[Swift.min(count * share / 100, count - 1)]
  }

  var mean: Int { isEmpty ? 0 : reduce(0, +) / count }
}
