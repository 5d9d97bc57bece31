import Glibc
import Synchronization

/// The threads that do the pieces of jobs: whoever begins a job, and a worker for each other core.
///
/// A job may be begun within a piece of another. Whoever is free then takes its pieces: workers, and those who wait for
/// the job around it.
///
///     begins A   piece of A   piece of A   waits for A: piece of B …
///     worker     piece of A   begins B     piece of B   piece of B …
///
/// Workers take pieces of the latest job first, so that one which can wait is begun before what others wait for. Who
/// waits takes none but of jobs within its own: it may hold what the pieces of others want to have.
final class Crew: @unchecked Sendable {
  /// The one of this process, which ends with it.
  static let standard = Crew(workerCount: max(1, min(64, sysconf(Int32(_SC_NPROCESSORS_ONLN)))) - 1)

  private let workerCount: Int
  /// Held by who looks at the jobs.
  private let lock = Lock()
  /// Those of which pieces may be left, the latest last.
  private var jobs: [Job] = []
  private var hasWorkers = false

  private init(workerCount: Int) { self.workerCount = workerCount }

  /// Does all pieces of a job, each once, and returns when they are done.
  func perform(_ count: Int, _ piece: @Sendable (Int) -> Void) {
    guard count > 1 else {
      if count == 1 { piece(0) }
      return
    }
    perform(count, after: {}, piece)
  }

  /// The same, when who begins the job has done something else; whoever is free takes its pieces meanwhile.
  func perform(_ count: Int, after other: () -> Void, _ piece: @Sendable (Int) -> Void) {
    withoutActuallyEscaping(piece) { piece in
      let job = Job(count, within: Job.current, piece)
      lock.hold {
        hireWorkers()
        jobs.append(job)
        lock.tell()
      }
      other()
      while let number = job.next() { job.perform(number) }
      lock.hold {
        jobs.removeAll { $0 === job }
        while job.helperCount > 0 {
          if !help(where: { $0.isWithin(job) }) { lock.wait() }
        }
      }
      job.piece = nil
    }
  }

  /// Does a piece of the latest job of which one is left, for who holds the lock. Returns whether there is one.
  private func help(where isWanted: (Job) -> Bool = { _ in true }) -> Bool {
    while let job = jobs.last(where: { !$0.isGivenOut && isWanted($0) }) {
      guard let number = job.next() else { continue }
      job.helperCount += 1
      lock.release { job.perform(number) }
      job.helperCount -= 1
      if job.helperCount == 0 { lock.tell() }
      return true
    }
    return false
  }

  private func hireWorkers() {
    guard !hasWorkers, workerCount > 0 else { return }
    hasWorkers = true
    // Signals are for who waits for the process, and a worker begins with the mask of who hires it.
    var (mask, former) = (sigset_t(), sigset_t())
    sigfillset(&mask)
    for fault in [SIGILL, SIGTRAP, SIGFPE, SIGBUS, SIGSEGV, SIGSYS] { sigdelset(&mask, fault) }
    pthread_sigmask(SIG_SETMASK, &mask, &former)
    defer { pthread_sigmask(SIG_SETMASK, &former, nil) }
    for _ in 0..<workerCount {
      var thread = pthread_t()
      // With fewer workers all is done as well, and later.
      guard pthread_create(&thread, nil, runWorker, Unmanaged.passUnretained(self).toOpaque()) == 0 else { return }
      pthread_detach(thread)
    }
  }

  /// Takes pieces for ever.
  fileprivate func work() {
    lock.hold {
      while true {
        if !help() { lock.wait() }
      }
    }
  }
}

/// The function of a worker's thread.
private func runWorker(_ crew: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
  if let crew { Unmanaged<Crew>.fromOpaque(crew).takeUnretainedValue().work() }
  return nil
}

/// Pieces that are given out one after the other.
private final class Job: @unchecked Sendable {
  private let count: Int
  /// The job to which the piece belongs that has begun this one.
  private let outer: Job?
  /// `nil` when all is done.
  var piece: (@Sendable (Int) -> Void)?
  /// How many others take pieces; for who holds the crew's lock.
  var helperCount = 0
  private let givenOut = Atomic(0)

  init(_ count: Int, within outer: Job?, _ piece: @escaping @Sendable (Int) -> Void) {
    self.count = count
    self.outer = outer
    self.piece = piece
  }

  var isGivenOut: Bool { givenOut.load(ordering: .relaxed) >= count }

  func isWithin(_ job: Job) -> Bool { outer.map { $0 === job || $0.isWithin(job) } ?? false }

  /// The number of a piece that nobody else does; `nil` when all are given out.
  func next() -> Int? {
    let number = givenOut.add(1, ordering: .relaxed).oldValue
    return number < count ? number : nil
  }

  func perform(_ number: Int) {
    let former = Job.current
    Job.current = self
    piece?(number)
    Job.current = former
  }

  /// The job of which this thread does a piece.
  static var current: Job? {
    get { pthread_getspecific(key).map { Unmanaged<Job>.fromOpaque($0).takeUnretainedValue() } }
    set { pthread_setspecific(key, newValue.map { Unmanaged.passUnretained($0).toOpaque() }) }
  }

  private static let key: pthread_key_t = {
    var key = pthread_key_t()
    pthread_key_create(&key, nil)
    return key
  }()
}
