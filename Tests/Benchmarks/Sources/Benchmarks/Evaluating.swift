import Glibc

/// `bailiwick eval` from a file to nowhere, as a process of its own, on all cores.
///
/// What loading takes shows with few requests; the rates are of many less few, and so without it. The folders are not
/// read here: a process that is started counts its starter's memory as its own peak.
func measureEvaluating(_ options: Options) throws {
  let slash = CommandLine.arguments[0].lastIndex(of: "/")
  let directory = slash.map { CommandLine.arguments[0][..<$0] } ?? "."
  var table = MarkdownTable(
    "workload", "results", "requests", "wall s", "processor s", "requests a second", "requests a processor second",
    "with loading", "peak MB")
  for folder in options.folders {
    for (name, choice) in [
      ("summary", ["--summary"]), ("jsonl", ["--format", "jsonl"]), ("text", ["--format", "text"]),
    ] {
      func runs(_ facts: String) throws -> ProcessRun {
        let command = ["\(directory)/bailiwick", "eval", "\(folder)/policy.bwk", "--facts", facts, "--quiet"]
        var runs: [ProcessRun] = []
        for _ in 0..<options.passCount { runs.append(try run(command + choice)) }
        return runs.min { $0.wall < $1.wall } ?? runs[0]
      }
      let (fewFile, manyFile) = ("\(folder)/few.ndjson", "\(folder)/\(name == "text" ? "requests" : "many").ndjson")
      let (few, many) = (try runs(fewFile), try runs(manyFile))
      let count = try lineCount(manyFile)
      let more = Double(count - (try lineCount(fewFile)))
      table.add(
        folder.split(separator: "/").last.map(String.init) ?? folder, name, "\(count)",
        decimal(many.wall, places: 2), decimal(many.processor, places: 2),
        decimal(more / (many.wall - few.wall), places: 0), decimal(more / (many.processor - few.processor), places: 0),
        decimal(Double(count) / many.wall, places: 0), decimal(Double(many.peak) / 1e6, places: 0))
    }
  }
  table.add("goal", "", "", "", "", "8000000, hard 4000000", "", "", "100")
  table.print()
}

/// What a process took: seconds and bytes.
private struct ProcessRun {
  let wall: Double
  let processor: Double
  let peak: Int
}

struct FailedRun: Error {
  let command: [String]
  let status: Int32
}

private func run(_ command: [String]) throws -> ProcessRun {
  var actions = posix_spawn_file_actions_t()
  posix_spawn_file_actions_init(&actions)
  defer { posix_spawn_file_actions_destroy(&actions) }
  posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, "/dev/null", O_WRONLY, 0)
  var words: [UnsafeMutablePointer<CChar>?] = command.map { strdup($0) } + [nil]
  defer { for word in words { free(word) } }
  var noEnvironment: [UnsafeMutablePointer<CChar>?] = [nil]
  var process = pid_t()
  let start = Clocks.wall
  guard posix_spawn(&process, command[0], &actions, nil, &words, &noEnvironment) == 0 else {
    throw FailedRun(command: command, status: -1)
  }
  var status: Int32 = 0
  var usage = rusage()
  while wait4(process, &status, 0, &usage) < 0 { guard errno == EINTR else { break } }
  let wall = Double(Clocks.wall - start) / 1e9
  guard status == 0 else { throw FailedRun(command: command, status: status) }
  return ProcessRun(
    wall: wall, processor: seconds(usage.ru_utime) + seconds(usage.ru_stime), peak: usage.ru_maxrss * 1024)
}

private func seconds(_ time: timeval) -> Double { Double(time.tv_sec) + Double(time.tv_usec) / 1e6 }

/// How many lines a file has, read a little at a time.
private func lineCount(_ path: String) throws -> Int {
  let descriptor = open(path, O_RDONLY | O_CLOEXEC)
  guard descriptor >= 0 else { throw FailedRun(command: ["open", path], status: errno) }
  defer { close(descriptor) }
  var buffer = [UInt8](repeating: 0, count: 1 << 16)
  var lines = 0
  while true {
    let count = read(descriptor, &buffer, buffer.count)
    guard count > 0 else { return lines }
    for byte in buffer.prefix(count) where byte == UInt8(ascii: "\n") { lines += 1 }
  }
}
