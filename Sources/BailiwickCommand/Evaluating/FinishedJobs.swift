import Bailiwick

/// What becomes of jobs that are done: results are printed, warnings said, requests counted.
final class FinishedJobs {
  private let shared: SharedOptions
  private(set) var tally: Tally
  private(set) var progress: Progress

  init(shared: SharedOptions, tally: Tally, progress: Progress) {
    self.shared = shared
    self.tally = tally
    self.progress = progress
  }

  func take(_ job: LineJob) {
    for warning in job.warnings { shared.say(warning) }
    StandardStreams.result(UnsafeRawBufferPointer(start: job.output.start, count: job.output.count))
    tally.add(job.tally)
    progress.advance(by: job.tally.requests)
  }
}
