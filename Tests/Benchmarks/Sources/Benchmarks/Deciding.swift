import Bailiwick

/// One decision after the other in process: of requests that have been read, and from a request's bytes.
func measureDeciding(_ options: Options) throws {
  var decisions = MarkdownTable(
    "workload", "p50 µs", "p90 µs", "p99 µs", "mean µs", "allow µs", "block µs", "undecided µs", "growth",
    "in words, mean µs")
  var readings = MarkdownTable(
    "workload", "read p50 µs", "read and decide p50 µs", "p90 µs", "p99 µs", "mean µs",
    "lines left to the slow reader")
  var base: Int?
  for folder in options.folders {
    let workload = try Workload(folder: folder, requestCount: options.requestCount)
    let policy = try workload.policy()
    let program = DecisionProgram(policy, tables: tabulate(policy))
    let facts = try workload.facts(policy)
    let (decider, requests) = try slots(of: facts, program)
    let kinds = requests.map { request in
      _ = decider.decide(request)
      return decider.verdict.decision
    }
    let times = leastTimes(of: requests.count, passes: options.passCount) { _ = decider.decide(requests[$0]) }
    let mean = leastTime(passes: options.passCount) { for request in requests { _ = decider.decide(request) } }
    let inWords = Decider(program)
    let wordMean = leastTime(passes: options.passCount) { for facts in facts { _ = inWords.outcome(of: facts) } }
    if workload.name == "100" { base = mean }
    let byKind = [Decision.allow, .block, .undecided].map { kind in
      microseconds(zip(times, kinds).filter { $0.1 == kind }.map(\.0).mean)
    }
    decisions.add(
      workload.name, microseconds(times.percentile(50)), microseconds(times.percentile(90)),
      microseconds(times.percentile(99)), microseconds(mean / facts.count), byKind[0], byKind[1], byKind[2],
      base.map { decimal(Double(mean) / Double($0), places: 2) } ?? "", microseconds(wordMean / facts.count))

    let reading = LineReading(workload, policy, decider)
    let lines = reading.lines.indices
    let readTimes = leastTimes(of: lines.count, passes: options.passCount) { _ = reading.read($0) }
    let bothTimes = leastTimes(of: lines.count, passes: options.passCount) { reading.decide($0) }
    readings.add(
      workload.name, microseconds(readTimes.percentile(50)), microseconds(bothTimes.percentile(50)),
      microseconds(bothTimes.percentile(90)), microseconds(bothTimes.percentile(99)),
      microseconds(bothTimes.mean), "\(reading.leftCount)")
  }
  decisions.add("goal", "0.10, hard 0.30", "", "", "", "", "", "", "1.30, hard 2.00", "")
  readings.add("goal", "", "0.50", "", "", "", "")
  decisions.print()
  print()
  readings.print()
}

/// Decides the same requests several times over, so that two runs of different length tell what one costs.
func repeatDeciding(_ options: Options) throws {
  for folder in options.folders {
    let workload = try Workload(folder: folder, requestCount: options.requestCount)
    let policy = try workload.policy()
    let (decider, requests) = try slots(
      of: workload.facts(policy), DecisionProgram(policy, tables: tabulate(policy)))
    for _ in 0..<options.passCount { for request in requests { _ = decider.decide(request) } }
  }
}

/// The same from their bytes.
func repeatReading(_ options: Options) throws {
  for folder in options.folders {
    let workload = try Workload(folder: folder, requestCount: options.requestCount)
    let policy = try workload.policy()
    let decider = SlotDecider(DecisionProgram(policy, tables: tabulate(policy)))
    guard let decider else { throw BrokenWorkload(description: "the program has no code") }
    let reading = LineReading(workload, policy, decider)
    for _ in 0..<options.passCount { for number in reading.lines.indices { reading.decide(number) } }
  }
}

/// Requests as deciding reads them.
private func slots(of facts: [Facts], _ program: DecisionProgram) throws -> (SlotDecider, [RequestSlots]) {
  guard let decider = SlotDecider(program) else { throw BrokenWorkload(description: "the program has no code") }
  let requests = facts.map { _ in RequestSlots(decider.plan) }
  for (request, facts) in zip(requests, facts) where !request.fill(facts, decider.plan) {
    throw BrokenWorkload(description: "a request does not fit in slots")
  }
  return (decider, requests)
}
