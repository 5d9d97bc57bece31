import ArgumentParser
import Bailiwick

/// Writes the tests of borders that are missing: as the result, or to the end of a policy.
struct BorderTestWriter {
  private let paths: [String]
  private let output: String?
  private let shared: SharedOptions

  init(_ paths: [String], output: String?, _ shared: SharedOptions) {
    self.paths = paths
    self.output = output
    self.shared = shared
  }

  func write() throws {
    if let output { try Destinations(reading: []).expectFree(output, for: .policy) }
    let programs = try TestedPrograms(paths, shared)
    guard let runners = programs.runners(shared, facts: FactFiles()) else { throw ExitStatus.unreadable }
    var coverage = runners.reduce(into: CoverageReport()) { $0.merge($1.runner.shown) }
    var written: [(member: TestedPrograms.Member, tests: BorderTests)] = []
    var unwritten: [String] = []
    for (member, runner) in runners {
      let tests = runner.borderTests(besides: coverage, factFile: output.map(factFile))
      coverage.merge(tests.coverage)
      unwritten += tests.unwritten.filter { !unwritten.contains($0) }
      if tests.count > 0 { written.append((member, tests)) }
    }
    if let output, let first = written.first {
      guard runners.count == 1 else {
        throw ValidationError("--output takes the tests of one program, and there are \(runners.count): name one")
      }
      try add(first.tests, of: first.member, to: output)
    } else {
      printTests(written, areSeveral: runners.count > 1)
    }
    for line in unwritten { shared.say(line) }
    let count = written.map(\.tests.count).reduce(0, +)
    let verdict =
      count == 0 ? "no test is missing that could be written" : "\(count == 1 ? "1 test" : "\(count) tests") written"
    shared.say(verdict + (count == 0 ? "" : "; they expect what the policy does now: read them before they stay"))
  }

  private func printTests(_ written: [(member: TestedPrograms.Member, tests: BorderTests)], areSeveral: Bool) {
    for (number, (member, tests)) in written.enumerated() {
      let heading = areSeveral ? "# For \(member.name).\n\n" : ""
      StandardStreams.result((number > 0 ? "\n" : "") + heading + tests.text)
    }
  }

  /// Names the files of facts beside a file of tests: `borders-1.json`, or on from the last that is there.
  private func factFile(beside path: String) -> (Int) -> String {
    let name = path.split(separator: "/").last.map(String.init) ?? path
    let stem = name.hasSuffix(".bwk") ? String(name.dropLast(4)) : name
    let numbers = FileSystem.entries(of: FileSystem.folder(of: path)).compactMap { entry -> Int? in
      guard entry.hasPrefix("\(stem)-"), entry.hasSuffix(".json") else { return nil }
      return Int(entry.dropFirst(stem.count + 1).dropLast(5))
    }
    let first = (numbers.max() ?? 0) + 1
    return { "\(stem)-\(first + $0).json" }
  }

  /// Writes the facts that tests read, beside the file that is to have the tests.
  private func write(_ files: [(name: String, bytes: [UInt8])], beside path: String) throws {
    let folder = FileSystem.folder(of: path)
    for file in files {
      try FileSystem.replace(folder == "." ? file.name : "\(folder)/\(file.name)", with: file.bytes)
    }
  }

  /// Adds tests to the end of a file of their program, or makes a file that uses the program.
  private func add(_ tests: BorderTests, of program: TestedPrograms.Member, to path: String) throws {
    let isThere = FileSystem.isFile(path)
    let absolute = FileSystem.absolute(path)
    if isThere {
      let files = program.compilation.files.filter { $0.name != shared.stdinFilename }
      guard let file = files.first(where: { FileSystem.absolute($0.name) == absolute }) else {
        throw DestinationRefusal(path: path, reason: "it is there, and no part of the program")
      }
      guard try FileSystem.read(path) == file.bytes else {
        throw LoadingError(path: path, reason: "it has changed since it was read", action: .write)
      }
      try write(tests.factFiles, beside: path)
      let end = file.bytes.isEmpty ? "" : file.bytes.last == UInt8(ascii: "\n") ? "\n" : "\n\n"
      try FileSystem.replace(path, with: file.bytes + Array((end + tests.text).utf8))
    } else {
      guard !program.paths.contains("-") else {
        throw LoadingError(path: path, reason: "a policy on standard input cannot be used by it", action: .write)
      }
      for policy in program.paths where !canUse(policy, from: path) {
        throw LoadingError(path: path, reason: "from there \(policy) cannot be used", action: .write)
      }
      try write(tests.factFiles, beside: path)
      let uses = program.paths.map { "use \"\(FileSystem.path(of: $0, from: path))\"\n" }.joined()
      try FileSystem.replace(path, with: Array((uses + "\n" + tests.text).utf8))
    }
  }

  /// Whether a policy lies in what is the program's directory when a file is run alone: the working directory where it
  /// holds the file, else the file's own.
  private func canUse(_ policy: String, from path: String) -> Bool {
    let slash = path.lastIndex(of: "/").map { String(path[..<$0]) }
    let directory = FileSystem.absolute(slash.map { $0.isEmpty ? "/" : $0 } ?? ".")
    let working = FileSystem.workingDirectory
    let root = (directory + "/").hasPrefix(working + "/") ? working : directory
    return root == "/" || FileSystem.absolute(policy).hasPrefix(root + "/")
  }
}
