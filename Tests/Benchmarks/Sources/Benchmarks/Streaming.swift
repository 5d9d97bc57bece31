import Bailiwick

/// A stream of requests in memory, read, and read and decided, on one thread and without printing.
func measureStreaming(_ options: Options) throws {
  var table = MarkdownTable("workload", "read µs", "read and decide µs", "decisions a second")
  for folder in options.folders {
    let workload = try Workload(folder: folder, requestCount: options.requestCount)
    let bytes = Array(workload.lines.joined(separator: [10]))
    let policy = try workload.policy()
    let reader = FactsReader(policy)
    let decider = Decider(DecisionProgram(policy, tables: tabulate(policy)))
    let count = workload.lines.count
    let reading = try leastTime(passes: options.passCount) {
      var stream = RequestStream(reader: reader, fill: Memory(bytes).fill)
      while try stream.next() != nil {}
    }
    let deciding = try leastTime(passes: options.passCount) {
      var stream = RequestStream(reader: reader, fill: Memory(bytes).fill)
      while let request = try stream.next() { _ = decider.outcome(of: try request.facts.get().facts) }
    }
    table.add(
      workload.name, microseconds(reading / count), microseconds(deciding / count),
      "\(count * 1_000_000_000 / deciding)")
  }
  table.print()
}
