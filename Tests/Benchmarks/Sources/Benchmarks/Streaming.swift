import Bailiwick

/// Lines in memory, read, read and decided, and the verdicts printed too, on one thread.
func measureStreaming(_ options: Options) throws {
  var table = MarkdownTable(
    "workload", "bytes a line", "read ns", "read and decide ns", "and print ns", "bytes printed a line",
    "decisions a second")
  for folder in options.folders {
    let workload = try Workload(folder: folder, requestCount: options.requestCount)
    let policy = try workload.policy()
    let program = DecisionProgram(policy, tables: tabulate(policy))
    guard let decider = SlotDecider(program) else { throw BrokenWorkload(description: "the program has no code") }
    let lines = LineReading(workload, policy, decider)
    let count = lines.lines.count
    let reading = leastTime(passes: options.passCount) { for number in 0..<count { _ = lines.read(number) } }
    let deciding = leastTime(passes: options.passCount) { for number in 0..<count { lines.decide(number) } }
    let printer = VerdictJSON(program, policy: policy)
    var output = OutputBytes()
    defer { output.deallocate() }
    var printed = 0
    let printing = leastTime(passes: options.passCount) {
      printed = 0
      for number in 0..<count {
        lines.decide(number)
        output.clear()
        printer.append(&decider.verdict, to: &output)
        printed += output.count
      }
    }
    table.add(
      workload.name, "\(lines.lines.reduce(0) { $0 + $1.count + 1 } / count)", "\(reading / count)",
      "\(deciding / count)", "\(printing / count)", "\(printed / count)", "\(count * 1_000_000_000 / deciding)")
  }
  table.print()
}
