import Bailiwick
import BailiwickSource
import Glibc

/// Lines decided on all cores, and their results in the order of the lines.
///
///              ┌─▶ worker ─┐
///     lines ───┤           ├──▶ jobs that are done ──▶ results
///              └─▶ worker ─┘
///
/// Workers take turns in reading, and each decides what it has read, which then is in its nearest memory. Whoever has
/// done the first job delivers it, and those after it that are done. A few jobs are on their way at once, however long
/// the stream is.
final class LinePipeline: @unchecked Sendable {
  private let evaluators: [LineEvaluator]
  /// Fills a chunk. Returns whether there is another one.
  private let read: (LineChunk) throws -> Bool
  /// Takes a job's results.
  private let deliver: (LineJob) -> Void

  /// Held by who reads.
  private let reading = Lock()
  private var isAtEnd = false
  private var failure: (any Error)?

  /// Held by who looks at what follows.
  private let lock = Lock()
  /// In the order of the lines.
  private var jobs: [LineJob] = []
  private var isDelivering = false
  /// Jobs to use again.
  private var spare: [LineJob] = []
  /// The line in which the first job begins.
  private var nextLine: Int

  /// What is read at once has room in the second cache, beside what deciding reads.
  private static let chunkSize = 1 << 17

  static let coreCount = max(1, min(64, sysconf(Int32(_SC_NPROCESSORS_ONLN))))

  /// - Parameters:
  ///   - read: called by one thread at a time, as is `deliver`.
  ///   - firstLine: the line in which the first chunk begins.
  init(
    _ evaluators: [LineEvaluator], firstLine: Int, read: @escaping (LineChunk) throws -> Bool,
    deliver: @escaping (LineJob) -> Void
  ) {
    self.evaluators = evaluators
    self.read = read
    self.deliver = deliver
    nextLine = firstLine
  }

  /// Decides all lines, and delivers them. Throws what reading throws, after what was read before.
  func run() throws {
    let threads = evaluators.map { evaluator in
      let work = Unmanaged.passRetained(ThreadWork { [self] in run(evaluator) })
      var thread = pthread_t()
      let status = pthread_create(&thread, nil, runThreadWork, work.toOpaque())
      precondition(status == 0, "no thread can be started")
      return thread
    }
    for thread in threads { pthread_join(thread, nil) }
    if let failure { throw failure }
  }

  /// Waits until all jobs are delivered, as before waiting for more lines; for who reads.
  func drain() {
    lock.hold { while isDelivering || !jobs.isEmpty { lock.wait() } }
  }

  // MARK: Workers

  private func run(_ evaluator: LineEvaluator) {
    while let job = nextJob() {
      let lineEndCount = evaluator.evaluate(job) { self.firstLine(of: job) }
      lock.hold {
        job.lineEndCount = lineEndCount
        job.isDone = true
      }
      deliverFirst()
    }
  }

  /// Reads lines, as soon as not too many have been read that cannot be delivered.
  private func nextJob() -> LineJob? {
    let job = lock.hold {
      while jobs.count > evaluators.count * 2 { lock.wait() }
      return spare.popLast() ?? LineJob(chunkSize: Self.chunkSize)
    }
    return reading.hold {
      guard !isAtEnd else { return nil }
      do {
        isAtEnd = try !read(job.chunk)
      } catch {
        (isAtEnd, failure) = (true, error)
      }
      guard !isAtEnd else { return nil }
      lock.hold { jobs.append(job) }
      return job
    }
  }

  /// Delivers the first jobs, as far as they are done, unless another worker does.
  private func deliverFirst() {
    guard var job = lock.hold({ isDelivering ? nil : takeFirst() }) else { return }
    while true {
      deliver(job)
      job.clear()
      let next = lock.hold {
        spare.append(job)
        return takeFirst()
      }
      guard let next else { return }
      job = next
    }
  }

  /// Takes out the first job if it is done; with the lock held.
  private func takeFirst() -> LineJob? {
    isDelivering = jobs.first?.isDone == true
    lock.tell()
    guard isDelivering else { return nil }
    let job = jobs.removeFirst()
    nextLine += job.lineEndCount ?? 0
    return job
  }

  /// The line in which a job begins, for which the line ends of those before it must be counted.
  private func firstLine(of job: LineJob) -> Int {
    lock.hold {
      var line = nextLine
      for other in jobs {
        if other === job { break }
        let count = other.lineEndCount ?? other.chunk.lineEndCount
        other.lineEndCount = count
        line += count
      }
      return line
    }
  }
}

/// The function of a thread.
private func runThreadWork(_ argument: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
  if let argument { Unmanaged<ThreadWork>.fromOpaque(argument).takeRetainedValue().work() }
  return nil
}

private final class ThreadWork {
  let work: () -> Void

  init(_ work: @escaping () -> Void) { self.work = work }
}
