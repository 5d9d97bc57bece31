import Bailiwick

/// Some lines of a stream on their way from requests to results.
final class LineJob: @unchecked Sendable {
  let chunk: LineChunk
  /// How many line ends it has, once somebody has counted them.
  var lineEndCount: Int?
  var isDone = false
  /// What is printed.
  @exclusivity(unchecked) var output = OutputBytes()
  @exclusivity(unchecked) var tally = Tally()
  /// What is said on standard error.
  var warnings: [String] = []

  init(chunkSize: Int) { chunk = LineChunk(size: chunkSize) }

  deinit { output.deallocate() }

  /// Makes it ready for other lines.
  func clear() {
    lineEndCount = nil
    isDone = false
    output.clear()
    tally = Tally()
    warnings = []
  }
}

/// What came out of requests, as far as the exit code tells.
struct Tally {
  var requests = 0
  var failures = 0
  private var isBlocked = false
  private var isUndecided = false

  mutating func count(_ outcome: Outcome) {
    requests += 1
    note(outcome)
  }

  private mutating func note(_ outcome: Outcome) {
    if let decision = outcome.decision { note(decision) }
    for person in outcome.people ?? [] { note(person.outcome) }
  }

  mutating func count(_ decision: Decision) {
    requests += 1
    note(decision)
  }

  mutating func countFailure() {
    requests += 1
    failures += 1
  }

  private mutating func note(_ decision: Decision) {
    switch decision {
    case .allow: break
    case .block: isBlocked = true
    case .undecided: isUndecided = true
    }
  }

  mutating func add(_ other: Tally) {
    requests += other.requests
    failures += other.failures
    isBlocked = isBlocked || other.isBlocked
    isUndecided = isUndecided || other.isUndecided
  }

  var status: ExitStatus { isBlocked ? .no : isUndecided ? .undecided : .yes }
}
