import Bailiwick
import Glibc

/// Lines decided on all cores, and their results in the order of the lines.
///
///                  ┌─ worker ─┐
///     chunks ──▶ jobs         jobs that are done ──▶ results
///                  └─ worker ─┘
///
/// A few jobs are on their way at once, however long the stream is.
final class LinePipeline: @unchecked Sendable {
  private let evaluators: [LineEvaluator]
  private let mutex: UnsafeMutablePointer<pthread_mutex_t>
  private let changed: UnsafeMutablePointer<pthread_cond_t>
  /// In the order of the lines; the first `takenCount` have been taken by workers.
  private var jobs: [LineJob] = []
  private var takenCount = 0
  private var isClosed = false
  private var threads: [pthread_t] = []
  /// Jobs to use again.
  private var spare: [LineJob] = []
  /// The line in which the first job begins.
  private var nextLine: Int
  /// Takes a job's results.
  private let deliver: (LineJob) -> Void

  private static let chunkSize = 1 << 18

  static let coreCount = max(1, min(64, sysconf(Int32(_SC_NPROCESSORS_ONLN))))

  init(_ evaluators: [LineEvaluator], firstLine: Int, deliver: @escaping (LineJob) -> Void) {
    self.evaluators = evaluators
    self.deliver = deliver
    nextLine = firstLine
    mutex = .allocate(capacity: 1)
    changed = .allocate(capacity: 1)
    pthread_mutex_init(mutex, nil)
    pthread_cond_init(changed, nil)
  }

  deinit {
    pthread_mutex_destroy(mutex)
    pthread_cond_destroy(changed)
    mutex.deallocate()
    changed.deallocate()
  }

  /// A job to fill with lines.
  func emptyJob() -> LineJob {
    guard let job = spare.popLast() else { return LineJob(chunkSize: Self.chunkSize) }
    job.clear()
    return job
  }

  /// Has the lines of a job decided, and delivers what is done, in order.
  func submit(_ job: LineJob) {
    startThreads()
    pthread_mutex_lock(mutex)
    jobs.append(job)
    pthread_cond_broadcast(changed)
    pthread_mutex_unlock(mutex)
    while let done = popFirst(waits: jobs.count > evaluators.count * 2) { recycle(done) }
  }

  /// Waits for all jobs, as before waiting for more lines, and delivers them.
  func drain() {
    while let job = popFirst(waits: true) { recycle(job) }
  }

  /// Ends the threads, after all jobs.
  func finish() {
    drain()
    pthread_mutex_lock(mutex)
    isClosed = true
    pthread_cond_broadcast(changed)
    pthread_mutex_unlock(mutex)
    for thread in threads { pthread_join(thread, nil) }
    threads = []
  }

  private func recycle(_ job: LineJob) {
    deliver(job)
    spare.append(job)
  }

  /// Takes out the first job if it is done, or when it is.
  private func popFirst(waits: Bool) -> LineJob? {
    pthread_mutex_lock(mutex)
    defer { pthread_mutex_unlock(mutex) }
    guard let job = jobs.first else { return nil }
    while !job.isDone {
      if !waits { return nil }
      pthread_cond_wait(changed, mutex)
    }
    nextLine += job.lineEndCount ?? 0
    takenCount -= 1
    return jobs.removeFirst()
  }

  // MARK: Threads

  private func startThreads() {
    guard threads.isEmpty else { return }
    for evaluator in evaluators {
      let work = Unmanaged.passRetained(ThreadWork { [self] in run(evaluator) })
      var thread = pthread_t()
      let status = pthread_create(&thread, nil, runThreadWork, work.toOpaque())
      precondition(status == 0, "no thread can be started")
      threads.append(thread)
    }
  }

  private func run(_ evaluator: LineEvaluator) {
    while let job = takeJob() {
      let lineEndCount = evaluator.evaluate(job) { self.firstLine(of: job) }
      pthread_mutex_lock(mutex)
      job.lineEndCount = lineEndCount
      job.isDone = true
      pthread_cond_broadcast(changed)
      pthread_mutex_unlock(mutex)
    }
  }

  private func takeJob() -> LineJob? {
    pthread_mutex_lock(mutex)
    defer { pthread_mutex_unlock(mutex) }
    while takenCount == jobs.count {
      if isClosed { return nil }
      pthread_cond_wait(changed, mutex)
    }
    defer { takenCount += 1 }
    return jobs[takenCount]
  }

  /// The line in which a job begins, for which the line ends of those before it must be counted.
  private func firstLine(of job: LineJob) -> Int {
    pthread_mutex_lock(mutex)
    defer { pthread_mutex_unlock(mutex) }
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

/// The function of a thread.
private func runThreadWork(_ argument: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
  if let argument { Unmanaged<ThreadWork>.fromOpaque(argument).takeRetainedValue().work() }
  return nil
}

private final class ThreadWork {
  let work: () -> Void

  init(_ work: @escaping () -> Void) { self.work = work }
}
